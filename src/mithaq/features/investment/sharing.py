"""How the money of a year is shared: exact, to the smallest coin, nothing lost. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from .enums import Formula


def weights(
    formula: str, populations: Sequence[int], spent: Sequence[Decimal] | None = None
) -> list[Fraction]:
    """The weight of each zone.

    equal: 1; population: inhabitants; catch_up: inhabitants × (2 − own ÷ highest), where own is what was spent
    per inhabitant in the years before: where nothing was spent an inhabitant counts double.
    """
    if formula == Formula.EQUAL:
        return [Fraction(1) for _one in populations]
    people = [Fraction(one) for one in populations]
    if formula == Formula.POPULATION:
        return people
    before = spent or [Decimal(0)] * len(people)
    heads = [
        Fraction(money) / each if each else Fraction(0) for money, each in zip(before, people, strict=True)
    ]
    highest = max(heads, default=Fraction(0))
    if not highest:
        return people
    return [each * (2 - head / highest) for each, head in zip(people, heads, strict=True)]


def shares(amount: Decimal, parts: Sequence[Fraction], *, exponent: int = 3) -> list[Decimal]:
    """The amount in proportion to the parts, in coins of 10**-exponent; together exactly the amount.

    What rounding leaves goes, one coin each, to the largest remainders, the first ones where they are equal.
    """
    total = sum(parts, Fraction(0))
    if not parts or not total:
        return [Decimal(0) for _one in parts]
    coins = int(amount.scaleb(exponent))
    exact = [coins * part / total for part in parts]
    given = [int(one) for one in exact]
    left = coins - sum(given)
    first = sorted(range(len(parts)), key=lambda place: (given[place] - exact[place], place))
    for place in first[:left]:
        given[place] += 1
    return [Decimal(one).scaleb(-exponent) for one in given]
