"""What a receipt opens: each app says how its own things are found by one, so that one page serves them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from mithaq.commons.people.models import Person
from mithaq.kit.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Mine:
    """One thing that somebody sent, in a line: state is (words, tone)."""

    title: Any
    kind: Any
    url: str
    sent_at: dt.datetime
    state: tuple[Any, str]
    steps: Sequence[tuple[Any, dt.datetime | None, Any]] = ()
    """(what happened, when, in which words): the way of the thing, the earliest first."""


@dataclass(frozen=True, kw_only=True)
class Opener:
    """One kind of thing behind a receipt.

    find: digests of the code typed → the thing, or None, in the town's scope; url: its holder's page; title,
    lines: what stands on its paper ("name", "value"), in the active language; mine: what a person sent with
    their account, the newest first, for "my contributions".
    """

    code: str
    find: Callable[[list[str]], Model | None]
    url: Callable[[Any], str]
    title: Callable[[Any], Any] = str
    lines: Callable[[Any], Iterable[tuple[Any, Any]]] = lambda thing: ()
    mine: Callable[[Person], Sequence[Mine]] = lambda person: ()


openers: Registry[Opener] = Registry("receipts")


def mine_of(person: Person) -> list[Mine]:
    """All that somebody sent with their account, whatever it is, the newest first."""
    found = [one for opener in openers for one in opener.mine(person)]
    return sorted(found, key=lambda one: one.sent_at, reverse=True)
