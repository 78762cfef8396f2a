"""Money and points as exact numbers, read from and written to plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from math import lcm

DECIMAL = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,9})?", re.ASCII)
RATIO = re.compile(r"([0-9]{1,18})/([0-9]{1,18})", re.ASCII)


def read_amount(text: str) -> Fraction | None:
    """A decimal of zero or more, such as 1200 or 12.500; None for anything else (signs, 1e6, 1,5, spaces)."""
    return Fraction(text) if DECIMAL.fullmatch(text) else None


def read_number(text: str) -> Fraction | None:
    """As read_amount, or a ratio of whole numbers such as 4/5."""
    if (found := RATIO.fullmatch(text)) and int(found[2]):
        return Fraction(int(found[1]), int(found[2]))
    return read_amount(text)


def write_number(value: Fraction | int) -> str:
    """The shortest exact text: a decimal where one exists, else a ratio. Inverse of read_number for value ≥ 0."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    tens = max(twos, fives)
    if rest != 1 or tens > 9:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**tens // value.denominator).rjust(tens + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-tens]}.{digits[-tens:]}"


def common_unit(values: Iterable[Fraction]) -> int:
    """The least whole number by which all values become whole."""
    return lcm(*(value.denominator for value in values))
