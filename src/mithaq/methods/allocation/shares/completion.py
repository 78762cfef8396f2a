"""Equal shares as a city uses it: endowments, completion, comparison; and the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import floor

import numpy as np

from ..amounts import write_number
from ..contest import Contest
from ..greedy import GreedyRun
from ..outcome import Code, Compared, Reason, Step, Tie, Try
from ..rules import Comparison, Completion, EqualShares, PotKind, Utility
from .comparing import compare
from .market import Market, market
from .purses import Floats, Purses
from .run import Run
from .sweep import Sweep, Swept, Table

# add1 counts so many endowments side by side that numpy has about this many numbers at a time.
SIDE_BY_SIDE = 8192


@dataclass
class SharesOutcome:
    chosen: list[int]
    steps: list[Step]
    reasons: dict[int, Reason]
    run: Run
    tries: list[Try] = field(default_factory=list)
    compared: Compared | None = None


class Shares:
    """Equal shares over `candidates`. All money inside is in the election's smallest unit."""

    def __init__(self, contest: Contest, rule: EqualShares, candidates: Sequence[int]) -> None:
        self.contest, self.rule, self.candidates = contest, rule, candidates
        self.unit = contest.election.unit
        self.budget = int(contest.election.budget * self.unit)
        self.heads = contest.election.ballots.total

    @cached_property
    def points_unit(self) -> int:
        return self.contest.utility[1] if self.by_points else 1

    @property
    def by_points(self) -> bool:
        return self.rule.utility in (Utility.POINTS, Utility.POINTS_TIMES_COST)

    @cached_property
    def market(self) -> Market:
        return market(
            self.contest.election.ballots,
            [int(cost * self.unit) for cost in self.contest.costs],
            self.contest.utility[0] if self.by_points else None,
            self.candidates,
            by_cost=self.rule.utility in (Utility.COST, Utility.POINTS_TIMES_COST),
        )

    @cached_property
    def table(self) -> Table:
        return Table(self.market)

    @cached_property
    def voters(self) -> Floats:
        return self.contest.election.ballots.voters.astype(np.float64)

    # ------------------------------------------------------------------ endowments

    @cached_property
    def zone_shares(self) -> list[Fraction]:
        """What a voter of each zone starts with, as a multiple of what the average voter has."""
        ballots, pots = self.contest.election.ballots, self.rule.pots
        if pots.kind is not PotKind.JOINT:
            return [Fraction(1)] * len(ballots.zones)
        heads = np.bincount(ballots.zone, ballots.voters, len(ballots.zones)).tolist()
        people = dict(pots.populations)
        everybody = sum(people.values())
        return [
            Fraction(people.get(zone, 0) * self.heads, everybody * int(count)) if count else Fraction(0)
            for zone, count in zip(ballots.zones, heads, strict=True)
        ]

    def run(self, endowment: Fraction, *, stop_above: int | None = None) -> Run:
        """One run in which the average voter starts with `endowment`."""
        contest, ballots = self.contest, self.contest.election.ballots
        shares = self.zone_shares
        start = [endowment * part for part in shares] if len(set(shares)) > 1 else [endowment * shares[0]]
        zone = ballots.zone if len(start) > 1 else np.zeros_like(ballots.zone)
        purses = Purses(self.voters, zone, start, purchases=len(self.market.wishes), most=self.market.most)
        return Run(self.market, purses, contest.first, contest.rivals, stop_above).finish()

    # ------------------------------------------------------------------ completion

    def outcome(self) -> SharesOutcome:
        tries: list[Try] = []
        if not self.heads:
            final = self.run(Fraction(0))
        elif self.rule.completion in (Completion.ADD1, Completion.ADD1U):
            final = self.add1(tries)
        else:
            final = self.run(Fraction(self.budget, self.heads))
        steps = self.bought(final)
        reasons = {self.contest.election.index[step.project]: step.reason for step in steps}
        reasons.update(self.not_bought(final))
        found = SharesOutcome(list(final.winners), steps, reasons, final, tries)
        if self.rule.completion in (Completion.UTILITARIAN, Completion.ADD1U):
            self.complete(found)
        if self.rule.comparison is not Comparison.NONE:
            self.compare(found)
        return found

    def add1(self, tries: list[Try]) -> Run:
        """Larger and larger endowments; the last outcome that the pot can pay."""
        increment = self.rule.increment * self.unit
        endowment = Fraction(self.budget, self.heads)
        if self.rule.integral_start:
            endowment = floor(endowment / increment) * increment
        kept, winners = endowment, frozenset[int]()
        for tried, swept in self.outcomes(endowment, increment):
            cost = Fraction(swept.spent, self.unit)
            tries.append(Try(tried / self.unit, cost, len(swept.winners), swept.spent <= self.budget))
            if swept.spent > self.budget:
                break
            kept, winners = tried, swept.winners
            if self.ends(swept):
                break
        # Ties of runs that are thrown away decided nothing.
        self.contest.ties = []
        run = self.run(kept)
        if frozenset(run.winners) != winners:
            raise AssertionError("the quick and the exact count of one endowment differ")
        return run

    def outcomes(self, endowment: Fraction, increment: Fraction) -> Iterator[tuple[Fraction, Swept]]:
        """What each endowment leads to, from `endowment` upwards, without end."""
        average = sum(len(wish.groups) for wish in self.market.wishes.values()) / max(
            1, len(self.market.wishes)
        )
        most = min(64, int(SIDE_BY_SIDE / max(1, average)))
        side = min(4, most)
        while True:
            batch = [endowment + step * increment for step in range(max(1, side))]
            for each, swept in zip(batch, self.swept(batch) if side > 1 else [None], strict=True):
                if swept is None:
                    run = self.run(each, stop_above=self.budget)
                    swept = Swept(frozenset(run.winners), run.spent)
                yield each, swept
            endowment = batch[-1] + increment
            side = min(2 * side, most)

    def swept(self, endowments: Sequence[Fraction]) -> list[Swept | None]:
        if not self.market.wishes:
            return [None] * len(endowments)
        sweep = Sweep(
            self.table,
            self.contest.election.ballots.zone,
            [[endowment * part for part in self.zone_shares] for endowment in endowments],
            decide=lambda tied: self.contest.decide(tied)[0],
            rivals=self.contest.rivals,
            stop_above=self.budget,
        )
        return sweep.finish()

    def ends(self, swept: Swept) -> bool:
        """Whether no larger endowment is to be tried."""
        closed = set(swept.winners)
        for project in swept.winners:
            closed |= self.contest.rivals.get(project, frozenset())
        open_to = [wish for project, wish in self.market.wishes.items() if project not in closed]
        if not open_to:
            return True  # more money would buy nothing more
        left = self.budget - swept.spent
        return self.rule.stop_when_exhaustive and all(wish.cost > left for wish in open_to)

    def complete(self, found: SharesOutcome) -> None:
        contest = self.contest
        left = contest.election.budget - sum(contest.costs[index] for index in found.chosen)
        rest = [index for index in self.candidates if index not in found.chosen]
        run = GreedyRun(contest, left, found.chosen, phase="completion", won=Code.ADDED_BY_COMPLETION)
        steps = run.run(rest)
        found.steps += steps
        for step in steps:
            if step.reason.code is Code.ADDED_BY_COMPLETION:
                found.reasons[contest.election.index[step.project]] = step.reason

    def compare(self, found: SharesOutcome) -> None:
        """Puts the greedy outcome in place of this one when more voters prefer it."""
        contest = self.contest
        ties: list[Tie] = list(contest.ties)
        other = GreedyRun(contest, contest.election.budget)
        steps = other.run(self.candidates)
        found.compared = compare(contest, self.rule.comparison, found.chosen, other.chosen)
        if found.compared.kept == "equal-shares":
            contest.ties = ties
            return
        lost = Reason(
            Code.COMPARISON_LOST,
            {
                "prefer_shares": found.compared.prefer_shares,
                "prefer_greedy": found.compared.prefer_greedy,
            },
        )
        out = set(found.chosen) - set(other.chosen)
        found.chosen, found.steps = other.chosen, found.steps + steps
        found.reasons = {contest.election.index[step.project]: step.reason for step in steps}
        found.reasons.update(dict.fromkeys(out, lost))

    # ------------------------------------------------------------------ reasons

    def text(self, amount: Fraction | int) -> str:
        return write_number(Fraction(amount) / self.unit)

    def bought(self, run: Run) -> list[Step]:
        """One step per purchase."""
        steps = []
        voters = self.contest.election.ballots.voters
        for number, purchase in enumerate(run.purchases, 1):
            wish = self.market.wishes[purchase.project]
            full, part = int(voters[purchase.payers].sum()), int(voters[purchase.emptied].sum())
            data = {
                "round": number,
                "cost": self.text(wish.cost),
                "supporters": wish.heads,
                "full_payers": full,
                # What they pay for each point they gave; for its vote, where all utility is alike.
                "full_payment": self.text(purchase.offer.rate * self.points_unit),
                "part_payers": part,
                "price": write_number(purchase.offer.price * self.points_unit),
            }
            if purchase.tied:
                data["tied"] = [self.contest.ids[index] for index in purchase.tied]
            steps.append(
                Step("shares", self.contest.ids[purchase.project], Reason(Code.PAID_BY_SUPPORTERS, data))
            )
        return steps

    def not_bought(self, run: Run) -> dict[int, Reason]:
        contest = self.contest
        # Chosen, but worth nothing to those who did: no points given, or a place that bears none.
        found = {
            project: Reason(Code.NO_SUPPORT)
            for project in self.candidates
            if project not in self.market.wishes
        }
        for project, after in run.dropped.items():
            wish = self.market.wishes[project]
            held = run.held(wish, after)
            data = {
                "cost": self.text(wish.cost),
                "held": self.text(held),
                "missing": self.text(wish.cost - held),
                "supporters": wish.heads,
                "round": after + 1,
                "spent_on": self.spent_on(run, project, after),
            }
            found[project] = Reason(Code.SUPPORTERS_LACK_MONEY, data)
        for project in run.shut - set(run.winners):
            rival = next(one for one in run.winners if one in contest.rivals[project])
            found[project] = Reason(Code.EXCLUDED_BY_RIVAL, {"rival": contest.ids[rival]})
        return found

    def spent_on(self, run: Run, project: int, after: int, most: int = 3) -> list[dict[str, str | int]]:
        """For which winners its supporters had paid: the ones most of them had paid for."""
        payers = run.purses.payers(self.market.wishes[project].groups, after)
        shared = sorted((-count, place) for place, count in enumerate(payers) if count)
        return [
            {"project": self.contest.ids[run.purchases[place].project], "voters": -count}
            for count, place in shared[:most]
        ]
