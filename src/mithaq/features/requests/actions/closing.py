"""What was answered and not contested in time is closed by itself."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record

from ..enums import State
from ..models import Request
from .held import held, step, told

AT_ONCE = 200


@transaction.atomic
def close_quiet_ones(*, by: Actor) -> int:
    """The time to contest has passed: gives how many were closed."""
    waiting = (State.RESOLVED, State.REFUSED, State.NOT_OURS, State.TRANSFERRED)
    rows = Request.objects.filter(state__in=waiting, contest_until__lt=timezone.now()).order_by(
        "contest_until"
    )
    closed = 0
    for one in rows[:AT_ONCE]:
        row = held(one)
        if row.state not in waiting:
            continue
        step(row, State.CLOSED, by=None)
        row.save()
        record("requests.closed", by=by, on=row, data={"reference": row.reference})
        told(row, by)
        closed += 1
    return closed
