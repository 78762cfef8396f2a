"""Inside a town its own clock runs: dates change at its midnight, not at that of Greenwich."""

import datetime as dt

import time_machine
from django.utils import timezone

from mithaq.commons.tenancy.context import inside

# Half past ten in the evening in Greenwich: half past eleven in Regueb, half past one of the next day in Salt.
LATE = dt.datetime(2026, 3, 9, 22, 30, tzinfo=dt.UTC)


def test_inside_when_it_is_past_midnight_in_the_town_then_today_is_the_towns_day(regueb, salt):
    with time_machine.travel(LATE, tick=False):
        with inside(regueb):
            assert timezone.localdate() == dt.date(2026, 3, 9)
        with inside(salt):
            assert timezone.localdate() == dt.date(2026, 3, 10)
            assert timezone.make_aware(dt.datetime(2026, 3, 10, 12)).utcoffset() == dt.timedelta(hours=3)
        assert timezone.get_current_timezone_name() == "UTC"


def test_inside_when_another_town_is_opened_within_then_the_first_clock_comes_back(regueb, salt):
    with inside(regueb):
        with inside(salt):
            assert timezone.get_current_timezone_name() == "Asia/Amman"
        assert timezone.get_current_timezone_name() == "Africa/Tunis"
