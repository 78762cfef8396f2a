"""Rules as data: everything that decides an outcome, published before the vote and hashed.

A rule is a frozen set of parameters. `as_data` and `from_data` (module rule_data) turn it into JSON and back
without loss; numbers travel as text, so that no reader rounds them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from .errors import RuleError

VERSION = 1


class Score(StrEnum):
    """By what projects are put in order."""

    VOTES = "votes"
    POINTS = "points"
    # Value for money, and value weighed with money.
    VOTES_PER_COST = "votes_per_cost"
    POINTS_PER_COST = "points_per_cost"
    VOTES_TIMES_COST = "votes_times_cost"
    POINTS_TIMES_COST = "points_times_cost"


class WhenFull(StrEnum):
    """What happens at the first project that does not fit."""

    SKIP = "skip"  # go on with the next
    STOP = "stop"  # nothing after it is funded
    OVERRUN = "overrun"  # fund it from a reserve if the given share of its cost is there, then stop


class Utility(StrEnum):
    """What a funded project is worth to a voter who chose it."""

    COST = "cost"
    ONE = "one"
    POINTS = "points"
    POINTS_TIMES_COST = "points_times_cost"


class Completion(StrEnum):
    NONE = "none"
    UTILITARIAN = "utilitarian"  # the rest of the money goes greedily
    ADD1 = "add1"  # larger endowments, step by step, as long as the outcome stays within the pot
    ADD1U = "add1u"  # add1, then utilitarian


class Comparison(StrEnum):
    """Who has to be better off so that the greedy outcome replaces that of equal shares."""

    NONE = "none"
    MORE_WINNERS = "more_winners"  # more voters who chose more of its winners than those who chose fewer
    MORE_MONEY = "more_money"  # the same with the cost of the winners they chose
    INCLUDED = "included"  # more voters who chose at least one winner


class Criterion(StrEnum):
    MIN_COST = "min_cost"
    MAX_COST = "max_cost"
    MAX_VOTES = "max_votes"
    MAX_POINTS = "max_points"
    LOT = "lot"  # the published order `lot`
    ID = "id"  # alphabetical order of ids


class PotKind(StrEnum):
    ONE = "one"  # a single, city-wide pot
    PER_ZONE = "per_zone"  # every zone decides over its own envelope
    JOINT = "joint"  # one pot in which every zone has a share by population


@dataclass(frozen=True)
class Pots:
    kind: PotKind = PotKind.ONE
    # Zone → money; or zone → inhabitants, by which the money is shared out. "" is the city-wide envelope.
    envelopes: tuple[tuple[str, Fraction], ...] = ()
    populations: tuple[tuple[str, int], ...] = ()
    # The part of the budget that is kept city-wide before the rest is shared out by population.
    city_share: Fraction = Fraction(0)
    # Envelopes by population are whole multiples of this.
    rounding: Fraction = Fraction(1)
    # The columns of PROJECTS and VOTES that name the zone.
    project_zone: str = "zone"
    voter_zone: str = "zone"

    def __post_init__(self) -> None:
        if self.kind is PotKind.ONE and (self.envelopes or self.populations):
            raise RuleError("One pot has neither envelopes nor populations.")
        if self.kind is PotKind.PER_ZONE and bool(self.envelopes) == bool(self.populations):
            raise RuleError("Pots per zone need either envelopes or populations.")
        if self.kind is PotKind.JOINT and (self.envelopes or self.city_share or not self.populations):
            raise RuleError("A joint pot needs populations, and has neither envelopes nor a city share.")


TIE_BREAK = (Criterion.MIN_COST, Criterion.MAX_VOTES, Criterion.LOT)


@dataclass(frozen=True)
class Rule:
    score: Score = Score.VOTES
    # Projects with fewer votes (or points, if the score is of points) take no part; nor does what nobody chose.
    minimum: Fraction = Fraction(0)
    # Groups of projects of which at most one is funded.
    exclusive: tuple[tuple[str, ...], ...] = ()
    # What the places of a ranked ballot are worth, from the first; places beyond are worth nothing.
    points: tuple[Fraction, ...] = ()
    tie_break: tuple[Criterion, ...] = TIE_BREAK
    lot: tuple[str, ...] = ()
    pots: Pots = field(default_factory=Pots)


@dataclass(frozen=True)
class Greedy(Rule):
    """By score, from the highest, while money lasts."""

    when_full: WhenFull = WhenFull.SKIP
    # With when_full = overrun: the share of its cost that must be left for the first that does not fit.
    overrun_share: Fraction = Fraction(1)


@dataclass(frozen=True)
class EqualShares(Rule):
    """Every voter has the same part of the money, and projects are paid by those who chose them."""

    utility: Utility = Utility.COST
    completion: Completion = Completion.NONE
    # By how much add1 raises each voter's endowment at a time, in the currency's main unit.
    increment: Fraction = Fraction(1)
    # Whether add1 ends as soon as no further project fits in what is left.
    stop_when_exhaustive: bool = False
    # Whether add1 starts from the endowment rounded down to a whole number of increments.
    integral_start: bool = True
    comparison: Comparison = Comparison.NONE


NAMES: dict[str, type[Rule]] = {"greedy": Greedy, "equal-shares": EqualShares}
