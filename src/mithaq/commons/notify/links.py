"""Addresses in letters: whole, without a request, and those that need no sign-in."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.queries import address_of as address_of

from .models import Follow

STOP_SALT = "mithaq.notify.stop"
CONFIRM_SALT = "mithaq.notify.confirm"
CONFIRM_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True)
class Stop:
    """What a letter's unsubscribe link may stop: one kind of news on one channel, for one person."""

    person: int
    kind: str
    channel: str


def stop_path(stop: Stop) -> str:
    token = signing.dumps([stop.person, stop.kind, stop.channel], salt=STOP_SALT)
    return reverse("notify_stop", kwargs={"token": token})


def read_stop(token: str) -> Stop | None:
    """None for a link that is not ours. It never expires: old letters must be able to stop what they began."""
    try:
        person, kind, channel = signing.loads(token, salt=STOP_SALT)
    except (signing.BadSignature, ValueError):
        return None
    return Stop(person, kind, channel)


def confirm_path(follow: Follow) -> str:
    return reverse("notify_confirm", kwargs={"token": signing.dumps(follow.pk, salt=CONFIRM_SALT)})


def read_confirm(token: str) -> int | None:
    """The number of the follow; None for a link that is not ours or too old."""
    try:
        return int(signing.loads(token, salt=CONFIRM_SALT, max_age=CONFIRM_SECONDS))
    except (signing.BadSignature, ValueError):
        return None


def language_of(person: Person, municipality: Municipality) -> str:
    """The person's language if the town speaks it, else the town's first."""
    spoken = municipality.languages
    return person.language if person.language in spoken else municipality.default_language
