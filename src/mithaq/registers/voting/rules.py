"""The rule of a vote: from a name or parameters to the data that is frozen, one for each pot."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mithaq.methods.allocation import (
    PRESETS,
    Criterion,
    EqualShares,
    PotKind,
    Rule,
    RuleError,
    Score,
    Utility,
    as_data,
    from_data,
)

from .enums import BallotKind
from .models import Option, Pot

BY_POINTS = (BallotKind.RANKED, BallotKind.POINTS)


def rule_data(rule: str | Mapping[str, Any], kind: str, most: int) -> dict[str, Any]:
    """A preset of methods.allocation by its name, or whole parameters, as complete data.

    ValidationError with a sentence when it is not understood or does not go with the ballot.
    """
    try:
        if isinstance(rule, str):
            if rule not in PRESETS:
                raise RuleError(f"“{rule}” is none of {', '.join(PRESETS)}.")
            found = _suited(PRESETS[rule], kind, most)
        else:
            found = from_data(dict(rule))
    except RuleError as problem:
        raise ValidationError(_("The rule is not understood: %(why)s") % {"why": problem}) from problem
    if found.pots.kind is not PotKind.ONE:
        raise ValidationError(_("Each envelope is counted by itself: the rule itself names no pots."))
    if kind == BallotKind.RANKED and not found.points:
        raise ValidationError(_("Say what the first, second and further places of a ballot are worth."))
    return as_data(found)


def _suited(rule: Rule, kind: str, most: int) -> Rule:
    """A preset for ballots that carry points: these count instead of heads."""
    if kind not in BY_POINTS:
        return rule
    rule = replace(rule, score=Score.POINTS)
    if isinstance(rule, EqualShares):
        rule = replace(rule, utility=Utility.POINTS_TIMES_COST)
    if kind == BallotKind.RANKED:
        rule = replace(rule, points=tuple(Fraction(worth) for worth in range(most or 3, 0, -1)))
    return rule


def rule_of_pot(pot: Pot, options: Iterable[Option]) -> dict[str, Any]:
    """The rule as it is frozen for one pot: with its rivals, and its lot, drawn now where none was drawn before."""
    found = from_data(dict(pot.election.rule))
    codes = [one.code for one in options]
    lot = [code for code in found.lot if code in codes]
    if Criterion.LOT in found.tie_break:
        rest = [code for code in codes if code not in lot]
        random.SystemRandom().shuffle(rest)
        lot += rest
    else:
        lot = []
    groups: dict[str, list[str]] = {}
    for one in options:
        for name in one.groups:
            groups.setdefault(str(name), []).append(one.code)
    exclusive = tuple(tuple(group) for group in groups.values() if len(group) > 1)
    return as_data(replace(found, lot=tuple(lot), exclusive=exclusive))
