"""The work of telling people, done later."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone

from mithaq.commons.audit.models import Entry
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.jobs.definitions import job, periodic
from mithaq.commons.jobs.enums import Turn
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import following, sending, telling
from .mailbox import empty_mailbox
from .models import Follow, IncomingMail, OutboxMessage

OUTBOX_KEPT = dt.timedelta(days=30)
# A mail server that hands the same message over again does so within days.
MARKS_KEPT = dt.timedelta(days=90)


@job("notify.fan_out", turn=Turn.SOON)
def fan_out(entry_id: int) -> None:
    telling.fan_out(Entry.objects.select_related("person", "organisation", "municipality").get(pk=entry_id))


@job("notify.deliver", atomic=False, turn=Turn.SOON)
def deliver(delivery_id: int) -> None:
    sending.deliver(delivery_id)


@job("notify.digests")
def digests(due_at: str) -> None:
    telling.ask_for_digests(dt.datetime.fromisoformat(due_at))


@job("notify.digest", atomic=False)
def digest(person_id: int, kind: str, channel: str, due_at: str) -> None:
    sending.send_digest(person_id, kind, channel, dt.datetime.fromisoformat(due_at))


@job("notify.ask_to_confirm", atomic=False, turn=Turn.SOON)
def ask_to_confirm(follow_id: int) -> None:
    wish = Follow.objects.select_related("person", "municipality").filter(pk=follow_id).first()
    if wish is not None:
        sending.ask_to_confirm(wish)


@periodic("notify.read_answers", every=dt.timedelta(minutes=2))
def read_answers() -> None:
    """Only where a mailbox was set."""
    if settings.MITHAQ_REPLY_MAILBOX:
        enqueue("notify.empty_mailbox", key="notify.empty_mailbox")


@job("notify.empty_mailbox", atomic=False, max_attempts=1)
def read_mailbox() -> None:
    """A mailbox that does not answer is asked again two minutes later."""
    empty_mailbox(settings.MITHAQ_REPLY_MAILBOX)


@periodic("notify.clean", every=dt.timedelta(days=1))
def clean() -> None:
    OutboxMessage.objects.filter(created_at__lt=timezone.now() - OUTBOX_KEPT).delete()
    for municipality in Municipality.objects.all():
        with inside(municipality):
            following.forget_unconfirmed()
            IncomingMail.objects.filter(at__lt=timezone.now() - MARKS_KEPT).delete()
