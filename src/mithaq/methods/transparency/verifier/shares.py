"""Equal shares: every voter has the same money, and projects are paid by those who chose them."""

from __future__ import annotations

import heapq
from fractions import Fraction
from typing import Any

from .election import Contest, Voters
from .greedy import greedy
from .log import Bad

Supporters = dict[str, list[Any]]


def supporters(contest: Contest) -> Supporters:
    """Project → [(number of the group, what the project is worth to each of its voters)]."""
    by_points = contest.rule["utility"].startswith("points")
    found: Supporters = {name: [] for name in contest.eligible}
    for number, group in enumerate(contest.voters):
        for name, weight in group.weights.items():
            if name in found and (weight or not by_points):
                found[name].append((number, weight if by_points else Fraction(1)))
    return {name: pairs for name, pairs in found.items() if pairs}


def rate_of(cost: Fraction, pairs: list[Any], money: list[Fraction], voters: list[Voters]) -> Fraction | None:
    """What each supporter pays for one unit of worth, or all they have: together just the cost. None: too poor."""
    if sum(money[number] * voters[number].count for number, _weight in pairs) < cost:
        return None
    rest, units = cost, sum(weight * voters[number].count for number, weight in pairs)
    # Whoever has least for each unit pays all first; the others share what is left.
    for _limit, number, weight in sorted(
        (money[number] / weight, number, weight) for number, weight in pairs
    ):
        if money[number] * units >= rest * weight:
            break
        rest -= money[number] * voters[number].count
        units -= weight * voters[number].count
    return rest / units


def one_run(contest: Contest, wanted: Supporters, endowments: list[Fraction]) -> list[str]:
    """What is bought when each voter of group g starts with endowments[g].

    Money only declines, so what a project asked for once is a floor of what it will ask: only those whose floor is
    low enough are computed again.
    """
    by_cost = contest.rule["utility"].endswith("cost")
    money = list(endowments)
    chosen: list[str] = []
    floors = [(Fraction(0), contest.places[name], name) for name in wanted]
    heapq.heapify(floors)
    while True:
        shut = contest.shut_by(chosen)
        fresh: dict[str, Fraction] = {}
        best: Fraction | None = None
        while floors and (best is None or floors[0][0] <= best):
            _floor, _place, name = heapq.heappop(floors)
            rate = None if name in shut else rate_of(contest.costs[name], wanted[name], money, contest.voters)
            if rate is not None:
                fresh[name] = rate / contest.costs[name] if by_cost else rate
                best = fresh[name] if best is None else min(best, fresh[name])
        if best is None:
            return chosen
        tied = sorted((name for name in fresh if fresh[name] == best), key=contest.places.__getitem__)
        first = contest.first_of(tied) if len(tied) > 1 else tied
        if len(first) > 1:
            raise Bad(f"the rule does not decide between {', '.join(first)}, and it matters")
        name = first[0]
        rate = best * contest.costs[name] if by_cost else best
        for number, weight in wanted[name]:
            money[number] -= min(money[number], rate * weight)
        chosen.append(name)
        for other, price in fresh.items():
            if other != name:
                heapq.heappush(floors, (price, contest.places[other], other))


def zone_parts(contest: Contest) -> list[Fraction]:
    """What the voters of each group start with, as a multiple of what the average voter has."""
    pots = contest.rule["pots"]
    if pots["kind"] != "joint":
        return [Fraction(1)] * len(contest.voters)
    people = {zone: int(count) for zone, count in pots["populations"].items()}
    everybody, heads = sum(people.values()), contest.heads
    here: dict[str, int] = {}
    for group in contest.voters:
        if group.zone not in people:
            raise Bad(f"the rule names no population for the zone “{group.zone}”")
        here[group.zone] = here.get(group.zone, 0) + group.count
    return [Fraction(people[group.zone] * heads, everybody * here[group.zone]) for group in contest.voters]


def cost_of(contest: Contest, names: list[str]) -> Fraction:
    return sum((contest.costs[name] for name in names), Fraction(0))


def add1(contest: Contest, wanted: Supporters, parts: list[Fraction]) -> list[str]:
    """Larger and larger endowments; the last outcome that the pot can pay."""
    rule, budget = contest.rule, contest.budget
    step, endowment = Fraction(rule["increment"]), budget / contest.heads
    if rule["integral_start"]:
        endowment = endowment // step * step
    kept: list[str] = []
    while True:
        tried = one_run(contest, wanted, [endowment * part for part in parts])
        if cost_of(contest, tried) > budget:
            return kept
        kept = tried
        closed = set(kept) | contest.shut_by(kept)
        rest = [contest.costs[name] for name in wanted if name not in closed]
        left = budget - cost_of(contest, kept)
        if not rest or (rule["stop_when_exhaustive"] and min(rest) > left):
            return kept
        endowment += step


def equal_shares(contest: Contest) -> list[str]:
    rule, wanted = contest.rule, supporters(contest)
    chosen: list[str] = []
    if contest.heads:
        parts = zone_parts(contest)
        if rule["completion"] in ("add1", "add1u"):
            chosen = add1(contest, wanted, parts)
        else:
            average = contest.budget / contest.heads
            chosen = one_run(contest, wanted, [average * part for part in parts])
    if rule["completion"] in ("utilitarian", "add1u"):
        chosen = greedy(contest, contest.budget - cost_of(contest, chosen), chosen)
    if rule["comparison"] != "none":
        other = greedy(contest)
        if prefers_other(contest, rule["comparison"], chosen, other):
            return other
    return chosen


def prefers_other(contest: Contest, how: str, ours: list[str], theirs: list[str]) -> bool:
    """Whether strictly more voters have more from `theirs`."""
    balance = 0
    for group in contest.voters:
        gains = []
        for winners in (ours, theirs):
            mine = [name for name in winners if name in group.weights]
            gains.append(cost_of(contest, mine) if how == "more_money" else Fraction(len(mine)))
        if how == "included":
            gains = [Fraction(bool(gain)) for gain in gains]
        balance += group.count * ((gains[1] > gains[0]) - (gains[0] > gains[1]))
    return balance > 0
