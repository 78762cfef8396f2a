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

    if act in TELLING:
        TELLING[act]()
    elif act == "enqueue":
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


def somebody_is_told() -> None:
    """A guest of a new town is told of something; the letter waits for a worker."""
    from mithaq.commons.access.actor import system
    from mithaq.commons.audit.actions import record
    from mithaq.commons.people.models import Person
    from mithaq.commons.tenancy.actions import open_municipality
    from mithaq.commons.tenancy.context import inside
    from mithaq.kit.i18n import Text

    told = open_municipality(slug="told", name=Text(en="Told", ar="قيل", fr="Dit"), country="TN")
    with inside(told):
        guest = Person.objects.create(name="G", language="en", guest_email="guest@mail.example")
        record("test.told", by=system(told), on=guest)


def die_after_hand_over() -> None:
    """Carry out jobs until a letter is in the outbox, and be killed before that is written down."""
    import signal

    from django.db import transaction
    from django.db.models.signals import post_save

    from mithaq.commons.jobs.worker import run_pending
    from mithaq.commons.notify.models import OutboxMessage

    def kill(**_signal: object) -> None:
        transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))

    post_save.connect(kill, sender=OutboxMessage, weak=False)
    run_pending()


def tell_of_letters() -> None:
    from django_scopes import scopes_disabled

    from mithaq.commons.notify.models import Delivery, OutboxMessage

    with scopes_disabled():
        states = [row.state for row in Delivery.objects.all()]
    say(*states, "letters:", OutboxMessage.objects.count())


def declare_event() -> None:
    from mithaq.commons.audit.events import Event, Notify, events

    notice = Notify(
        to=lambda entry: [entry.subject],
        title=lambda entry: "Told",
        body=lambda entry: "",
        url=lambda entry: "/en/",
    )
    events.add(Event(code="test.told", label="told", notify=notice))


TELLING = {
    "somebody-is-told": somebody_is_told,
    "die-after-hand-over": die_after_hand_over,
    "tell-of-letters": tell_of_letters,
}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mithaq.portal.settings")
    django.setup()
    declare_event()
    run(sys.argv[1])
