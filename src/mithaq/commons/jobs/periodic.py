"""The jobs' own housekeeping."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from .definitions import periodic
from .enums import State
from .models import Heartbeat, Job

KEPT = timedelta(days=3)


@periodic("jobs.clean", every=timedelta(days=1))
def clean() -> None:
    """Done jobs and workers long gone leave; what was given up stays until somebody has looked."""
    until = timezone.now() - KEPT
    Job.objects.filter(state=State.DONE, finished_at__lt=until).delete()
    Heartbeat.objects.filter(seen_at__lt=until).delete()
