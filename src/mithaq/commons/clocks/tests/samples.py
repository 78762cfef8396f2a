import datetime as dt
from itertools import count

from mithaq.commons.clocks.models import Holiday
from mithaq.kit.testing import Sample, mark, samples

days = count(1)


def holiday(town):
    return Holiday.objects.create(date=dt.date(2030, 1, 1) + dt.timedelta(days=next(days)), name=mark(town))


samples.add(Sample(code="clocks.holiday", make=holiday))
