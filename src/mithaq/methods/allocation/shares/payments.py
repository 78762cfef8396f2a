"""Who paid what, exactly: for a page that explains, or an auditor who adds up."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from ..election import Ints
from .run import Run


def payments(run: Run) -> Iterator[tuple[int, list[tuple[int, Fraction]]]]:
    """Per purchase: its project, and (group of ballots, what one voter of it pays) in the smallest unit."""
    for number, purchase in enumerate(run.purchases):
        rate, paid = purchase.offer.rate, []
        times = np.ones(len(purchase.payers), np.int64) if purchase.times is None else purchase.times
        for group, many in zip(purchase.payers.tolist(), times.tolist(), strict=True):
            paid.append((group, rate * many))
        if len(purchase.emptied):
            some, kind = run.purses.alike(purchase.emptied, number)
            held = [Fraction(run.purses.exact(int(one), number), run.purses.scale) for one in some]
            paid += [
                (group, held[of]) for group, of in zip(purchase.emptied.tolist(), kind.tolist(), strict=True)
            ]
        yield purchase.project, paid


def amounts(run: Run, voters: Ints) -> Iterator[tuple[int, list[tuple[Fraction, int]]]]:
    """Per purchase: its project, and (amount, voters who pay it), the highest first."""
    for project, paid in payments(run):
        found: dict[Fraction, int] = {}
        for group, amount in paid:
            found[amount] = found.get(amount, 0) + int(voters[group])
        yield project, sorted(found.items(), reverse=True)
