"""What never changes during equal shares: for each project who supports it, how much, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..election import Ballots
from .purses import Floats, Ints


@dataclass(frozen=True, slots=True)
class Wish:
    """One project seen from its supporters' side."""

    project: int
    cost: int  # in the smallest unit of the election
    # The rate per unit of utility is rate / worth: the price of the project under the utility "cost", else 1.
    worth: int
    groups: Ints
    times: Ints | None  # utility of one voter in each group, times points_unit; None: 1 for all
    heads: int  # voters behind it
    weight: int  # the sum of times over voters
    # The same as floats, for the quick pass.
    voters: Floats
    weights: Floats


@dataclass(frozen=True)
class Market:
    ballots: Ballots
    wishes: dict[int, Wish]  # projects that anybody supports

    @cached_property
    def most(self) -> int:
        """The largest utility anybody has from a project."""
        return max(
            (int(wish.times.max()) for wish in self.wishes.values() if wish.times is not None), default=1
        )


def market(
    ballots: Ballots, costs: Sequence[int], utility: Ints | None, eligible: Iterable[int], *, by_cost: bool
) -> Market:
    """`utility`: whole number per entry of the ballots, 0 for none; None when every entry counts 1."""
    few = np.uint8 if len(costs) <= 256 else np.uint16 if len(costs) <= 65536 else np.uint32
    # Sorting small whole numbers takes one pass each byte.
    order = np.argsort(ballots.project.astype(few), kind="stable")
    groups = ballots.group[order]
    times = None if utility is None else utility[order]
    ends = np.cumsum(np.bincount(ballots.project, minlength=len(costs))).tolist()
    wishes = {}
    for project in eligible:
        part = slice(ends[project - 1] if project else 0, ends[project])
        some, much = groups[part], None if times is None else times[part]
        if much is not None:
            some, much = some[much > 0], much[much > 0]
        if not len(some):
            continue
        voters = ballots.voters[some]
        weights = voters if much is None else voters * much
        wishes[project] = Wish(
            project,
            costs[project],
            costs[project] if by_cost else 1,
            some,
            much,
            int(voters.sum()),
            int(weights.sum()),
            voters.astype(np.float64),
            weights.astype(np.float64),
        )
    return Market(ballots, wishes)
