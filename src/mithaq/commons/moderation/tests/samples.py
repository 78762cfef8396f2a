"""One more report, on a comment of the house's own samples."""

from mithaq.commons.moderation.enums import Abuse
from mithaq.commons.moderation.models import Report
from mithaq.kit.testing import Sample, mark, samples


def report(town):
    comment = samples.get("discuss.comment").make(town)
    words = str(mark(town, hidden=True))
    return Report.objects.create(comment=comment, why=Abuse.values[0], text=words)


samples.add(Sample(code="moderation.report", make=report, hidden=report))
