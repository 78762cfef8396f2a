"""What kinds of promises with a due date there are. Features add theirs through their manifest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mithaq.kit.registry import Registry

if TYPE_CHECKING:
    from mithaq.commons.people.models import Person


@dataclass(frozen=True)
class Groups:
    """Under what a promise is counted on the page "In time?": codes, "" where it has none."""

    unit: str = ""
    category: str = ""


@dataclass(frozen=True)
class Rating:
    """How content people were with what they got: how many said so, and the mean of 1 to 5."""

    count: int
    mean: float

    @property
    def shown(self) -> float:
        return round(self.mean, 1)


@dataclass(frozen=True)
class ClockKind:
    """One kind of promise.

    deadline, extension: codes in the country profile ("comments.answer"); "" where each clock brings its own
    date, or where no extension exists. grants: who does the work and is reminded; escalate_grants: who hears
    of it, with them, when it is overdue. remind: how long before the due moment; those longer than the term
    itself never fire. starts, stops, cancels: events of the history, about the clock's subject, that act on it
    by themselves, for floors below this one. subjects: codes of records; only what is one of them, or belongs to
    one, starts such a clock (a comment on a plan: "plans.plan"); empty for whatever the events are about.

    groups: subject → who serves it and of which category it is; units, categories: the names of those codes in
    the town in scope. waiting: subject → who waits for it and hears when its date moves, with where they look
    (waiting_url). on_overdue: a job, called with the clock_id when the term has ended and nobody acted (silence
    that is a refusal in law). ratings: since → {groups: rating}; read only by the page "In time?".
    """

    code: str
    label: Any
    deadline: str = ""
    grants: tuple[str, ...] = ()
    escalate_grants: tuple[str, ...] = ()
    extension: str = ""
    remind: tuple[dt.timedelta, ...] = (dt.timedelta(days=3), dt.timedelta(days=1))
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    cancels: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    groups: Callable[[Any], Groups] | None = None
    units: Callable[[], Mapping[str, Any]] | None = None
    categories: Callable[[], Mapping[str, Any]] | None = None
    waiting: Callable[[Any], Iterable[Person]] | None = None
    waiting_url: Callable[[Any], str] | None = None
    on_overdue: str = ""
    ratings: Callable[[dt.datetime], Mapping[Groups, Rating]] | None = None

    def listens_to(self, event: str) -> bool:
        return event in self.starts or event in self.stops or event in self.cancels


clock_kinds: Registry[ClockKind] = Registry("clocks")
