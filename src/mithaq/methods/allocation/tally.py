"""From an election and a rule to its result."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from .contest import Contest
from .election import Election
from .errors import RuleError
from .greedy import GreedyRun
from .outcome import Reason, Step
from .pots import envelopes, per_zone, zone_of
from .result import Result
from .rules import EqualShares, Greedy, PotKind, Pots, Rule, WhenFull
from .shares.completion import Shares, SharesOutcome


def tally(election: Election, rule: Rule) -> Result:
    """The result of `election` under `rule`; the same on every machine.

    Raises RuleError when rule and election do not go together, UnresolvedTie when the rule leaves the outcome open.
    """
    if rule.pots.kind is PotKind.PER_ZONE:
        return tally_zones(election, rule)
    contest = Contest(election, rule)
    if isinstance(rule, EqualShares):
        shares = tally_shares(contest, rule)
        result = gather(contest, shares.chosen, shares.steps, shares.reasons)
        result.tries, result.compared, result.shares = tuple(shares.tries), shares.compared, shares.run
        return result
    if isinstance(rule, Greedy):
        return tally_greedy(contest, rule)
    raise RuleError("This rule is neither greedy nor equal shares.")


def tally_shares(contest: Contest, rule: EqualShares) -> SharesOutcome:
    if rule.pots.kind is PotKind.JOINT:
        unknown = set(contest.election.ballots.zones) - {zone for zone, _count in rule.pots.populations}
        if unknown:
            raise RuleError(
                f"Voters of zone “{min(unknown)}” have no share: the rule names no population for it."
            )
    return Shares(contest, rule, contest.eligible).outcome()


def tally_greedy(contest: Contest, rule: Greedy) -> Result:
    steps: list[Step] = []
    chosen: list[int] = []
    candidates = contest.eligible
    left = contest.election.budget
    if rule.pots.kind is PotKind.JOINT:
        if rule.when_full is WhenFull.OVERRUN:
            raise RuleError("A joint pot cannot be overrun: there is no telling whose reserve pays.")
        # Every zone first decides over its share; what no zone could use is decided over together.
        zones = zone_of(contest.election, rule.pots)
        for zone, money in sorted(envelopes(contest.election, rule.pots).items()):
            run = GreedyRun(contest, money, chosen, rule.when_full, phase="zone")
            steps += run.run([index for index in candidates if zones[index] == zone])
        left -= sum((contest.costs[index] for index in chosen), Fraction(0))
        candidates = [index for index in candidates if index not in chosen]
    run = GreedyRun(contest, left, chosen, rule.when_full, rule.overrun_share)
    steps += run.run(candidates)
    reasons = {contest.election.index[step.project]: step.reason for step in steps}
    return gather(contest, run.chosen, steps, reasons)


def gather(contest: Contest, chosen: list[int], steps: list[Step], reasons: dict[int, Reason]) -> Result:
    everything = {**contest.barred, **reasons}
    return Result(
        contest.rule,
        contest.election.budget,
        tuple(contest.ids[index] for index in chosen),
        sum((contest.costs[index] for index in chosen), Fraction(0)),
        {contest.ids[index]: everything[index] for index in range(len(contest.ids))},
        tuple(contest.ties),
        tuple(steps),
    )


def tally_zones(election: Election, rule: Rule) -> Result:
    zones = dict(zip(election.ids, zone_of(election, rule.pots), strict=True))
    for group in rule.exclusive:
        if len({zones[name] for name in group if name in zones}) > 1:
            raise RuleError(f"The exclusive group {', '.join(group)} lies in more than one zone.")
    results = {}
    for zone, part in per_zone(election, rule.pots).items():
        own = replace(
            rule,
            pots=Pots(),
            lot=tuple(name for name in rule.lot if name in part.index),
            exclusive=tuple(tuple(name for name in group if name in part.index) for group in rule.exclusive),
        )
        results[zone] = tally(part, own)
    reasons = {name: reason for one in results.values() for name, reason in one.reasons.items()}
    return Result(
        rule,
        election.budget,
        tuple(name for one in results.values() for name in one.winners),
        sum((one.cost for one in results.values()), Fraction(0)),
        {name: reasons[name] for name in election.ids},
        tuple(tie for one in results.values() for tie in one.ties),
        tuple(step for one in results.values() for step in one.steps),
        zones=results,
    )
