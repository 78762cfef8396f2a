"""The state of the installation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from mithaq.commons.jobs.queries import dead_letters, last_heartbeat
from mithaq.portal.health import LATEST_HEARTBEAT, readiness
from mithaq.portal.ops.backup import LAST_BACKUP


@dataclass(frozen=True)
class Health:
    """verdicts: what each check says; worker_seen: None when none ever ran; dead: jobs given up."""

    status: str
    verdicts: dict[str, str]
    worker_seen: datetime | None
    worker_late: bool
    dead: int
    backup_at: datetime | None

    @property
    def backup_late(self) -> bool:
        return self.backup_at is None or timezone.now() - self.backup_at > timedelta(days=2)


def health_of_installation() -> Health:
    status, verdicts = readiness()
    seen = last_heartbeat()
    return Health(
        status=status,
        verdicts=verdicts,
        worker_seen=seen,
        worker_late=seen is None or timezone.now() - seen > LATEST_HEARTBEAT,
        dead=dead_letters().count(),
        backup_at=last_backup(),
    )


def last_backup() -> datetime | None:
    """When `mithaq backup` last succeeded here; None when it never did."""
    try:
        written = LAST_BACKUP.stat().st_mtime
    except FileNotFoundError:
        return None
    return datetime.fromtimestamp(written, tz=UTC)
