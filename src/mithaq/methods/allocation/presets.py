"""Rules by name, and the rule that a .pb file says was used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from .amounts import read_amount
from .election import BallotKind
from .errors import RuleError
from .pb.ballots import kind_of
from .rule_data import from_json
from .rules import Comparison, Completion, EqualShares, Greedy, Rule, Score, Utility, WhenFull

# The key of META under which this program writes and finds a whole rule.
META_KEY = "mithaq_rule"

PRESETS: dict[str, Rule] = {
    "greedy": Greedy(),
    "greedy-no-skip": Greedy(when_full=WhenFull.STOP),
    "greedy-threshold": Greedy(),
    "greedy-exclusive": Greedy(),
    "greedy-80-percent": Greedy(when_full=WhenFull.OVERRUN, overrun_share=Fraction(4, 5)),
    "equal-shares": EqualShares(),
    "equal-shares/utilitarian": EqualShares(completion=Completion.UTILITARIAN),
    "equal-shares/add1": EqualShares(completion=Completion.ADD1),
    "equal-shares/add1u": EqualShares(completion=Completion.ADD1U),
    "equal-shares/add1-comparison": EqualShares(
        completion=Completion.ADD1, comparison=Comparison.MORE_WINNERS
    ),
    "equal-shares/add1u-comparison": EqualShares(
        completion=Completion.ADD1U, comparison=Comparison.MORE_WINNERS
    ),
}


def named(name: str, meta: Mapping[str, str]) -> Rule:
    """The rule of this name, with what META says of ballots and thresholds."""
    if name not in PRESETS:
        raise RuleError(f"There is no rule “{name}”. Hint: {', '.join(PRESETS)}.")
    rule = PRESETS[name]
    kind = kind_of(meta)
    if kind in (BallotKind.POINTS, BallotKind.RANKED):
        rule = replace(rule, score=Score.POINTS)
        if isinstance(rule, EqualShares):
            rule = replace(rule, utility=Utility.POINTS_TIMES_COST)
    if kind is BallotKind.RANKED and (most := read_amount(meta.get("max_length", ""))):
        # What cities do that rank: the last place is worth one point, the first as many as there are places.
        places = min(int(most), int(read_amount(meta.get("num_projects", "")) or 0))
        rule = replace(rule, points=tuple(Fraction(int(most) - place) for place in range(places)))
    text = meta.get("min_project_score_threshold", "")
    if text:
        minimum = read_amount(text)
        if minimum is None:
            raise RuleError(f"min_project_score_threshold is “{text}”, which is no number.")
        rule = replace(rule, minimum=minimum)
    elif name == "greedy-threshold":
        raise RuleError("META names no min_project_score_threshold. Hint: give the rule with --params.")
    return rule


def followed(meta: Mapping[str, str]) -> Rule:
    """The rule that META names."""
    if META_KEY in meta:
        return from_json(meta[META_KEY])
    told = meta.get("rule", "")
    name = told.replace("equalshares", "equal-shares")
    if told == "greedy-custom" and meta.get("unit") == "Poznań":
        name = "greedy-80-percent"
    if name not in PRESETS:
        said = f"the rule “{told}”, which says not how to count" if told else "no rule"
        raise RuleError(f"META names {said}. Hint: --rule NAME or --params FILE.json.")
    return named(name, meta)
