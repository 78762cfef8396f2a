"""Asking for work to be done later."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from mithaq.commons.tenancy.models import scoped_municipality_id

from .definitions import jobs
from .enums import State
from .models import Job


def enqueue(
    name: str, /, *, run_at: datetime | None = None, key: str | None = None, **arguments: Any
) -> None:
    """Ask for `name(**arguments)` later, in the town whose scope is open.

    The row is part of the current transaction: rolled back with the change, never lost after it.
    arguments: JSON values, ids rather than objects. key: asked again while one waits, nothing is added.
    """
    jobs.get(name)
    fields = {
        "name": name,
        "arguments": arguments,
        "municipality_id": scoped_municipality_id(),
        "run_at": run_at or timezone.now(),
    }
    if key is None:
        Job.objects.create(**fields)
    else:
        Job.objects.get_or_create(key=key, defaults={**fields, "state": State.WAITING})
