from mithaq.commons.search.models import Synonym
from mithaq.kit.testing import Sample, mark, samples


def synonym(town):
    return Synonym.objects.create(words=[str(mark(town)), "lighting"])


samples.add(Sample(code="search.synonym", make=synonym))
