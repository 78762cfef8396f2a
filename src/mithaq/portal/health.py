"""Is it alive, is it ready: for load balancers and monitors, without personal data.

`/health/live` answers as long as the process does. `/health/ready` answers 503 when pages cannot be served
(database, migrations, disk), and says "degraded" with 200 when only the worker is late: taking the pages down
would help nobody.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from mithaq.commons.jobs.queries import last_heartbeat

LEAST_FREE_BYTES = 200 * 1024 * 1024
LATEST_HEARTBEAT = timedelta(minutes=2)

all_applied = threading.Event()


def database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def migrations() -> bool:
    """Every migration of the code is applied. Remembered once true: only a new process brings new code."""
    if not all_applied.is_set():
        try:
            executor = MigrationExecutor(connection)
            if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
                all_applied.set()
        except DatabaseError:
            return False
    return all_applied.is_set()


def disk() -> bool:
    folder = settings.MITHAQ_VAR
    return folder.is_dir() and shutil.disk_usage(folder).free >= LEAST_FREE_BYTES


def heartbeat_age() -> timedelta | None:
    """How long ago a worker last showed itself; None when none ever ran on this database."""
    seen = last_heartbeat()
    return timezone.now() - seen if seen else None


def worker() -> bool:
    try:
        age = heartbeat_age()
    except DatabaseError:
        return False
    return age is not None and age <= LATEST_HEARTBEAT


NEEDED: dict[str, Callable[[], bool]] = {"database": database, "migrations": migrations, "disk": disk}


def readiness() -> tuple[str, dict[str, str]]:
    """("ok" | "degraded" | "failing", each check's verdict)."""
    verdicts = {name: "ok" if check() else "failing" for name, check in NEEDED.items()}
    failing = "failing" in verdicts.values()
    if settings.MITHAQ_JOBS == "embedded":
        verdicts["worker"] = "ok" if not failing and worker() else "late"
    if failing:
        return "failing", verdicts
    return ("degraded" if verdicts.get("worker") == "late" else "ok"), verdicts


class HealthMiddleware:
    """Answers before host names, redirects and sessions, so that a probe by bare address works."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/health/live":
            return self.answer("ok", {})
        if request.path == "/health/ready":
            return self.answer(*readiness())
        return self.get_response(request)

    def answer(self, status: str, checks: dict[str, str]) -> HttpResponse:
        body = {"status": status, **({"checks": checks} if checks else {})}
        response = JsonResponse(body, status=503 if status == "failing" else 200)
        response["Cache-Control"] = "no-store"
        return response
