"""Quarters of the calendar year: what is asked, told and compared every three months."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering

CODE = re.compile(r"(\d{4})-q([1-4])", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class Quarter:
    """year: of the calendar; number: 1 to 4."""

    year: int
    number: int

    @property
    def starts_on(self) -> dt.date:
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def ends_on(self) -> dt.date:
        """Its last day, included."""
        return self.next.starts_on - dt.timedelta(days=1)

    @property
    def next(self) -> Quarter:
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def before(self) -> Quarter:
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    @property
    def code(self) -> str:
        """As in addresses: "2026-q4"."""
        return f"{self.year}-q{self.number}"

    def __lt__(self, other: Quarter) -> bool:
        return (self.year, self.number) < (other.year, other.number)


def quarter_of(day: dt.date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_named(code: str) -> Quarter | None:
    """The quarter behind "2026-q4"; None for anything else."""
    found = CODE.fullmatch(code)
    return Quarter(int(found[1]), int(found[2])) if found and int(found[1]) > 0 else None
