"""The years of requests, counted: everybody's numbers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from mithaq.commons.clocks.models import Clock

from ..enums import ANSWER_CLOCK, Level, Outcome, State
from ..models import Inquiry


@dataclass
class Year:
    """One year of requests. outcomes: by first ruling; grounds: of refusals, by the words of the law."""

    year: int
    received: int = 0
    open: int = 0
    withdrawn: int = 0
    transferred: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    reviews: int = 0
    appeals: int = 0
    published: int = 0
    grounds: Counter[str] = field(default_factory=Counter)
    in_time: int = 0
    answered: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def median_days(self) -> int | None:
        ordered = sorted(self.days)
        return ordered[(len(ordered) - 1) // 2] if ordered else None

    @property
    def share_in_time(self) -> float | None:
        return self.in_time / self.answered if self.answered else None

    @property
    def by_ground(self) -> list[tuple[str, int]]:
        """The most used ground first."""
        return self.grounds.most_common()

    def count(self, outcome: str) -> int:
        return self.outcomes[outcome]


def years(span: tuple[dt.datetime, dt.datetime] | None = None) -> list[Year]:
    """All years with a request, the latest first; three queries, everybody's numbers.

    span: only what was filed from the first moment to the second, counted as one.
    """
    found: dict[int, Year] = {}
    rows = Inquiry.objects.prefetch_related("rulings", "appeals").select_related("disclosure").order_by("pk")
    if span is not None:
        rows = rows.filter(filed_at__range=span)
    clocks = _answer_clocks()
    for row in rows:
        number = row.year if span is None else span[0].year
        year = found.setdefault(number, Year(number))
        year.received += 1
        year.withdrawn += row.state == State.WITHDRAWN
        year.transferred += row.state == State.TRANSFERRED
        year.open += not row.outcome and row.state in (State.OPEN, State.WAITING)
        year.appeals += bool(row.appeals.all())
        year.published += getattr(row, "disclosure", None) is not None
        _rule(year, row, clocks.get(row.pk))
    return [found[year] for year in sorted(found, reverse=True)]


def _answer_clocks() -> dict[int, bool]:
    """{number of the request: whether its answer came in time}."""
    done = Clock.objects.filter(kind=ANSWER_CLOCK, stopped_at__isnull=False).order_by("pk")
    return {clock.subject_id: clock.is_in_time for clock in done}


def _rule(year: Year, row: Inquiry, in_time: bool | None) -> None:
    rulings = list(row.rulings.all())
    first = next((one for one in rulings if one.level == Level.ANSWER), None)
    year.reviews += any(one.level == Level.REVIEW for one in rulings)
    if first is None:
        return
    year.outcomes[first.outcome] += 1
    if first.ground:
        year.grounds[str(first.ground_words)] += 1
    year.answered += 1
    year.in_time += bool(in_time) and first.outcome != Outcome.SILENCE
    if first.outcome != Outcome.SILENCE:
        year.days.append((first.decided_at - row.filed_at).days)
