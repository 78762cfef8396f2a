"""Celery as the engine (`MITHAQ_JOBS=celery`): it says when to look at which row; the row says what is true.

A message holds only the number of a row. A message lost, doubled or late costs nothing: taking the row up
decides, and a sweep twice a minute sends again whatever is due.
"""

from __future__ import annotations

from typing import Any

from celery import Celery
from celery.signals import worker_ready
from django.conf import settings
from django.utils import timezone

from .queries import due
from .worker import beat, run_next, schedule_periodic, worker_name

SWEEP_SECONDS = 30.0
# A sweep sends at most so many, and a message nobody fetched is forgotten: what waits is in the rows.
SWEEP_MOST = 1000
FORGOTTEN_SECONDS = 300

app = Celery("mithaq", broker=settings.MITHAQ_CELERY_BROKER)
app.conf.update(
    task_ignore_result=True,
    task_acks_late=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    enable_utc=True,
    beat_schedule_filename=str(settings.MITHAQ_VAR / "celery" / "beat"),
    beat_schedule={"sweep": {"task": "mithaq.jobs.sweep", "schedule": SWEEP_SECONDS}},
)
if settings.MITHAQ_CELERY_BROKER.startswith("filesystem:"):
    # Messages as files of one folder: for one machine without any server, and for tests.
    folder = settings.MITHAQ_VAR / "celery" / "messages"
    folder.mkdir(parents=True, exist_ok=True)
    app.conf.broker_transport_options = {
        "data_folder_in": str(folder),
        "data_folder_out": str(folder),
        "control_folder": str(settings.MITHAQ_VAR / "celery" / "control"),
    }


def send(pk: int) -> None:
    """Ask some worker to look at this row now."""
    run.apply_async((pk,), expires=FORGOTTEN_SECONDS, retry=False)


@app.task(name="mithaq.jobs.run")
def run(pk: int) -> None:
    run_next(worker_name(), pk)


@app.task(name="mithaq.jobs.sweep")
def sweep() -> None:
    """Periodic jobs, retries, jobs of a later hour, messages lost, workers killed: all are rows that are due."""
    beat("celery")
    schedule_periodic()
    for pk in due(timezone.now()).values_list("pk", flat=True)[:SWEEP_MOST]:
        send(pk)


@worker_ready.connect
def sweep_at_once(**_signal: Any) -> None:
    sweep.apply_async(expires=FORGOTTEN_SECONDS)


def run_celery_worker(*words: str) -> None:
    """A Celery worker with its own clock, until a signal stops it. words: Celery's options."""
    (settings.MITHAQ_VAR / "celery").mkdir(parents=True, exist_ok=True)
    app.worker_main(["worker", "--beat", "--loglevel=WARNING", *words])
