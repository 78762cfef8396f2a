"""How well a promise is kept: by the unit that serves, by category, by month. One query for each kind."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from .definitions import ClockKind, Groups, Rating, clock_kinds
from .enums import ClockState
from .models import Clock
from .queries import Rate
from .reckoning import add_months

MONTHS = 12
# With fewer answers one could guess who said what.
FEWEST_RATINGS = 5
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Measure:
    """One line of the page "In time?". median, ninth: days; ninth is what nine of ten did not exceed."""

    rate: Rate
    waiting: int
    """Open, and their time is not over."""
    median: float | None
    ninth: float | None
    oldest: dt.date | None
    """The day on which the oldest that is still open began."""
    reopened: int
    rating: Rating | None = None
    """None with fewer than five answers."""

    @property
    def done(self) -> int:
        return self.rate.on_time + self.rate.late


@dataclass(frozen=True)
class Line:
    """code: of the unit or category, "2026-03" of a month; label: its name, the first day of a month."""

    code: str
    label: Any
    measure: Measure


@dataclass(frozen=True)
class Measured:
    kind: ClockKind
    since: dt.date
    whole: Measure
    units: list[Line]
    categories: list[Line]
    months: list[Line]


def measured(kind: ClockKind, months: int = MONTHS) -> Measured:
    """What was closed since the first of the month `months` - 1 months ago, and all that is open.

    A month counts what fell due in it, so that leaving something unanswered worsens the month it was owed in.
    """
    today = timezone.localdate()
    since = add_months(today.replace(day=1), 1 - months)
    begin = timezone.make_aware(dt.datetime.combine(since, dt.time.min))
    now = timezone.now()
    recent = ~Q(state=ClockState.DONE) | Q(stopped_at__gte=begin)
    rows = list(Clock.objects.filter(recent, kind=kind.code).only(*COLUMNS).order_by("pk"))
    ratings = kind.ratings(begin) if kind.ratings else {}
    again = _reopened(rows)

    def lines(
        key: Callable[[Clock], str], names: Mapping[str, Any], rated: Mapping[str, Rating]
    ) -> list[Line]:
        parts: dict[str, list[Clock]] = defaultdict(list)
        for row in rows:
            if code := key(row):
                parts[code].append(row)
        return [
            Line(code, names.get(code, code), _measure(part, now, again, rated.get(code)))
            for code, part in sorted(parts.items())
        ]

    units = lines(lambda row: row.served_by, kind.units() if kind.units else {}, _by(ratings, "unit"))
    categories = lines(
        lambda row: row.category, kind.categories() if kind.categories else {}, _by(ratings, "category")
    )
    firsts = (add_months(since, n) for n in range(months))
    names = {first.isoformat()[:7]: first for first in firsts}
    by_month = lines(_month_due, names, {})
    return Measured(
        kind,
        since,
        _measure(rows, now, again, _mean(ratings.values())),
        units,
        categories,
        [line for line in by_month if line.code in names],
    )


COLUMNS = (
    "kind",
    "subject_type_id",
    "subject_id",
    "started_at",
    "due_at",
    "pauses",
    "state",
    "stopped_at",
    "served_by",
    "category",
)


def all_measured() -> list[Measured]:
    """Every promise this town has made lately."""
    made = set(Clock.objects.order_by().values_list("kind", flat=True).distinct())
    found = [measured(kind) for kind in clock_kinds if kind.code in made]
    return [one for one in found if one.whole.rate.total or one.whole.waiting]


def _month_due(row: Clock) -> str:
    return timezone.localdate(row.due_at).isoformat()[:7]


def _reopened(rows: Iterable[Clock]) -> set[int]:
    """The clocks whose subject had one before."""
    seen, again = set(), set()
    for row in rows:
        key = (row.subject_type_id, row.subject_id)
        if key in seen:
            again.add(row.pk)
        seen.add(key)
    return again


def _measure(rows: Sequence[Clock], now: dt.datetime, again: set[int], rating: Rating | None) -> Measure:
    closed = [row for row in rows if row.stopped_at is not None]
    still = [row for row in rows if row.stopped_at is None]
    overdue = [row for row in still if row.state == ClockState.RUNNING and row.due_at < now]
    on_time = sum(row.is_in_time for row in closed)
    days = sorted(
        (row.stopped_at - row.started_at - row.paused_total) / ONE_DAY for row in closed if row.stopped_at
    )
    return Measure(
        rate=Rate(on_time, len(closed) - on_time, len(overdue)),
        waiting=len(still) - len(overdue),
        median=_rank(days, 0.5),
        ninth=_rank(days, 0.9),
        oldest=timezone.localdate(min(row.started_at for row in still)) if still else None,
        reopened=sum(row.pk in again for row in rows),
        rating=rating if rating is not None and rating.count >= FEWEST_RATINGS else None,
    )


def _rank(ordered: Sequence[float], share: float) -> float | None:
    """The nearest-rank percentile, to one decimal."""
    return round(ordered[math.ceil(share * len(ordered)) - 1], 1) if ordered else None


def _by(ratings: Mapping[Groups, Rating], part: str) -> dict[str, Rating]:
    parts: dict[str, list[Rating]] = defaultdict(list)
    for groups, rating in ratings.items():
        parts[getattr(groups, part)].append(rating)
    return {code: mean for code, found in parts.items() if (mean := _mean(found))}


def _mean(ratings: Iterable[Rating]) -> Rating | None:
    found = list(ratings)
    count = sum(one.count for one in found)
    return Rating(count, sum(one.mean * one.count for one in found) / count) if count else None
