"""The rules said a second time, slowly and plainly in fractions: what the engine is compared with.

Nothing here shares code with the engine. One list entry per voter; every sum is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass
class Plain:
    budget: Fraction
    costs: list[Fraction]
    # One dict per voter: project → utility weight (1, or points), above zero.
    voters: list[dict[int, Fraction]]
    # A total order that decides whatever is left open: the lot.
    lot: list[int]
    tie_break: tuple[str, ...] = ("min_cost", "max_votes", "lot")
    rivals: tuple[frozenset[int], ...] = ()

    def votes(self, project: int) -> int:
        return sum(project in voter for voter in self.voters)

    def points(self, project: int) -> Fraction:
        return sum((voter.get(project, Fraction(0)) for voter in self.voters), Fraction(0))

    def key(self, project: int) -> tuple:
        keys = {
            "min_cost": self.costs[project],
            "max_cost": -self.costs[project],
            "max_votes": -self.votes(project),
            "max_points": -self.points(project),
            "lot": self.lot.index(project),
        }
        return tuple(keys[criterion] for criterion in self.tie_break)

    def shut_by(self, chosen: list[int]) -> set[int]:
        return {other for group in self.rivals for one in chosen if one in group for other in group - {one}}


def greedy(
    election: Plain,
    score,
    *,
    budget=None,
    start=(),
    when_full="skip",
    share=Fraction(1),
    among=None,
) -> list[int]:
    left = election.budget if budget is None else budget
    chosen = list(start)
    projects = [
        project
        for project in (range(len(election.costs)) if among is None else among)
        if project not in chosen and election.votes(project) > 0
    ]
    for project in sorted(projects, key=lambda one: (-score(one), election.key(one))):
        cost = election.costs[project]
        if project in election.shut_by(chosen):
            continue
        if cost <= left:
            chosen.append(project)
            left -= cost
        elif when_full == "stop":
            break
        elif when_full == "overrun":
            if left >= share * cost:
                chosen.append(project)
            break
    return chosen


def equal_shares(election: Plain, endowments: list[Fraction], worth, among=None) -> list[int]:
    """`worth(project)`: 1, or its cost: what one unit of a voter's weight for it is worth."""
    money = list(endowments)
    chosen: list[int] = []
    open_to = set(range(len(election.costs)) if among is None else among)
    while True:
        prices = {}
        for project in open_to - election.shut_by(chosen):
            rate = rate_of(election, project, money)
            if rate is not None:
                prices[project] = rate / worth(project)
        if not prices:
            return chosen
        best = min(prices.values())
        project = min((one for one in prices if prices[one] == best), key=election.key)
        rate = best * worth(project)
        for voter, weights in enumerate(election.voters):
            if project in weights:
                money[voter] -= min(money[voter], rate * weights[project])
        chosen.append(project)
        open_to.remove(project)


def rate_of(election: Plain, project: int, money: list[Fraction]) -> Fraction | None:
    """The rate at which the supporters pay exactly the cost; None when they cannot."""
    pairs = [
        (money[voter] / weights[project], money[voter], weights[project])
        for voter, weights in enumerate(election.voters)
        if project in weights
    ]
    cost = election.costs[project]
    if not pairs or sum(held for _limit, held, _weight in pairs) < cost:
        return None
    pairs.sort()
    collected, weight = Fraction(0), sum(weight for _limit, _held, weight in pairs)
    for limit, held, own in pairs:
        if collected + limit * weight >= cost:
            return (cost - collected) / weight
        collected += held
        weight -= own
    raise AssertionError("unreachable: they hold the cost")


def add1(election: Plain, worth, increment, *, integral: bool, exhaustive: bool, among=None) -> list[int]:
    heads = len(election.voters)
    endowment = election.budget / heads
    if integral:
        endowment = endowment // increment * increment
    supported = [
        project
        for project in (range(len(election.costs)) if among is None else among)
        if election.votes(project)
    ]
    kept = equal_shares(election, [endowment] * heads, worth, among)
    while True:
        left = election.budget - sum(election.costs[project] for project in kept)
        rest = [one for one in supported if one not in kept and one not in election.shut_by(kept)]
        if not rest or (exhaustive and all(election.costs[one] > left for one in rest)):
            return kept
        endowment += increment
        tried = equal_shares(election, [endowment] * heads, worth, among)
        if sum(election.costs[project] for project in tried) > election.budget:
            return kept
        kept = tried
