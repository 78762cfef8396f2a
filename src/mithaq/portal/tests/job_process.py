"""A process of its own that asks for jobs or carries them out: `python -m mithaq.portal.tests.job_process ACT`."""

from __future__ import annotations

import datetime as dt
import os
import sys
from uuid import uuid4

import django

EFFECT = "effect"


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def run(act: str) -> None:
    from django.utils import timezone

    from mithaq.commons.jobs.actions import enqueue
    from mithaq.commons.jobs.definitions import job
    from mithaq.commons.jobs.models import Heartbeat, Job
    from mithaq.commons.jobs.worker import run_pending

    @job("test.effect")
    def effect() -> None:
        """Writes one row more each time it is carried out to its end."""
        Heartbeat.objects.create(worker=f"{EFFECT} {uuid4()}", seen_at=timezone.now())
        if act == "work-and-hang":
            say("in the middle")
            sys.stdin.readline()

    if act == "enqueue":
        enqueue("test.effect")
    elif act == "work-and-hang":
        run_pending()
    elif act == "lease-runs-out":
        Job.objects.update(leased_until=timezone.now() - dt.timedelta(seconds=1))
    elif act == "work":
        say(run_pending())
    elif act == "celery":
        from mithaq.commons.jobs.celery import run_celery_worker

        run_celery_worker("--pool=solo")
    elif act == "tell":
        rows = Job.objects.filter(name="test.effect").order_by("pk")
        effects = Heartbeat.objects.filter(worker__startswith=EFFECT).count()
        say(", ".join(f"{row.state} {row.attempts}" for row in rows), "effects:", effects)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mithaq.portal.settings")
    django.setup()
    run(sys.argv[1])
