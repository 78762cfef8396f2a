"""The parts of a result: why each project won or lost, ties, and every step.

Reasons are codes with data, to be put into words by whoever shows them, in any language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any


class Code(StrEnum):
    """Why a project won or lost; beside each, its data. Amounts are exact text in the currency's main unit."""

    # won
    FUNDED = "funded"  # score, cost, left (in the pot before it)
    FUNDED_OVERRUN = "funded_overrun"  # cost, left, from_reserve, share
    PAID_BY_SUPPORTERS = "paid_by_supporters"  # cost, supporters, full_payers, full_payment, round
    ADDED_BY_COMPLETION = "added_by_completion"  # as FUNDED
    # lost
    NO_SUPPORT = "no_support"  # nobody chose it
    BELOW_MINIMUM = "below_minimum"  # score, minimum
    DOES_NOT_FIT = "does_not_fit"  # cost, left, missing
    AFTER_STOP = "after_stop"  # stopped_at: the project that did not fit
    EXCLUDED_BY_RIVAL = "excluded_by_rival"  # rival: the winner of its exclusive group
    SUPPORTERS_LACK_MONEY = "supporters_lack_money"  # cost, held, missing, supporters, round, spent_on
    COMPARISON_LOST = (
        "comparison_lost"  # it won under equal shares, but more voters prefer the greedy outcome
    )


WON = frozenset({Code.FUNDED, Code.FUNDED_OVERRUN, Code.PAID_BY_SUPPORTERS, Code.ADDED_BY_COMPLETION})


@dataclass(frozen=True)
class Reason:
    code: Code
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Tie:
    """Projects that stood equal. `by` is empty when their order could not change the outcome."""

    projects: tuple[str, ...]
    # In the order decided.
    order: tuple[str, ...]
    by: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One project considered: when, and what became of it."""

    phase: str  # greedy, zone, rest, shares, completion
    project: str
    reason: Reason


@dataclass(frozen=True)
class Try:
    """One run of equal shares on the way of add1."""

    endowment: Fraction  # of an average voter
    cost: Fraction
    winners: int
    fits: bool


@dataclass(frozen=True)
class Compared:
    """The comparison step: how many voters prefer which outcome, and which was kept."""

    prefer_shares: int
    prefer_greedy: int
    kept: str  # equal-shares or greedy
