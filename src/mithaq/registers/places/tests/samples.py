from itertools import count

from mithaq.kit.testing import Sample, mark, samples
from mithaq.registers.places.models import Zone

numbers = count(1)


def zone(town):
    return Zone.objects.create(code=f"sample-{next(numbers)}", name=mark(town), population=1000)


samples.add(Sample(code="places.zone", make=zone))
