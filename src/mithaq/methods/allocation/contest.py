"""An election under a rule: scores, who may win at all, rivals, and how ties are decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property

import numpy as np

from .amounts import common_unit, write_number
from .election import BallotKind, Election, Ints
from .errors import RuleError, UnresolvedTie
from .outcome import Code, Reason, Tie
from .rules import Criterion, Rule, Score

# Below this, sums are exact in the floating-point numbers that numpy's bincount works with.
EXACT = 2**53


class Contest:
    def __init__(self, election: Election, rule: Rule) -> None:
        self.election, self.rule = election, rule
        self.ids = election.ids
        self.costs = election.costs
        self.ties: list[Tie] = []
        for name in (*rule.lot, *(name for group in rule.exclusive for name in group)):
            if name not in election.index:
                raise RuleError(f"The rule names “{name}”, which is no project of this election.")

    # ------------------------------------------------------------------ scores

    @cached_property
    def votes(self) -> list[int]:
        """Voters who chose each project."""
        ballots = self.election.ballots
        counts = np.bincount(ballots.project, ballots.voters[ballots.group], len(self.ids))
        return [int(value) for value in counts.tolist()]

    @cached_property
    def utility(self) -> tuple[Ints, int]:
        """Points of each entry of the ballots, times a unit; and that unit."""
        ballots, rule = self.election.ballots, self.rule
        if self.election.kind is BallotKind.RANKED and rule.points:
            unit = common_unit(rule.points)
            worth = np.array([int(value * unit) for value in rule.points] + [0], np.int64)
            found = worth[np.minimum(ballots.place, len(rule.points))]
        elif ballots.points is not None:
            found, unit = ballots.points, ballots.points_unit
        elif self.election.kind is BallotKind.RANKED:
            raise RuleError("Ranked ballots need the rule's “points”: what each place is worth.")
        else:
            found, unit = np.ones(len(ballots.project), np.int64), 1
        if len(found) and int(found.max()) * ballots.total >= EXACT:
            raise RuleError("The points are too large or too finely divided to be counted.")
        return found, unit

    @cached_property
    def points(self) -> list[Fraction]:
        ballots = self.election.ballots
        worth, unit = self.utility
        sums = np.bincount(ballots.project, ballots.voters[ballots.group] * worth, len(self.ids))
        return [Fraction(int(value), unit) for value in sums.tolist()]

    @cached_property
    def plain_scores(self) -> Sequence[Fraction | int]:
        """Votes or points, as the rule's score says, before any weighing with cost."""
        by_points = self.rule.score in (Score.POINTS, Score.POINTS_PER_COST, Score.POINTS_TIMES_COST)
        return self.points if by_points else self.votes

    @cached_property
    def scores(self) -> list[Fraction]:
        pairs = zip(self.plain_scores, self.costs, strict=True)
        if self.rule.score in (Score.VOTES_PER_COST, Score.POINTS_PER_COST):
            return [value / cost for value, cost in pairs]
        if self.rule.score in (Score.VOTES_TIMES_COST, Score.POINTS_TIMES_COST):
            return [value * cost for value, cost in pairs]
        return [Fraction(value) for value, _cost in pairs]

    # ------------------------------------------------------------------ who may win

    @cached_property
    def barred(self) -> dict[int, Reason]:
        """Projects that take no part, and why."""
        found = {}
        for index, value in enumerate(self.plain_scores):
            if not value:
                found[index] = Reason(Code.NO_SUPPORT)
            elif value < self.rule.minimum:
                data = {"score": write_number(value), "minimum": write_number(self.rule.minimum)}
                found[index] = Reason(Code.BELOW_MINIMUM, data)
        return found

    @cached_property
    def eligible(self) -> list[int]:
        return [index for index in range(len(self.ids)) if index not in self.barred]

    @cached_property
    def rivals(self) -> dict[int, frozenset[int]]:
        """For each project of an exclusive group, the others of its groups."""
        found: dict[int, frozenset[int]] = {}
        for group in self.rule.exclusive:
            members = frozenset(self.election.index[name] for name in group)
            for member in members:
                found[member] = found.get(member, frozenset()) | members - {member}
        return found

    # ------------------------------------------------------------------ ties

    def key(self, criterion: Criterion) -> Callable[[int], Fraction | int | str]:
        """The least key wins."""
        if criterion is Criterion.LOT:
            order = {self.election.index[name]: place for place, name in enumerate(self.rule.lot)}
            return lambda index: order.get(index, len(order))
        keys: dict[Criterion, Callable[[int], Fraction | int | str]] = {
            Criterion.MIN_COST: lambda index: self.costs[index],
            Criterion.MAX_COST: lambda index: -self.costs[index],
            Criterion.MAX_VOTES: lambda index: -self.votes[index],
            Criterion.MAX_POINTS: lambda index: -self.points[index],
            Criterion.ID: lambda index: self.ids[index],
        }
        return keys[criterion]

    def decide(self, tied: Sequence[int]) -> tuple[list[int], list[str]]:
        """Who is first, by the rule's criteria; more than one when they do not decide. And the criteria used."""
        left, used = list(tied), []
        for criterion in self.rule.tie_break:
            key = self.key(criterion)
            keys = {index: key(index) for index in left}
            best = min(keys.values())
            fewer = [index for index in left if keys[index] == best]
            if len(fewer) < len(left):
                left = fewer
                used.append(str(criterion))
            if len(left) == 1:
                break
        return left, used

    def first(self, tied: Sequence[int]) -> int:
        """The one that goes first, as the rule decides; the tie is noted. UnresolvedTie when it does not."""
        left, used = self.decide(tied)
        if len(left) > 1:
            raise UnresolvedTie([self.ids[index] for index in left], self.rule.tie_break)
        self.note(tied, left, used)
        return left[0]

    def note(self, tied: Sequence[int], order: Sequence[int], used: Sequence[str]) -> None:
        names = self.ids.__getitem__
        tie = Tie(tuple(map(names, tied)), tuple(map(names, order)), tuple(used))
        if tie not in self.ties:
            self.ties.append(tie)
