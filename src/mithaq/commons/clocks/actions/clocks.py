"""Starting, pausing, extending and stopping one clock."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record
from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.countries import Deadline
from mithaq.kit.i18n import Text

from ..definitions import clock_kinds
from ..enums import ClockState, ClockUnit
from ..models import Clock
from ..queries import clocks_on, setting_of
from ..reckoning import due, next_moment


class NoSuchClock(LookupError):
    """No open clock of this kind runs on the thing."""


class AlreadyExtended(ValueError):
    """The law allows one extension; this clock has had it."""


def open_clock(kind: str, obj: Model) -> Clock | None:
    """The clock of this kind that is not done, locked until the end of the transaction."""
    return (
        Clock.objects.select_for_update()
        .filter(kind=kind, subject_type=ContentType.objects.get_for_model(obj), subject_id=obj.pk)
        .exclude(state=ClockState.DONE)
        .first()
    )


def _must_be_open(kind: str, obj: Model) -> Clock:
    clock = open_clock(kind, obj)
    if clock is None:
        raise NoSuchClock(f"{kind} on {obj._meta.label} {obj.pk}")
    return clock


@transaction.atomic
def start_clock(
    kind: str,
    *,
    by: Actor,
    on: Model,
    started_at: dt.datetime | None = None,
    deadline: str | dt.date | dt.datetime | None = None,
) -> Clock:
    """Promise something about `on`, with the term that stands in the country profile today.

    deadline: the code of another deadline ("information.urgent"), or a day or a moment promised outright. A
    clock that runs already is given back as it is, unless another day is promised.
    """
    definition = clock_kinds.get(kind)
    term = deadline if deadline is not None else definition.deadline
    running = open_clock(kind, on)
    if running is not None:
        return running if isinstance(term, str) else _promise(running, term, by=by, on=on)
    clock = Clock(municipality=by.municipality, kind=kind, started_at=started_at or timezone.now())
    clock.subject_type, clock.subject_id = ContentType.objects.get_for_model(on), on.pk
    if isinstance(term, str):
        setting = setting_of(by.municipality, clock.started_at)
        filed_on = setting.day_of(clock.started_at)
        _copy_term(clock, profile_of(by.municipality).deadline(term, on=filed_on))
        clock.due_at = due(clock, setting)
    else:
        clock.unit, clock.due_at = ClockUnit.FIXED, _moment(term, by, clock.started_at)
    _group(clock, on)
    _save(clock, by)
    record("clocks.started", by=by, on=on, data={"clock": kind, "due": clock.due_at.isoformat()})
    return clock


def _copy_term(clock: Clock, term: Deadline) -> None:
    clock.n, clock.unit, clock.start_rule = term.n, term.unit, term.start_rule
    clock.silence, clock.law = term.silence, term.fact.source.title


def _group(clock: Clock, subject: Model) -> None:
    if clock.definition.groups is not None:
        found = clock.definition.groups(subject)
        clock.served_by, clock.category = found.unit, found.category


def regroup_clocks(obj: Model) -> None:
    """Another unit serves the thing, or it is of another category: from now on it counts there."""
    for clock in clocks_on(obj).filter(kind__in=[kind.code for kind in clock_kinds if kind.groups]):
        _group(clock, obj)
        clock.save(update_fields=["served_by", "category"])


def _moment(promised: dt.date | dt.datetime, by: Actor, started_at: dt.datetime) -> dt.datetime:
    if isinstance(promised, dt.datetime):
        return promised
    return setting_of(by.municipality, started_at).end_of(promised)


def _promise(clock: Clock, promised: dt.date | dt.datetime, *, by: Actor, on: Model) -> Clock:
    moment = _moment(promised, by, clock.started_at)
    if moment != clock.due_at:
        move_due(clock, moment, by=by, on=on, because="promised")
    return clock


def move_due(clock: Clock, moment: dt.datetime, *, by: Actor, on: Model, because: str) -> None:
    """Set another due moment and say so in the history, old and new."""
    before, clock.due_at = clock.due_at, moment
    if moment > timezone.now():
        # Not late after all: when the new date passes, it must be heard again.
        clock.escalated_at = None
    _save(clock, by)
    moved = {"old": before.isoformat(), "new": moment.isoformat(), "because": because}
    record("clocks.recomputed", by=by, on=on, data={"clock": clock.kind, **moved})


@transaction.atomic
def stop_clock(kind: str, *, by: Actor, on: Model, at: dt.datetime | None = None) -> Clock | None:
    """The promise is kept (now, or at `at`). None when no clock ran, which is no error."""
    clock = open_clock(kind, on)
    if clock is None:
        return None
    _end_pause(clock, at or timezone.now(), by)
    clock.state, clock.stopped_at = ClockState.DONE, at or timezone.now()
    _save(clock, by)
    record("clocks.stopped", by=by, on=on, data={"clock": kind, "in_time": clock.is_in_time})
    return clock


@transaction.atomic
def cancel_clock(kind: str, *, by: Actor, on: Model) -> None:
    """There is nothing left to promise (withdrawn, merged): the clock counts in no statistics."""
    clock = open_clock(kind, on)
    if clock is None:
        return
    clock.delete()
    public_changed(by.municipality.pk)
    record("clocks.cancelled", by=by, on=on, data={"clock": kind})


@transaction.atomic
def pause_clock(kind: str, *, by: Actor, on: Model, at: dt.datetime | None = None) -> Clock:
    """Stand still until `resume_clock`: the citizen was asked something. NoSuchClock when none runs."""
    clock = _must_be_open(kind, on)
    if clock.state == ClockState.PAUSED:
        return clock
    clock.state, clock.paused_at = ClockState.PAUSED, at or timezone.now()
    _save(clock, by)
    record("clocks.paused", by=by, on=on, data={"clock": kind})
    return clock


@transaction.atomic
def resume_clock(kind: str, *, by: Actor, on: Model, at: dt.datetime | None = None) -> Clock:
    """Go on after a pause; what it took is added to the term. NoSuchClock when none runs."""
    clock = _must_be_open(kind, on)
    if clock.state != ClockState.PAUSED:
        return clock
    _end_pause(clock, at or timezone.now(), by)
    _save(clock, by)
    record("clocks.resumed", by=by, on=on, data={"clock": kind, "due": clock.due_at.isoformat()})
    return clock


def _end_pause(clock: Clock, at: dt.datetime, by: Actor) -> None:
    if clock.paused_at is None:
        return
    clock.pauses = [*clock.pauses, [clock.paused_at.isoformat(), at.isoformat()]]
    clock.state, clock.paused_at = ClockState.RUNNING, None
    clock.due_at = due(clock, setting_of(by.municipality, clock.started_at))


@transaction.atomic
def extend_clock(kind: str, *, by: Actor, on: Model, reason: Text) -> Clock:
    """The one extension that the law allows, with its reason. AlreadyExtended the second time."""
    clock = _must_be_open(kind, on)
    if clock.extended_at is not None or not clock.definition.extension:
        raise AlreadyExtended(kind)
    if not reason:
        raise ValueError("an extension needs its reason")
    setting = setting_of(by.municipality, clock.started_at)
    filed_on = setting.day_of(clock.started_at)
    term = profile_of(by.municipality).deadline(clock.definition.extension, on=filed_on)
    clock.extension_n, clock.extension_unit = term.n, term.unit
    clock.extended_at, clock.extension_reason = timezone.now(), Text(reason)
    before = clock.due_at
    clock.due_at = due(clock, setting)
    if clock.due_at > timezone.now():
        clock.escalated_at = None
    _save(clock, by)
    moved: dict[str, Any] = {"old": before.isoformat(), "new": clock.due_at.isoformat()}
    record("clocks.extended", by=by, on=on, data={"clock": kind, "reason": dict(reason), **moved})
    return clock


def _save(clock: Clock, by: Actor) -> None:
    clock.wake_at = next_moment(clock, timezone.now())
    clock.save()
    # Whatever page shows the subject shows its due date.
    public_changed(by.municipality.pk)
