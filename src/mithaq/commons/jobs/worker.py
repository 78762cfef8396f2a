"""Taking jobs up and carrying them out: one at a time, at least once, and exactly once in the database.

A job is taken up in a transaction of its own, which counts the attempt and writes a lease. Its effects and its
completion then commit together; a worker that dies leaves nothing behind but a lease that runs out, and a
worker that lost its lease to another rolls back. See docs/decisions/0002-jobs.md.
"""

from __future__ import annotations

import logging
import os
import random
import secrets
import socket
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_scopes.state import state as open_scopes

from mithaq.commons.tenancy.context import inside

from .definitions import MAX_ATTEMPTS, definition_of, jobs
from .enums import State
from .models import Heartbeat, Job
from .queries import due

POLL_SECONDS = 1.0
HEARTBEAT_EVERY = timedelta(seconds=15)
# 10 s, 40 s, 2 min 40 s … at most 6 h: eight attempts span about ten hours of a mail server's outage.
BACK_OFF_FIRST = 10.0
BACK_OFF_FACTOR = 4.0
BACK_OFF_MOST = 6 * 3600.0

log = logging.getLogger("mithaq.jobs")


class Lost(Exception):
    """Another worker has taken the job over: whatever was done here is rolled back."""


def worker_name() -> str:
    """Different for every process that ever runs."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"


def run_worker(stop: threading.Event | None = None) -> None:
    """Carry out jobs until `stop` is set; the job at hand is finished first."""
    stop = stop or threading.Event()
    worker, beaten = worker_name(), None
    while not stop.is_set():
        try:
            if beaten is None or timezone.now() - beaten >= HEARTBEAT_EVERY:
                beaten = beat(worker)
                schedule_periodic()
            busy = run_next(worker)
        except (OperationalError, InterfaceError):
            # The database restarts, or SQLite stayed locked: the rows are still there in a second.
            log.warning("jobs.database_unavailable", exc_info=True)
            busy = False
        if not busy:
            close_old_connections()
            stop.wait(POLL_SECONDS)


def run_pending(limit: int | None = None) -> int:
    """Carry out what is due now, in order, and what it asks for in turn; gives how many attempts were made."""
    worker, count = worker_name(), 0
    while (limit is None or count < limit) and run_next(worker):
        count += 1
    return count


def run_next(worker: str, pk: int | None = None) -> bool:
    """Take up one due job (that one, if `pk` is given) and carry it out; False when there is none."""
    waiting = due() if pk is None else due().filter(pk=pk)
    # A plain look first: an idle worker must not take SQLite's write lock every second.
    if not waiting.exists():
        return False
    row = take_up(waiting, worker)
    if row is None:
        return False
    if row.state == State.RUNNING:
        carry_out(row)
    return True


@transaction.atomic
def take_up(waiting: QuerySet[Job], worker: str) -> Job | None:
    """Lease the first waiting job to this worker. One whose last allowed worker was lost comes back dead."""
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True)
    row = waiting.first()
    if row is None:
        return None
    definition = definition_of(row.name)
    now = timezone.now()
    if definition and row.attempts >= definition.max_attempts:
        give_up(row, "worker lost", now)
        return row
    if definition and definition.every and row.attempts == 0:
        row.key = None
        row.save(update_fields=["key"])
        schedule(definition.code, now + definition.every)
    row.state, row.worker, row.key = State.RUNNING, worker, None
    row.attempts += 1
    row.leased_until = now + (definition.lease if definition else timedelta(minutes=1))
    row.save(update_fields=["state", "worker", "key", "attempts", "leased_until"])
    return row


def carry_out(row: Job) -> None:
    """Run the function in its town; whatever goes wrong is written to the row, not raised."""
    definition = definition_of(row.name)
    try:
        # Outside of a transaction `finish` alone says whether the job is still ours.
        whole = definition is None or definition.atomic
        with town_of(row), transaction.atomic() if whole else nullcontext():
            hold(row)
            jobs.get(row.name).function(**row.arguments)
            finish(row)
    except Lost:
        log.warning("job.lost", extra={"job": row.name, "attempt": row.attempts})
    except Exception as problem:  # noqa: BLE001  one job's error is a fact about that job, not about the worker
        fail(row, problem)


@contextmanager
def town_of(row: Job) -> Iterator[None]:
    """The scope of the row's town; without one, no scope at all, whatever is open around us."""
    around = open_scopes.set({})
    try:
        with inside(row.municipality) if row.municipality else nullcontext():
            yield
    finally:
        open_scopes.reset(around)


def ours(row: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=row.pk, state=State.RUNNING, worker=row.worker, attempts=row.attempts)


def hold(row: Job) -> None:
    """Lock the row for the job's transaction, so that nobody takes over while it runs, however long."""
    held = ours(row).select_for_update() if connection.in_atomic_block else ours(row)
    if held.first() is None:
        raise Lost


def finish(row: Job) -> None:
    if not ours(row).update(state=State.DONE, finished_at=timezone.now(), leased_until=None, error=""):
        raise Lost


def fail(row: Job, problem: Exception) -> None:
    """Write down where it failed, and when to try again."""
    definition = definition_of(row.name)
    most = definition.max_attempts if definition else MAX_ATTEMPTS
    now, error = timezone.now(), place_of(problem)
    log.warning("job.failed", extra={"job": row.name, "attempt": row.attempts}, exc_info=problem)
    if row.attempts >= most:
        if ours(row).exists():
            give_up(row, error, now)
        return
    ours(row).update(state=State.WAITING, error=error, leased_until=None, run_at=now + back_off(row.attempts))


def give_up(row: Job, error: str, now: datetime) -> None:
    row.state, row.error, row.finished_at, row.leased_until = State.DEAD, error, now, None
    row.save(update_fields=["state", "error", "finished_at", "leased_until"])
    log.error("job.given_up", extra={"job": row.name, "attempts": row.attempts})


def back_off(attempts: int) -> timedelta:
    """The pause after so many attempts, a quarter more or less so that failed jobs do not come back at once."""
    pause = min(BACK_OFF_FIRST * BACK_OFF_FACTOR ** (attempts - 1), BACK_OFF_MOST)
    return timedelta(seconds=pause * random.uniform(0.75, 1.25))  # noqa: S311  no secret


def place_of(problem: Exception) -> str:
    """The error's class and the last place of our own code it passed; never its message, which may quote."""
    frames = traceback.walk_tb(problem.__traceback__)
    places = [(frame.f_globals.get("__name__", ""), line) for frame, line in frames]
    own = [place for place in places if place[0].startswith("mithaq.")]
    module, line = (own or places)[-1]
    kind = type(problem)
    return f"{kind.__module__}.{kind.__qualname__} at {module}:{line}"[:300]


def beat(worker: str) -> datetime:
    now = timezone.now()
    Heartbeat.objects.update_or_create(worker=worker, defaults={"seen_at": now})
    return now


def schedule_periodic() -> None:
    """Every periodic job has one waiting row, however many workers look after it."""
    for definition in jobs:
        if definition.every:
            schedule(definition.code, timezone.now())
            # A pause made shorter by a new version holds from now on, not after the old one.
            latest = timezone.now() + definition.every
            Job.objects.filter(key=key_of(definition.code), run_at__gt=latest).update(run_at=latest)


def schedule(code: str, run_at: datetime) -> None:
    Job.objects.get_or_create(key=key_of(code), defaults={"name": code, "run_at": run_at})


def key_of(code: str) -> str:
    return f"every:{code}"
