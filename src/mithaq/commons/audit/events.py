"""What can happen in the house, and which part of it is somebody's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from mithaq.kit.registry import Registry

if TYPE_CHECKING:
    from django.db.models import Model

    from mithaq.commons.people.models import Person

    from .models import Entry


@dataclass(frozen=True, kw_only=True)
class Notify:
    """Whom an act concerns, and what they are told. Each function takes the history's entry.

    to: the persons, or "followers" of the subject and of what it belongs to; title, body: gettext strings,
    rendered in the receiver's language; url: where to look, a path.
    """

    to: Callable[[Entry], Iterable[Person]] | Literal["followers"]
    title: Callable[[Entry], Any]
    body: Callable[[Entry], Any]
    url: Callable[[Entry], str]


@dataclass(frozen=True, kw_only=True)
class Event:
    """One kind of act.

    label: what the history says ("answered a comment"); public: shown in the public log and makes cached
    pages stale; personal: keys of `record(personal=…)`, erasable without breaking the chain; notify: whom to
    tell, read by commons.notify (its own definition; None for nobody); detail: entry → one more sentence for
    the history, rendered in the reader's language.
    """

    code: str
    label: Any
    public: bool = False
    personal: tuple[str, ...] = ()
    notify: Notify | tuple[Notify, ...] | None = None
    detail: Callable[[Any], Any] | None = None

    @property
    def notices(self) -> tuple[Notify, ...]:
        if self.notify is None:
            return ()
        return self.notify if isinstance(self.notify, tuple) else (self.notify,)


events: Registry[Event] = Registry("events")

# Jobs that follow the history, by name; each takes `entry_id`. Higher floors add theirs.
consumers: list[str] = []
# Which entries a consumer has anything to do for, by the event and the subject's class; every one where none is
# named here. A job costs a worker some milliseconds even when it finds nothing to do.
wants: dict[str, Callable[[Event, type[Model]], bool]] = {}
# Consumers for which one look at the subject is enough however much happened to it: while a job with the key that
# an entry gives waits, another entry with that key asks for nothing more.
same: dict[str, Callable[[Entry], str]] = {}
