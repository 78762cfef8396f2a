"""Reading history, and checking that nobody has rewritten it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from mithaq.commons.tenancy.models import Municipality

from .chain import content_digest, entry_hash, personal_digest
from .events import events
from .models import ChainHead, Entry

ERASED = "audit.personal_erased"


def history_of(obj: Model) -> QuerySet[Entry]:
    """What happened to one thing, newest first, with who did it."""
    return (
        Entry.objects.filter(subject_type=ContentType.objects.get_for_model(obj), subject_id=obj.pk)
        .select_related("person", "organisation")
        .order_by("-number")
    )


def public_events() -> list[str]:
    """The codes of the acts that everybody may see in the log."""
    return [event.code for event in events if event.public]


def head_of(municipality: Municipality) -> ChainHead | None:
    """Where the chain ends: the one digest that vouches for all before it. None before the first act."""
    return ChainHead.objects.filter(municipality=municipality).first()


def chain_lines(municipality: Municipality) -> Iterator[dict[str, Any]]:
    """Number, previous digest, digest of the content and digest of every entry, public or not, without a word.

    Enough to check that hash = SHA-256("number:previous:content") and that each follows the one before.
    """
    for entry in Entry.objects.filter(municipality=municipality).order_by("number").iterator(chunk_size=1000):
        yield {
            "number": entry.number,
            "previous": entry.previous,
            "content": content_digest(entry),
            "hash": entry.hash,
        }


@dataclass(frozen=True)
class Fault:
    """A place where the chain does not hold: altered, removed, reordered, added, erased or cut."""

    kind: str
    number: int
    detail: str = ""


def verify(municipality: Municipality) -> Iterator[Fault]:
    """Walk a town's chain from its first entry and name every fault."""
    previous, expected = "", 1
    missing_words: dict[int, str] = {}
    erased: set[int] = set()
    for entry in Entry.objects.filter(municipality=municipality).order_by("number").iterator(chunk_size=2000):
        if entry.number != expected:
            for gone in range(expected, entry.number):
                yield Fault("removed", gone)
        if entry_hash(entry) != entry.hash:
            yield Fault("altered", entry.number, entry.event)
        elif entry.number == expected and entry.previous != previous:
            yield Fault("reordered", entry.number, entry.event)
        if (
            entry.personal is not None
            and personal_digest(entry.salt, entry.personal) != entry.personal_digest
        ):
            yield Fault("altered", entry.number, entry.event)
        elif entry.personal is None and entry.personal_digest:
            missing_words[entry.number] = entry.event
        if entry.event == ERASED:
            erased.update(entry.data["numbers"])
        previous, expected = entry.hash, entry.number + 1
    for number, event in missing_words.items():
        if number not in erased:
            yield Fault("erased", number, event)
    head = ChainHead.objects.filter(municipality=municipality).first()
    if head and head.number >= expected:
        for gone in range(expected, head.number + 1):
            yield Fault("removed", gone)
    elif (head.hash if head else "") != previous:
        yield Fault("cut", head.number if head else 0)
