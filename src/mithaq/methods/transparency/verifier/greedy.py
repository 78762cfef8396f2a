"""Greedy counting: by score from the highest, while money lasts."""

from __future__ import annotations

from fractions import Fraction

from .election import Contest
from .log import Bad


class Greedy:
    """Takes projects one after another into `chosen`, as long as `left` lasts."""

    def __init__(
        self, contest: Contest, left: Fraction, chosen: list[str], when_full: str = "skip", share: str = "1"
    ) -> None:
        self.contest, self.left, self.chosen = contest, left, chosen
        self.when_full, self.share = when_full, Fraction(share)
        self.stopped = False

    def take(self, candidates: list[str]) -> None:
        scores = self.contest.scores
        for score in sorted({scores[name] for name in candidates}, reverse=True):
            self.take_equals([name for name in candidates if scores[name] == score])

    def take_equals(self, tied: list[str]) -> None:
        while tied and not self.stopped:
            first = tied if self.no_matter(tied) else self.contest.first_of(tied)
            if len(first) > 1 and not self.no_matter(first):
                raise Bad(f"the rule does not decide between {', '.join(first)}, and it matters")
            for name in first:
                self.consider(name)
            tied = [name for name in tied if name not in first]

    def consider(self, name: str) -> None:
        cost = self.contest.costs[name]
        if self.stopped or name in self.contest.shut_by(self.chosen):
            return
        if cost <= self.left:
            self.chosen.append(name)
            self.left -= cost
            return
        self.stopped = self.when_full != "skip"
        if self.when_full == "overrun" and self.left >= cost * self.share:
            self.chosen.append(name)
            self.left -= cost

    def no_matter(self, tied: list[str]) -> bool:
        """Every order of these leads to the same winners."""
        shut = self.contest.shut_by(self.chosen)
        open_to = [name for name in tied if name not in shut]
        if any(name in self.contest.shut_by([other]) for name in open_to for other in open_to):
            return False
        fit = [name for name in open_to if self.contest.costs[name] <= self.left]
        if sum(self.contest.costs[name] for name in fit) > self.left:
            return False
        if self.when_full == "skip" or len(fit) == len(open_to):
            return True
        return not fit and self.when_full == "stop"


def greedy(contest: Contest, left: Fraction | None = None, chosen: list[str] | None = None) -> list[str]:
    """Plain greedy over all that may win; `chosen` have won already."""
    run = Greedy(contest, contest.budget if left is None else left, list(chosen or []))
    run.take([name for name in contest.eligible if name not in run.chosen])
    return run.chosen
