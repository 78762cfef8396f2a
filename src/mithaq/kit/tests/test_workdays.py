"""Counting days in Tunisia and Jordan."""

import datetime as dt

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.kit.workdays import DayLine, Holiday, NoWorkingDay, WorkCalendar

SATURDAY_SUNDAY = {5, 6}
FRIDAY_SATURDAY = {4, 5}
days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_working_term_when_jordan_with_eid_then_due_after_it():
    eid = [Holiday(d(f"2026-03-{n}"), {"en": "Eid al-Fitr"}) for n in (20, 21, 22)]
    jordan = WorkCalendar.of(FRIDAY_SATURDAY, eid)
    # Filed Sunday 1 March: 15 working days, Friday and Saturday off, Sunday 22 is Eid.
    assert jordan.add_days(d("2026-03-01"), 15, "working") == d("2026-03-23")
    assert WorkCalendar.of(FRIDAY_SATURDAY).add_days(d("2026-03-01"), 15, "working") == d("2026-03-22")


def test_working_term_when_tunisia_then_saturday_and_sunday_are_off():
    independence = Holiday(d("2026-03-20"), {"en": "Independence Day"}, "confirmed")
    tunisia = WorkCalendar.of(SATURDAY_SUNDAY, [independence])
    assert tunisia.add_days(d("2026-03-16"), 5, "working") == d("2026-03-24")
    assert tunisia.add_days(d("2026-03-16"), 20, "calendar") == d("2026-04-05")


def test_wrong_calendar_when_used_in_jordan_then_216_due_dates_of_2026_are_wrong():
    known = holidays.country_holidays("JO", years=(2026, 2027))
    jordan = WorkCalendar.of(FRIDAY_SATURDAY, [Holiday(day, {"en": name}) for day, name in known.items()])
    naive = WorkCalendar.of(SATURDAY_SUNDAY)
    starts = [d("2026-01-01") + dt.timedelta(days=i) for i in range(365)]
    wrong = [s for s in starts if jordan.add_days(s, 15, "working") != naive.add_days(s, 15, "working")]
    assert len(wrong) == 216


def test_reckon_when_weekend_and_holiday_then_each_day_says_why():
    holiday = Holiday(d("2026-05-25"), {"en": "Independence Day"}, "confirmed", "law")
    jordan = WorkCalendar.of(FRIDAY_SATURDAY, [holiday])
    assert jordan.reckon(d("2026-05-21"), 2, "working") == [
        DayLine(d("2026-05-21"), None, "start"),
        DayLine(d("2026-05-22"), None, "weekend"),
        DayLine(d("2026-05-23"), None, "weekend"),
        DayLine(d("2026-05-24"), 1, "counted"),
        DayLine(d("2026-05-25"), None, "holiday", holiday),
        DayLine(d("2026-05-26"), 2, "counted"),
    ]


def test_reckon_when_calendar_days_then_weekends_count():
    calendar = WorkCalendar.of(SATURDAY_SUNDAY)
    lines = calendar.reckon(d("2026-01-02"), 3)
    assert [(line.date.day, line.number, line.counted) for line in lines] == [
        (2, None, False),
        (3, 1, True),
        (4, 2, True),
        (5, 3, True),
    ]


def test_start_rule_when_same_day_then_first_day_counts():
    calendar = WorkCalendar.of(SATURDAY_SUNDAY)
    assert calendar.add_days(d("2026-01-05"), 5, "working", "same_day") == d("2026-01-09")
    assert calendar.add_days(d("2026-01-05"), 5, "calendar", "same_day") == d("2026-01-09")
    assert calendar.add_days(d("2026-01-03"), 1, "working", "same_day") == d("2026-01-05")


@pytest.mark.parametrize("unit", ["calendar", "working"])
@pytest.mark.parametrize("rule", ["day_after", "same_day"])
def test_term_when_zero_then_due_at_once_and_when_negative_then_refused(unit, rule):
    calendar = WorkCalendar.of(SATURDAY_SUNDAY)
    assert calendar.add_days(d("2026-01-03"), 0, unit, rule) == d("2026-01-03")
    with pytest.raises(ValueError, match="backwards"):
        calendar.add_days(d("2026-01-03"), -1, unit, rule)


def test_term_when_no_day_is_worked_then_refused():
    with pytest.raises(NoWorkingDay):
        WorkCalendar.of(range(7)).add_days(d("2026-01-01"), 1, "working")


def test_working_days_between_when_end_is_first_then_negative():
    calendar = WorkCalendar.of(SATURDAY_SUNDAY)
    assert calendar.working_days_between(d("2026-01-02"), d("2026-01-09")) == 5
    assert calendar.working_days_between(d("2026-01-09"), d("2026-01-02")) == -5
    assert calendar.working_days_between(d("2026-01-09"), d("2026-01-09")) == 0


@given(days, st.integers(1, 60), st.sampled_from([SATURDAY_SUNDAY, FRIDAY_SATURDAY]))
def test_working_term_when_counted_back_then_same_number(start, n, weekend):
    calendar = WorkCalendar.of(weekend)
    due = calendar.add_days(start, n, "working")
    assert (calendar.working_days_between(start, due), calendar.is_working(due)) == (n, True)


@given(days, st.integers(0, 60), st.sampled_from(["day_after", "same_day"]))
def test_calendar_term_when_reckoned_then_same_due_date(start, n, rule):
    calendar = WorkCalendar.of(FRIDAY_SATURDAY)
    assert calendar.reckon(start, n, "calendar", rule)[-1].date == calendar.add_days(
        start, n, "calendar", rule
    )
