"""Numbers and limits that a .pb file promises."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil

from ..amounts import read_amount, write_number
from ..errors import PbError


def require_amount(line: int, name: str, text: str, *, above_zero: bool = False) -> Fraction:
    value = read_amount(text)
    if value is None:
        raise PbError(line, f"{name} is “{text}”; it must be a plain number such as 1200 or 12.500")
    if above_zero and not value:
        raise PbError(line, f"{name} must be above zero")
    return value


def require_count(line: int, meta: Mapping[str, str], key: str, found: int) -> None:
    value = require_amount(line, key, meta[key])
    if value != found:
        raise PbError(line, f"{key} is {meta[key]}, but the file holds {found}")


@dataclass(frozen=True)
class Limits:
    """What META allows a ballot: from/to, None where it says nothing."""

    length: tuple[Fraction | None, Fraction | None] = (None, None)
    cost: tuple[Fraction | None, Fraction | None] = (None, None)
    points: tuple[Fraction | None, Fraction | None] = (None, None)
    sum_points: tuple[Fraction | None, Fraction | None] = (None, None)

    @classmethod
    def read(cls, meta: Mapping[str, str], lines: Mapping[str, int]) -> Limits:
        def pair(name: str) -> tuple[Fraction | None, Fraction | None]:
            low, high = (
                require_amount(lines[key], key, meta[key]) if meta.get(key) else None
                for key in (f"min_{name}", f"max_{name}")
            )
            if low is not None and high is not None and low > high:
                raise PbError(lines[f"max_{name}"], f"max_{name} is below min_{name}")
            return low, high

        return cls(pair("length"), pair("sum_cost"), pair("points"), pair("sum_points"))

    def complain(self, costs: Sequence[Fraction], points: Sequence[Fraction]) -> str:
        """What is wrong with a ballot for projects of these costs, with these points; empty if nothing."""
        if problem := outside("chooses", "projects", Fraction(len(costs)), self.length):
            return problem
        if problem := outside("costs", "", sum(costs, Fraction(0)), self.cost):
            return problem
        if not points:
            return ""
        for value in points:
            if problem := outside("gives", "points to a project", value, self.points):
                return problem
        return outside("gives", "points in all", sum(points, Fraction(0)), self.sum_points)

    @cached_property
    def lengths(self) -> range | None:
        """The permitted lengths when nothing else is limited: the common case, checked without arithmetic."""
        if (self.cost, self.points, self.sum_points) != ((None, None),) * 3:
            return None
        low, high = self.length
        return range(ceil(low or 0), (sys.maxsize if high is None else int(high)) + 1)


def outside(verb: str, noun: str, value: Fraction, limits: tuple[Fraction | None, Fraction | None]) -> str:
    low, high = limits
    words = f"the ballot {verb} {write_number(value)} {noun}".rstrip()
    if low is not None and value < low:
        return f"{words}, and META asks for at least {write_number(low)}"
    if high is not None and value > high:
        return f"{words}, and META allows {write_number(high)}"
    return ""
