"""The worker seen from outside: running it, and how long ago it last showed itself."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone


def heartbeat_age() -> timedelta | None:
    """None when no worker ever ran on this database."""
    from mithaq.commons.jobs.queries import last_heartbeat  # inline: the jobs app is being built

    seen = last_heartbeat()
    return timezone.now() - seen if seen else None
