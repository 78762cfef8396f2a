"""`mithaq worker`: carries out jobs until a signal stops it; the job at hand is finished first."""

from __future__ import annotations

import argparse
import os
import signal
import threading
import time
from collections.abc import Callable

from django.conf import settings

from mithaq.commons.jobs.actions import retry
from mithaq.commons.jobs.queries import dead_letters
from mithaq.commons.jobs.worker import run_pending, run_worker, schedule_periodic
from mithaq.portal.ops.running import Busy, holding

from .commands import CommandFailed
from .say import say

PARENT_SECONDS = 1.0


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--parent", type=int, help="stop when this process is no longer the parent")
    parser.add_argument("--once", action="store_true", help="carry out what is due now, then stop (for cron)")
    parser.add_argument("--retry-dead", action="store_true", help="put jobs given up back first")


def run(options: argparse.Namespace) -> None:
    try:
        with holding(alone=False):
            if options.retry_dead:
                say(f"jobs given up that are tried again: {retry(dead_letters())}.")
            if options.once:
                schedule_periodic()
                say(f"attempts made: {run_pending()}.")
            elif settings.MITHAQ_JOBS == "celery":
                run_celery(options)
            else:
                run_embedded(options)
    except Busy:
        raise CommandFailed("A restore is under way. Hint: start again when it is done.") from None


def run_celery(options: argparse.Namespace) -> None:
    from mithaq.commons.jobs.celery import run_celery_worker  # inline: loaded only where it is used

    begin(options, "the Celery worker carries out jobs", lambda: os.kill(os.getpid(), signal.SIGTERM))
    run_celery_worker()


def run_embedded(options: argparse.Namespace) -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    begin(options, "the worker carries out jobs", stop.set)
    run_worker(stop)


def begin(options: argparse.Namespace, what: str, stop: Callable[[], None]) -> None:
    if options.parent:
        threading.Thread(target=follow, args=(options.parent, stop), daemon=True).start()
    else:
        say(f"{what}. Ctrl+C stops it.")


def follow(parent: int, stop: Callable[[], None]) -> None:
    """A killed server leaves no orphan behind."""
    while os.getppid() == parent:
        time.sleep(PARENT_SECONDS)
    stop()
