"""The state of the installation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from mithaq.commons.jobs.queries import dead_letters, last_heartbeat
from mithaq.portal.health import LATEST_HEARTBEAT, readiness


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
        backup_at=last_backup(settings.MITHAQ_VAR / "backups"),
    )


def last_backup(folder: Path) -> datetime | None:
    """When the newest file of the folder was written; None when there is none."""
    if not folder.is_dir():
        return None
    times = [file.stat().st_mtime for file in folder.iterdir() if file.is_file()]
    return datetime.fromtimestamp(max(times), tz=timezone.get_current_timezone()) if times else None
