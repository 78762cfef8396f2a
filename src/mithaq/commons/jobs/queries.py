"""What waits, what was given up, and whether a worker is alive."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from .enums import State
from .models import Heartbeat, Job


def due(now: datetime | None = None) -> QuerySet[Job]:
    """What a worker may take up now, in order: waiting jobs, and those whose worker was lost."""
    now = now or timezone.now()
    waiting = Q(state=State.WAITING, run_at__lte=now)
    lost = Q(state=State.RUNNING, leased_until__lt=now)
    return Job.objects.filter(waiting | lost).order_by("turn", "run_at", "pk")


def dead_letters() -> QuerySet[Job]:
    """Jobs that were tried as often as allowed, the latest first."""
    return Job.objects.filter(state=State.DEAD).select_related("municipality").order_by("-finished_at", "-pk")


def last_heartbeat() -> datetime | None:
    """When any worker was last seen; None when none ever ran on this database."""
    return Heartbeat.objects.aggregate(latest=Max("seen_at"))["latest"]
