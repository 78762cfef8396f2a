"""Writing history."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.pages import public_changed

from .chain import entry_hash, personal_digest
from .events import consumers, events, same, wants
from .models import ChainHead, Entry
from .queries import ERASED


class UnknownPersonalField(ValueError):
    """An action records words that its event does not declare as personal."""


@transaction.atomic
def record(
    event: str,
    /,
    *,
    by: Actor,
    on: Model,
    data: Mapping[str, Any] | None = None,
    personal: Mapping[str, Any] | None = None,
) -> Entry:
    """Append one entry to the town's chain, in the transaction of the act itself.

    data: JSON values that stay for ever (ids, states, dates, public texts); personal: what a person may have
    erased (their words, their name), only under keys the event declares.
    """
    kind = events.get(event)
    words = dict(personal or {})
    if unknown := set(words) - set(kind.personal):
        raise UnknownPersonalField(f"{event}: {', '.join(sorted(unknown))}")
    _wait_for_the_pen(by.municipality, public=kind.public)
    head, _new = ChainHead.objects.get_or_create(municipality=by.municipality)
    salt = secrets.token_hex(16) if words else ""
    entry = Entry(
        municipality=by.municipality,
        number=head.number + 1,
        at=timezone.now(),
        event=event,
        person=by.person,
        organisation=by.organisation,
        channel=by.channel,
        subject_type=ContentType.objects.get_for_model(on),
        subject_id=on.pk,
        data=dict(data or {}),
        personal=words or None,
        salt=salt,
        personal_digest=personal_digest(salt, words),
        nonce=secrets.token_hex(16),
        previous=head.hash,
    )
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    head.number, head.hash = entry.number, entry.hash
    head.save()
    for name in consumers:
        if name not in wants or wants[name](kind, type(on)):
            enqueue(name, key=same[name](entry) if name in same else None, entry_id=entry.pk)
    return entry


def _wait_for_the_pen(municipality: Municipality, *, public: bool) -> None:
    """One writer at a time appends to a town's chain, until its transaction ends.

    The lock is the town's own row, because `public_changed` writes there too, before or after: with a lock of
    its own for the chain, two writers could each wait for the other's.
    """
    if public:
        public_changed(municipality.pk)
    else:
        # no_key: rows that point to the town may be added meanwhile.
        Municipality.objects.select_for_update(no_key=True).only("pk").get(pk=municipality.pk)


@transaction.atomic
def erase_personal(*, by: Actor, person: Person | None, on: Iterable[Model] = ()) -> list[int]:
    """Take a person's words out of the history; the chain holds, because it hashed only their digest.

    Erased: the personal part of what they did, and of what was done to them or to the things in `on`. One entry
    names the numbers, so that `verify` can tell an erasure from a loss. Gives those numbers. person: None for
    somebody who is no person here; then `on` names at least one thing.
    """
    things: list[Model] = [*([person] if person else []), *on]
    about = Q(person=person) if person else Q(pk__in=[])
    by_type: dict[ContentType, list[int]] = {}
    for thing in things:
        by_type.setdefault(ContentType.objects.get_for_model(thing), []).append(thing.pk)
    for kind, keys in by_type.items():
        about |= Q(subject_type=kind, subject_id__in=keys)
    entries = Entry.objects.filter(about, personal__isnull=False)
    numbers = sorted(entries.values_list("number", flat=True))
    if numbers:
        entries.update(personal=None, salt="")
        record(ERASED, by=by, on=things[0], data={"numbers": numbers})
    return numbers
