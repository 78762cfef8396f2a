from mithaq.commons.discuss.tests.samples import comment
from mithaq.commons.moderation.enums import Abuse
from mithaq.commons.moderation.models import Report
from mithaq.kit.testing import Sample, mark, samples


def report(town):
    return Report.objects.create(comment=comment(town), why=Abuse.OTHER, text=str(mark(town)))


samples.add(Sample(code="moderation.report", make=report, hidden=report))
