"""Counting days the way a law or a charter does: with a weekend, a table of holidays and a start rule.

Pure functions: same calendar, same answer. A clock shows `reckon` to the citizen day by day, and is counted
again when a holiday changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["calendar", "working"]
StartRule = Literal["day_after", "same_day"]
Status = Literal["estimated", "confirmed"]
Why = Literal["counted", "weekend", "holiday", "start", "paused"]

ONE_DAY = dt.timedelta(days=1)
# A calendar whose days are all free would count for ever.
LONGEST_WAIT = 3660


@dataclass(frozen=True)
class Holiday:
    """A day without work that is not a weekend."""

    date: dt.date
    name: Mapping[str, str]
    """Its name in each language."""
    status: Status = "estimated"
    """"estimated" until an officer confirms it: the moon decides Eid, a government may add a day."""
    source: str = ""
    """The decree, circular or calculation it comes from."""


@dataclass(frozen=True)
class DayLine:
    """One day of a reckoning."""

    date: dt.date
    number: int | None
    """Its rank when it counts (1 is the first day that counts)."""
    why: Why
    """"counted", or why not: "start" (the day of filing), "weekend", "holiday", "paused"."""
    holiday: Holiday | None = None

    @property
    def counted(self) -> bool:
        return self.number is not None


class NoWorkingDay(ValueError):
    """The calendar has no working day within ten years: its weekend or its holidays are wrong."""


@dataclass(frozen=True)
class WorkCalendar:
    """A weekend (Monday is 0) and a table of holidays."""

    weekend: frozenset[int]
    holidays: Mapping[dt.date, Holiday] = field(default_factory=dict)

    @classmethod
    def of(cls, weekend: Iterable[int], holidays: Iterable[Holiday] = ()) -> WorkCalendar:
        """A calendar from lists."""
        return cls(frozenset(weekend), {holiday.date: holiday for holiday in holidays})

    def is_working(self, day: dt.date) -> bool:
        return day.weekday() not in self.weekend and day not in self.holidays

    def reckon(
        self,
        start: dt.date,
        n: int,
        unit: Unit = "calendar",
        start_rule: StartRule = "day_after",
        paused: Container[dt.date] = (),
    ) -> list[DayLine]:
        """Every day from `start` to the due date, with its rank or why it does not count.

        "day_after": the day of filing is shown and not counted. "same_day": it is the first candidate. With
        "calendar" every day counts, with "working" weekends and holidays do not; days in `paused` (the citizen
        was asked something) never do. n = 0 is due on `start`.
        """
        if n < 0:
            raise ValueError("a clock cannot run backwards")
        lines = [] if start_rule == "same_day" and n else [DayLine(start, None, "start")]
        day = start if start_rule == "same_day" else start + ONE_DAY
        number = 0
        while number < n:
            if len(lines) > n + LONGEST_WAIT:
                raise NoWorkingDay(f"{n} working days cannot be counted from {start}")
            why: Why = self._why(day) if unit == "working" else "counted"
            if day in paused:
                why = "paused"
            number += why == "counted"
            rank = number if why == "counted" else None
            lines.append(DayLine(day, rank, why, self.holidays.get(day)))
            day += ONE_DAY
        return lines

    def add_days(
        self, start: dt.date, n: int, unit: Unit = "calendar", start_rule: StartRule = "day_after"
    ) -> dt.date:
        """The last day of a term of `n` days from `start`; see `reckon`."""
        if unit == "calendar":
            if n < 0:
                raise ValueError("a clock cannot run backwards")
            return start + dt.timedelta(days=n - (start_rule == "same_day" and n > 0))
        return self.reckon(start, n, unit, start_rule)[-1].date

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        days = (start + dt.timedelta(days=i) for i in range(1, (end - start).days + 1))
        return sum(self.is_working(day) for day in days)

    def _why(self, day: dt.date) -> Why:
        if day in self.holidays:
            return "holiday"
        return "weekend" if day.weekday() in self.weekend else "counted"
