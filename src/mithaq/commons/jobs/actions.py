"""Asking for work to be done later, and deciding about work that was given up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mithaq.commons.tenancy.models import scoped_municipality_id

from .definitions import jobs
from .enums import State
from .models import Job


@transaction.atomic
def enqueue(
    name: str, /, *, run_at: datetime | None = None, key: str | None = None, **arguments: Any
) -> None:
    """Ask for `name(**arguments)` later, in the town whose scope is open.

    The row is part of the current transaction: rolled back with the change, never lost after it.
    arguments: JSON values, ids rather than objects. key: asked again while one waits, nothing is added.
    """
    fields = {
        "name": name,
        "turn": jobs.get(name).turn,
        "arguments": arguments,
        "municipality_id": scoped_municipality_id(),
        "run_at": run_at or timezone.now(),
    }
    if key is None:
        row, new = Job.objects.create(**fields), True
    else:
        # The lock keeps workers from taking up the waiting row before the change of this transaction is there.
        row, new = Job.objects.select_for_update().get_or_create(key=key, defaults=fields)
    if new and row.run_at <= timezone.now():
        hand_over(row.pk)


def hand_over(pk: int) -> None:
    """Tell a distributed engine, once the row is committed; our own worker looks by itself."""
    if settings.MITHAQ_JOBS == "celery":
        from .celery import send  # inline: Celery is loaded only where it is used

        # robust: a broker that is down is no error of the visitor's; the sweep sends the row again.
        transaction.on_commit(lambda: send(pk), robust=True)


@transaction.atomic
def retry(dead: QuerySet[Job]) -> int:
    """Try given-up jobs again from the start; gives how many."""
    # PostgreSQL locks no row on the optional side of a join.
    found = list(dead.select_related(None).select_for_update().filter(state=State.DEAD))
    for row in found:
        row.state, row.attempts, row.run_at, row.finished_at = State.WAITING, 0, timezone.now(), None
        row.save(update_fields=["state", "attempts", "run_at", "finished_at"])
        hand_over(row.pk)
    return len(found)


def drop(dead: QuerySet[Job]) -> int:
    """Give these jobs up for good; gives how many."""
    gone, _by_model = dead.filter(state=State.DEAD).delete()
    return gone
