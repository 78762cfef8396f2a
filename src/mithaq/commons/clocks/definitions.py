"""What kinds of promises with a due date there are. Features add theirs through their manifest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from mithaq.kit.registry import Registry


@dataclass(frozen=True)
class ClockKind:
    """One kind of promise.

    deadline, extension: codes in the country profile ("comments.answer"); "" where each clock brings its own
    date, or where no extension exists. grants: who does the work and is reminded; escalate_grants: who hears
    of it, with them, when it is overdue. remind: how long before the due moment; those longer than the term
    itself never fire. starts, stops, cancels: events of the history, about the clock's subject, that act on it
    by themselves, for floors below this one. subjects: codes of records; only what is one of them, or belongs to
    one, starts such a clock (a comment on a plan: "plans.plan"); empty for whatever the events are about.
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

    def listens_to(self, event: str) -> bool:
        return event in self.starts or event in self.stops or event in self.cancels


clock_kinds: Registry[ClockKind] = Registry("clocks")
