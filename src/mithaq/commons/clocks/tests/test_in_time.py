"""The page "In time?": by unit, category and month, for everybody and for machines; and silence that acts."""

import datetime as dt
from contextlib import contextmanager

import pytest
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.clocks.actions import pause_clock, resume_clock, start_clock, stop_clock, tick
from mithaq.commons.clocks.definitions import ClockKind, Groups, Rating, clock_kinds
from mithaq.commons.clocks.measures import measured
from mithaq.commons.clocks.models import Clock
from mithaq.commons.jobs.models import Job
from mithaq.commons.tenancy.context import inside

DAY = dt.timedelta(days=1)


@contextmanager
def kind_of(**extra):
    kind = clock_kinds.add(ClockKind("test.grouped", "Grouped answers", deadline="comments.answer", **extra))
    try:
        yield kind
    finally:
        del clock_kinds._items[kind.code]


def ran(town, subject, *, before: int, took: int | None, term: int = 10):
    """A clock that started so many days ago, with so many to run, and was stopped after `took` days."""
    start = timezone.now() - before * DAY
    clock = start_clock(
        "test.grouped", by=system(town), on=subject, started_at=start, deadline=start + term * DAY
    )
    if took is not None:
        stop_clock("test.grouped", by=system(town), on=subject, at=start + took * DAY)
    return clock


@pytest.mark.row("D02")
def test_measured_when_some_are_late_open_and_reopened_then_each_unit_and_category_says_so(
    town, make_person, visit
):
    roads, lights = make_person("Roads"), make_person("Lights")
    groups = {roads.pk: Groups("works", "roads"), lights.pk: Groups("works", "lighting")}
    with kind_of(
        groups=lambda subject: groups[subject.pk],
        units=lambda: {"works": "Public works"},
        categories=lambda: {"roads": "Roads", "lighting": "Lighting"},
        ratings=lambda since: {
            Groups("works", "roads"): Rating(5, 4.2),
            Groups("works", "lighting"): Rating(4, 1),
        },
    ) as kind:
        ran(town, roads, before=60, took=4)
        ran(town, roads, before=50, took=12)
        ran(town, roads, before=40, took=6)
        ran(town, lights, before=30, took=None)
        found = measured(kind)
        whole = found.whole
        assert (whole.rate.on_time, whole.rate.late, whole.rate.overdue, whole.waiting) == (2, 1, 1, 0)
        assert (whole.rate.share, whole.median, whole.ninth, whole.reopened) == (0.5, 6.0, 12.0, 2)
        assert whole.oldest == timezone.localdate(timezone.now() - 30 * DAY)
        assert [(line.label, line.measure.rate.total) for line in found.units] == [("Public works", 4)]
        shown = {line.code: line.measure for line in found.categories}
        assert (shown["roads"].rate.share, shown["roads"].rating.mean) == (2 / 3, 4.2)
        # Four answers would say too much about those who gave them.
        assert (shown["lighting"].rate.share, shown["lighting"].rating) == (0, None)
        assert sum(line.measure.rate.total for line in found.months) == 4

        page = visit(town).get("/en/in-time/test.grouped/").content.decode()
        assert ("Public works" in page, "Lighting" in page, "50%" in page) == (True, True, True)
        assert "Grouped answers" in visit(town).get("/en/in-time/").content.decode()
        [promise] = visit(town).get("/api/stats/response-times").json()["promises"]
        assert (promise["share_on_time"], promise["median_days"], promise["overdue"]) == (0.5, 6.0, 1)
        assert [line["code"] for line in promise["categories"]] == ["lighting", "roads"]


def test_measured_when_the_citizen_was_asked_then_that_time_is_not_the_towns(town, make_person, salt, visit):
    with kind_of() as kind:
        subject, by, start = make_person(), system(town), timezone.now() - 20 * DAY
        start_clock(kind.code, by=by, on=subject, started_at=start, deadline=timezone.now() + DAY)
        pause_clock(kind.code, by=by, on=subject, at=start + 2 * DAY)
        resume_clock(kind.code, by=by, on=subject, at=start + 12 * DAY)
        stop_clock(kind.code, by=by, on=subject, at=start + 15 * DAY)
        assert (measured(kind).whole.median, measured(kind).whole.rate.share) == (5.0, 1)
        with inside(salt):
            assert measured(kind).whole.rate.total == 0
        assert visit(salt).get("/api/stats/response-times").json() == {"promises": []}


@pytest.mark.row("D02", "E01")
def test_tick_when_the_term_ends_in_silence_then_its_job_is_asked_for_once(town, make_person):
    with kind_of(on_overdue="clocks.tick_town"):
        clock = ran(town, make_person(), before=60, took=None)
        for _again in (1, 2):
            tick(by=system(town))
        asked = Job.objects.filter(name="clocks.tick_town")
        assert [job.arguments for job in asked] == [{"clock_id": clock.pk}]
        assert Clock.objects.get(pk=clock.pk).escalated_at is not None
