"""What voters still hold in a run of equal shares: fast floats within a certified distance, exact on demand.

Money is one float per group of equal ballots. It is never trusted further than `slack`. The exact amount of a
group needs no bookkeeping of its own: it is the endowment minus the rates of what the group has paid for, and
nothing once it was spent to the last coin. All exact amounts are whole numbers of 1/scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NEVER = np.iinfo(np.int32).max
# The rounding error of one operation on numbers near 1.
ROUNDING = 2.0**-53


class Purses:
    """`zone` per group indexes `endowments`, what one voter of the zone starts with."""

    def __init__(
        self, voters: Floats, zone: Ints, endowments: Sequence[Fraction], *, purchases: int, most: int = 1
    ) -> None:
        """`voters` per group, as floats, which are quicker to multiply: sums stay below 2**53 and are exact.

        There will be at most so many `purchases`, and nobody pays more than `most` times a rate.
        """
        self.voters, self.zone = voters, zone
        self.scale = lcm(*(value.denominator for value in endowments))
        self.start = [int(value * self.scale) for value in endowments]
        self.top = max(map(float, endowments))
        if len(endowments) == 1:
            self.money = np.full(len(voters), self.top)
        else:
            self.money = np.array([float(value) for value in endowments])[zone]
        # The number of the purchase for which a group gave its last coin.
        self.emptied_by = np.full(len(voters), NEVER, np.int32)
        # Per purchase: the rate as (numerator, denominator), and, a row per group, how many times it was paid.
        # Every denominator divides the scale.
        self.rates: list[tuple[int, int]] = []
        self.times = np.zeros((len(voters), purchases), np.min_scalar_type(most))

    @property
    def slack(self) -> float:
        """No float in `money` is further than this from the exact amount."""
        return 4 * (len(self.rates) + 1) * ROUNDING * self.top

    def total(self, groups: Ints, after: int | None = None) -> int:
        """The exact money of all voters of these groups together, times scale; `after` so many purchases."""
        after = len(self.rates) if after is None else after
        groups = groups[self.emptied_by[groups] >= after]
        if not len(groups):
            return 0
        voters = self.voters[groups]
        if len(self.start) == 1:
            total = self.start[0] * int(voters.sum())
        else:
            heads = np.bincount(self.zone[groups], voters, len(self.start)).tolist()
            total = sum(start * int(count) for start, count in zip(self.start, heads, strict=True))
        paid = voters @ self.times[groups, :after].astype(np.float64)
        (some,) = paid.nonzero()
        for purchase, count in zip(some.tolist(), paid[some].tolist(), strict=True):
            rate, denominator = self.rates[purchase]
            total -= rate * (self.scale // denominator) * int(count)
        return total

    def exact(self, group: int, after: int | None = None) -> int:
        """The exact money of one voter of this group, times scale; `after` so many purchases."""
        after = len(self.rates) if after is None else after
        if self.emptied_by[group] < after:
            return 0
        paid = zip(self.rates[:after], self.times[group].tolist(), strict=False)
        spent = sum(
            rate * (self.scale // denominator) * times for (rate, denominator), times in paid if times
        )
        return self.start[int(self.zone[group])] - spent

    def alike(self, groups: Ints, after: int | None = None) -> tuple[Ints, Ints]:
        """One group of each set of groups with the same past, and for each group the number of its set."""
        after = len(self.rates) if after is None else after
        now = np.stack([self.emptied_by[groups] < after, self.zone[groups]], axis=1)
        past = np.concatenate([now, self.times[groups, :after]], axis=1)
        _same, first, number = np.unique(past, axis=0, return_index=True, return_inverse=True)
        return groups[first], number.reshape(-1)

    def payers(self, groups: Ints, after: int) -> list[int]:
        """How many voters of these groups paid for each of the first purchases, in full or with all they had."""
        voters, last = self.voters[groups], self.emptied_by[groups]
        full = voters @ (self.times[groups, :after] > 0).astype(np.float64)
        early = last < after
        part = np.bincount(last[early], voters[early], after)
        return [int(count) for count in (full + part).tolist()]

    def pay(self, rest: int, weight: int, payers: Ints, times: Ints | None, emptied: Ints) -> None:
        """Voters of `payers` give times × (rest / (weight × scale)); those of `emptied` all they have."""
        common = gcd(rest, weight)
        rest, weight = rest // common, weight // common
        if weight != 1:
            self.scale *= weight
            self.start = [value * weight for value in self.start]
        self.times[payers, len(self.rates)] = 1 if times is None else times
        self.rates.append((rest, self.scale))
        price = rest / self.scale
        held = self.money[payers] - (price if times is None else price * times)
        # The exact amount is not below zero, so moving a float up to zero brings it nearer.
        self.money[payers] = np.maximum(held, 0.0)
        if len(emptied):
            self.money[emptied] = 0.0
            self.emptied_by[emptied] = len(self.rates) - 1
