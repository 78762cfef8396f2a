"""Every day of 2026 against a table made by another method (see data/make_due_dates.py), and the law of its day."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from mithaq.commons.access.actor import system
from mithaq.commons.audit.events import events
from mithaq.commons.audit.queries import history_of
from mithaq.commons.clocks.actions import (
    add_holiday,
    confirm_holidays,
    draft_year,
    shift_holidays,
    start_clock,
)
from mithaq.commons.clocks.models import Clock, Holiday
from mithaq.commons.clocks.queries import calendar_of, clock_of
from mithaq.commons.clocks.reckoning import Setting, due
from mithaq.commons.tenancy.context import inside, profile_of
from mithaq.kit.i18n import Text

NOON = dt.time(12)
FIRST = dt.date(2026, 1, 1)


def table() -> list[dict[str, dt.date]]:
    with (Path(__file__).parent / "data" / "due_2026.csv").open(encoding="utf-8") as rows:
        return [{key: dt.date.fromisoformat(day) for key, day in row.items()} for row in csv.DictReader(rows)]


def reckoned(town, term: str, more: str = "") -> list[dt.date]:
    """The due day of each day of 2026 by the engine, with the town's law and calendar."""
    profile = profile_of(town)
    setting = Setting(calendar_of(town, FIRST), profile.zone)
    law, extension = profile.deadline(term), profile.deadline(more) if more else None
    found = []
    for number in range(365):
        start = dt.datetime.combine(FIRST + dt.timedelta(days=number), NOON, profile.zone)
        clock = Clock(started_at=start, n=law.n, unit=law.unit, start_rule=law.start_rule)
        if extension:
            clock.extension_n, clock.extension_unit = extension.n, extension.unit
        found.append(setting.day_of(due(clock, setting)))
    return found


def column(name: str) -> list[dt.date]:
    return [row[name] for row in table()]


def move_the_eids(by) -> None:
    """The moon was seen a day later: officers move what was estimated of both feasts, and confirm the rest."""
    for year in (2026, 2027):
        draft_year(by=by, year=year)
        estimated = Holiday.objects.filter(status="estimated", date__year=year)
        feasts = [day for day in estimated if any(name in day.name["en"] for name in ("Eid al-", "Arafah"))]
        shift_holidays(by=by, holidays=feasts, days=1)
    confirm_holidays(by=by, holidays=Holiday.objects.filter(status="estimated"))


@pytest.mark.row("D02", "E01")
def test_due_when_asked_in_tunisia_on_any_day_of_2026_then_as_the_table_says(town):
    assert reckoned(town, "information.answer") == column("tn_20_calendar")
    assert reckoned(town, "information.answer", "information.extension") == column("tn_20_and_10")
    assert reckoned(town, "information.review_answer") == column("tn_review_10")
    assert reckoned(town, "comments.answer") == column("tn_10_working")
    by = system(town)
    move_the_eids(by)
    # Independence Day shares a day with the first of the feast and stays: that one is written anew.
    add_holiday(by=by, date=dt.date(2026, 3, 21), name=Text(en="Eid al-Fitr"))
    assert reckoned(town, "comments.answer") == column("tn_10_working_seen_later")


@pytest.mark.row("D02", "E01")
def test_due_when_asked_in_jordan_on_any_day_of_2026_then_as_the_table_says(salt):
    with inside(salt):
        assert reckoned(salt, "information.answer") == column("jo_15_working")
        assert reckoned(salt, "information.answer", "information.extension") == column("jo_15_and_10")
        move_the_eids(system(salt))
        assert reckoned(salt, "information.answer") == column("jo_15_working_seen_later")


def test_start_when_filed_before_the_law_changed_then_the_law_of_that_day(salt, make_person):
    with inside(salt):
        zone = profile_of(salt).zone
        terms = []
        for day in (dt.date(2024, 3, 3), dt.date(2026, 3, 3)):
            started = dt.datetime.combine(day, NOON, zone)
            clock = start_clock("test.information", by=system(salt), on=make_person(), started_at=started)
            terms.append((clock.n, clock.unit))
    assert terms == [(30, "calendar"), (15, "working")]


@pytest.mark.row("D02")
def test_holiday_when_the_moon_moves_it_then_the_open_clock_moves_and_its_citizen_is_told(salt, make_person):
    with inside(salt, "en"):
        citizen, by = make_person("Citizen"), system(salt)
        started = dt.datetime(2026, 3, 1, 9, tzinfo=profile_of(salt).zone)
        start_clock("test.waited", by=by, on=citizen, started_at=started)
        assert clock_of("test.waited", citizen).due_at.date() == dt.date(2026, 3, 23)
        move_the_eids(by)
        assert clock_of("test.waited", citizen).due_at.date() == dt.date(2026, 3, 24)
        moved = history_of(citizen).get(event="clocks.recomputed")
        notice = events.get("clocks.recomputed").notices[0]
        assert (list(notice.to(moved)), notice.url(moved)) == ([citizen], "/en/receipt/")
        assert str(notice.title(moved)) == "You will have an answer by 24 March 2026 instead of 23 March 2026"
