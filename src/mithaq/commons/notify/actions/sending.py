"""Handing messages over, outside of any transaction: a slow mail server must not hold the database.

A worker may die after the hand-over and before it is written down; then the message is handed over again under
the same Message-ID, so a mailbox (and the outbox) keeps it once.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from ..enums import Channel, Frequency, State
from ..letters import Letter, confirmation_letter, digest_letter, e_mail, message_id, notice_letter
from ..links import language_of
from ..models import Delivery, Follow
from ..queries import address_for, digest_rows, frequency_of
from ..sms import gateway


def deliver(delivery_id: int) -> None:
    """Send one notification by itself."""
    rows = Delivery.objects.filter(pk=delivery_id, state__in=(State.WAITING, State.SENDING))
    row = rows.select_related("person", "person__user", "municipality", "notification__entry").first()
    if row is not None:
        send([row], None)


def send_digest(person_id: int, kind: str, channel: str, due_at: dt.datetime) -> None:
    """Send what a person's daily or weekly letter holds; nothing when it holds nothing."""
    if rows := digest_rows(person_id, kind, channel, due_at):
        send(rows, due_at)


def send(rows: list[Delivery], due_at: dt.datetime | None) -> None:
    """Send the rows as one message: the digest of `due_at`, or the one row by itself."""
    first = rows[0]
    person, town = first.person, first.municipality
    to = address_for(person, first.channel)
    if not to or person.erased_at or stopped(first):
        mark(rows, State.DROPPED)
        return
    begun = any(row.state == State.SENDING for row in rows)
    if begun and first.channel == Channel.SMS and not hasattr(gateway(), "send_once"):
        mark(rows, State.UNSURE)
        return
    with inside(town, language_of(person, town)):
        letter = digest_letter(rows, due_at) if due_at else notice_letter(first)
        mark(rows, State.SENDING)
        try:
            hand_over(letter, first.channel, town, to)
        except Exception:
            # It did not leave: the next attempt need not wonder.
            mark(rows, State.HELD if due_at else State.WAITING)
            raise
    mark(rows, State.SENT)


def stopped(row: Delivery) -> bool:
    return frequency_of(row.person, row.notification.kind, row.channel) == Frequency.NEVER


def mark(rows: list[Delivery], state: State) -> None:
    sent_at = timezone.now() if state == State.SENT else None
    Delivery.objects.filter(pk__in=[row.pk for row in rows]).update(state=state, sent_at=sent_at)


def hand_over(letter: Letter, channel: str, town: Municipality, to: str) -> None:
    if channel == Channel.EMAIL:
        e_mail(letter, town, to).send()
        return
    way = gateway()
    if hasattr(way, "send_once"):
        way.send_once(to, letter.text, message_id(letter.key, town))
    else:
        way.send(to, letter.text)


def ask_to_confirm(follow: Follow) -> None:
    """The letter that makes a guest's wish to follow theirs."""
    person: Person = follow.person
    if follow.confirmed_at or not person.guest_email:
        return
    with inside(follow.municipality, language_of(person, follow.municipality)):
        letter = confirmation_letter(follow)
    e_mail(letter, follow.municipality, person.guest_email).send()
