"""Clocks that start and stop by what the history says."""

import datetime as dt

import pytest
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.clocks.actions import start_clock, tick
from mithaq.commons.clocks.definitions import ClockKind, clock_kinds
from mithaq.commons.clocks.enums import ClockState
from mithaq.commons.clocks.jobs import follow
from mithaq.commons.clocks.models import Clock
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.jobs.worker import run_pending


@pytest.fixture(autouse=True)
def _posted():
    added = [Event(code=f"test.{what}", label=what) for what in ("posted", "decided", "withdrawn")]
    for event in added:
        events.add(event)
    kind = ClockKind(
        "test.moderation",
        "Moderation",
        deadline="comments.moderation",
        starts=("test.posted",),
        stops=("test.decided",),
        cancels=("test.withdrawn",),
    )
    clock_kinds.add(kind)
    yield
    del clock_kinds._items[kind.code]
    for event in added:
        del events._items[event.code]


def test_follow_when_posted_and_decided_then_clock_ran_between(town, make_person):
    subject, by = make_person(), system(town)
    posted = record("test.posted", by=by, on=subject)
    run_pending()
    clock = clock_of("test.moderation", subject)
    assert (clock.started_at, clock.state) == (posted.at, ClockState.RUNNING)
    decided = record("test.decided", by=by, on=subject)
    run_pending()
    clock.refresh_from_db()
    assert (clock.stopped_at, clock.state) == (decided.at, ClockState.DONE)


def test_follow_when_withdrawn_then_no_clock(town, make_person):
    subject, by = make_person(), system(town)
    record("test.posted", by=by, on=subject)
    run_pending()
    record("test.withdrawn", by=by, on=subject)
    run_pending()
    assert Clock.objects.count() == 0


def test_follow_when_jobs_overtake_each_other_then_the_clock_ran_as_history_says(town, make_person):
    subject, by = make_person(), system(town)
    posted = record("test.posted", by=by, on=subject)
    decided = record("test.decided", by=by, on=subject)
    again = record("test.posted", by=by, on=subject)
    for entry in (decided, posted, again, decided):
        follow(entry_id=entry.pk)
    first, second = Clock.objects.order_by("pk")
    assert (first.started_at, first.stopped_at) == (posted.at, decided.at)
    assert (second.started_at, second.state) == (again.at, ClockState.RUNNING)


def test_follow_when_the_event_concerns_no_clock_then_nothing(town, make_person):
    subject = make_person()
    record("clocks.paused", by=system(town), on=subject, data={"clock": "test.moderation"})
    run_pending()
    assert Clock.objects.count() == 0


def test_follow_when_the_kind_names_its_subjects_then_other_things_start_no_clock(town, make_person):
    kind = ClockKind(
        "test.narrow", "Narrow", deadline="comments.moderation", starts=("test.posted",), subjects=("town",)
    )
    clock_kinds.add(kind)
    try:
        for subject in (make_person(), town):
            record("test.posted", by=system(town), on=subject)
        run_pending()
        assert [clock.subject for clock in Clock.objects.filter(kind=kind.code)] == [town]
    finally:
        del clock_kinds._items[kind.code]


def test_tick_when_the_feature_of_a_clock_is_gone_then_the_others_still_speak(town, make_person):
    kind = ClockKind("test.gone", "Gone")
    clock_kinds.add(kind)
    now = timezone.now()
    try:
        for code in (kind.code, "test.moderation"):
            start_clock(code, by=system(town), on=make_person(), deadline=now + dt.timedelta(days=2))
    finally:
        del clock_kinds._items[kind.code]
    assert tick(by=system(town), now=now + dt.timedelta(days=1, minutes=1)) == 1
