"""How often a person hears of what."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied

from ..enums import Channel, Frequency, Kind, State
from ..models import Delivery, Notification, Preference


@transaction.atomic
def set_preferences(*, by: Actor, choices: Mapping[tuple[str, str], str]) -> None:
    """choices: (kind, channel) → frequency."""
    if by.person is None:
        raise Denied("nobody is signed in")
    for (kind, channel), frequency in choices.items():
        choose(by.person.pk, kind, channel, frequency)


def choose(person_id: int, kind: str, channel: str, frequency: str) -> None:
    Preference.objects.update_or_create(
        person_id=person_id,
        kind=Kind(kind),
        channel=Channel(channel),
        defaults={"frequency": Frequency(frequency)},
    )
    if frequency == Frequency.NEVER:
        # What already waits for the next digest stays in the inbox.
        Delivery.objects.filter(
            person_id=person_id,
            notification__kind=kind,
            channel=channel,
            state__in=(State.HELD, State.WAITING),
        ).update(state=State.DROPPED)


@transaction.atomic
def mark_read(*, by: Actor, only: Notification | None = None) -> None:
    """One notification of the actor's, or all of them."""
    if by.person is None:
        raise Denied("nobody is signed in")
    unread = Notification.objects.filter(person=by.person, read_at__isnull=True)
    (unread.filter(pk=only.pk) if only else unread).update(read_at=timezone.now())
