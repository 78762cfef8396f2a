"""Greedy: by score from the highest, while money lasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from .amounts import write_number
from .contest import Contest
from .errors import UnresolvedTie
from .outcome import WON, Code, Reason, Step
from .rules import WhenFull


@dataclass
class GreedyRun:
    """Takes `candidates` one after another into `chosen`, as long as `left` lasts."""

    contest: Contest
    left: Fraction
    chosen: list[int] = field(default_factory=list)
    when_full: WhenFull = WhenFull.SKIP
    overrun_share: Fraction = Fraction(1)
    phase: str = "greedy"
    won: Code = Code.FUNDED

    # The project at which nothing more is funded; none yet.
    stopped_at: int = -1

    def run(self, candidates: Sequence[int]) -> list[Step]:
        steps = []
        for index in self.order(candidates):
            reason = self.consider(index)
            if reason.code in WON:
                self.chosen.append(index)
                self.left -= self.contest.costs[index]
            steps.append(Step(self.phase, self.contest.ids[index], reason))
        return steps

    def consider(self, index: int) -> Reason:
        contest, cost = self.contest, self.contest.costs[index]
        if rivals := [one for one in self.chosen if one in contest.rivals.get(index, ())]:
            return Reason(Code.EXCLUDED_BY_RIVAL, {"rival": contest.ids[rivals[0]]})
        if self.stopped_at >= 0:
            return Reason(Code.AFTER_STOP, {"stopped_at": contest.ids[self.stopped_at]})
        data = {"cost": write_number(cost), "left": write_number(max(self.left, Fraction(0)))}
        if cost <= self.left:
            return Reason(self.won, {"score": write_number(contest.scores[index]), **data})
        if self.when_full is not WhenFull.SKIP:
            self.stopped_at = index
        if self.when_full is WhenFull.OVERRUN and self.left >= cost * self.overrun_share:
            data["from_reserve"] = write_number(cost - self.left)
            return Reason(Code.FUNDED_OVERRUN, {**data, "share": write_number(self.overrun_share)})
        return Reason(Code.DOES_NOT_FIT, {**data, "missing": write_number(cost - self.left)})

    # ------------------------------------------------------------------ order and ties

    def order(self, candidates: Sequence[int]) -> Iterator[int]:
        """By score; the state is looked at when a group of equals comes up, for a tie may not matter by then."""
        scores = self.contest.scores
        ranked = sorted(candidates, key=lambda index: -scores[index])
        for _score, equals in groupby(ranked, key=scores.__getitem__):
            tied = list(equals)
            if len(tied) == 1 or self.stopped_at >= 0:
                yield from tied
            elif self.harmless(tied):
                self.contest.note(tied, tied, ())
                yield from tied
            else:
                yield from self.decided(tied)

    def decided(self, tied: list[int]) -> Iterator[int]:
        contest = self.contest
        whole, order, used = list(tied), [], dict[str, None]()
        while tied:
            first, criteria = contest.decide(tied)
            if len(first) > 1 and not self.harmless(first):
                raise UnresolvedTie([contest.ids[index] for index in first], contest.rule.tie_break)
            used.update(dict.fromkeys(criteria))
            order += first
            tied = [index for index in tied if index not in first]
            yield from first
        contest.note(whole, order, list(used))

    def harmless(self, tied: Sequence[int]) -> bool:
        """Whether every order of these leads to the same winners."""
        costs, rivals = self.contest.costs, self.contest.rivals
        open_to = [index for index in tied if not any(one in rivals.get(index, ()) for one in self.chosen)]
        if any(index in rivals.get(other, ()) for index in open_to for other in open_to):
            return False
        fit = [index for index in open_to if costs[index] <= self.left]
        if sum(costs[index] for index in fit) > self.left:
            return False
        if self.when_full is WhenFull.SKIP:
            return True
        return len(fit) == len(open_to) or (not fit and self.when_full is WhenFull.STOP)
