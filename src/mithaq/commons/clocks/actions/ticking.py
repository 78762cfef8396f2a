"""What clocks do by themselves: remind, escalate, and move when the calendar changes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record
from mithaq.commons.jobs.actions import enqueue

from ..definitions import clock_kinds
from ..enums import ClockState, ClockUnit
from ..models import Clock
from ..queries import open_clocks, setting_of
from ..reckoning import due, next_moment, reminder_moments
from .clocks import move_due

# In one transaction at most; the next tick takes the rest.
AT_ONCE = 200


@transaction.atomic
def tick(*, by: Actor, now: datetime | None = None) -> int:
    """Remind and escalate whatever is due in this town; gives how many clocks spoke."""
    now = now or timezone.now()
    spoke = 0
    # A clock whose feature is gone stays silent, and must not silence the others.
    known = [kind.code for kind in clock_kinds]
    rows = Clock.objects.select_for_update().filter(state=ClockState.RUNNING, wake_at__lte=now)
    waiting = rows.filter(kind__in=known)
    for clock in waiting.order_by("wake_at", "pk")[:AT_ONCE]:
        subject = clock.subject
        if subject is None:
            # The thing is gone, and the promise with it.
            clock.delete()
            continue
        speak = _escalate if clock.due_at < now else _remind
        spoke += speak(clock, subject, by, now)
        clock.wake_at = next_moment(clock, now)
        clock.save(update_fields=["reminders", "escalated_at", "wake_at"])
    return spoke


def _escalate(clock: Clock, subject: Model, by: Actor, now: datetime) -> bool:
    if clock.escalated_at is not None:
        return False
    clock.escalated_at = now
    facts = {"clock": clock.kind, "due": clock.due_at.isoformat(), "silence": clock.silence}
    record("clocks.overdue", by=by, on=subject, data=facts)
    if clock.definition.on_overdue:
        # Apart from this one: a feature's trouble must not silence the other clocks.
        enqueue(clock.definition.on_overdue, clock_id=clock.pk)
    return True


def _remind(clock: Clock, subject: Model, by: Actor, now: datetime) -> bool:
    passed = [moment for moment in reminder_moments(clock) if moment <= now]
    if not passed or any(datetime.fromisoformat(sent) >= passed[-1] for sent in clock.reminders):
        return False
    clock.reminders = [*clock.reminders, now.isoformat()]
    record(
        "clocks.reminded",
        by=by,
        on=subject,
        data={"clock": clock.kind, "due": clock.due_at.isoformat()},
    )
    return True


@transaction.atomic
def recompute_clocks(*, by: Actor, because: str) -> int:
    """Count every open clock again with today's calendar; gives how many due dates moved.

    The law that a clock was started under stays: only weekends and holidays can move it.
    """
    kinds = (kind.code for kind in clock_kinds)
    rows = list(
        open_clocks(*kinds).filter(unit__in=[ClockUnit.WORKING, ClockUnit.CALENDAR]).select_for_update()
    )
    if not rows:
        return 0
    setting = setting_of(by.municipality, min(clock.started_at for clock in rows))
    moved = 0
    for clock in rows:
        moment = due(clock, setting)
        if moment != clock.due_at and clock.subject is not None:
            move_due(clock, moment, by=by, on=clock.subject, because=because)
            moved += 1
    return moved
