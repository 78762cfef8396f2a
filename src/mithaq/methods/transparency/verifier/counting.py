"""From ballots and a rule to the winners, for every rule the platform knows; and which pot pays for what."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .election import Contest, Election
from .greedy import Greedy
from .log import Bad, Unusable
from .shares import equal_shares

# What a rule says where it says nothing; also every parameter there is.
SILENT_POTS: dict[str, Any] = {
    "kind": "one",
    "envelopes": {},
    "populations": {},
    "city_share": "0",
    "rounding": "1",
    "project_zone": "zone",
    "voter_zone": "zone",
}
SILENT: dict[str, Any] = {
    "score": "votes",
    "minimum": "0",
    "exclusive": [],
    "points": [],
    "tie_break": ["min_cost", "max_votes", "lot"],
    "lot": [],
    "when_full": "skip",
    "overrun_share": "1",
    "utility": "cost",
    "completion": "none",
    "increment": "1",
    "stop_when_exhaustive": False,
    "integral_start": True,
    "comparison": "none",
}


def whole_rule(said: dict[str, Any]) -> dict[str, Any]:
    """The rule with every parameter; Unusable when it says something this program does not know."""
    if said.get("rule") not in ("greedy", "equal-shares") or said.get("version") != 1:
        raise Unusable("the rule is neither greedy nor equal-shares of version 1")
    known = {**SILENT, "rule": "", "version": 1, "pots": {}}
    pots = said.get("pots") or {}
    unknown = [name for name in said if name not in known] + [
        name for name in pots if name not in SILENT_POTS
    ]
    if unknown:
        raise Unusable(f"the rule says “{unknown[0]}”, which this program does not know")
    return {**known, **said, "pots": {**SILENT_POTS, **pots}}


def winners_of(election: Election, said: dict[str, Any]) -> list[str]:
    """The projects that win, in no promised order."""
    rule = whole_rule(said)
    contest, pots = Contest(election, rule), rule["pots"]
    if pots["kind"] == "per_zone":
        found: list[str] = []
        for zone, money in sorted(envelopes(contest).items()):
            names = [name for name in contest.costs if zone_of(contest, name) == zone]
            found += count(contest.part(names, money, {**rule, "pots": SILENT_POTS}))
        return found
    return count(contest)


def count(contest: Contest) -> list[str]:
    rule = contest.rule
    if rule["rule"] == "equal-shares":
        return equal_shares(contest)
    chosen: list[str] = []
    left = contest.budget
    if rule["pots"]["kind"] == "joint":
        for zone, money in sorted(envelopes(contest).items()):
            names = [name for name in contest.eligible if zone_of(contest, name) == zone]
            Greedy(contest, money, chosen, rule["when_full"]).take(names)
        left -= sum((contest.costs[name] for name in chosen), Fraction(0))
    rest = [name for name in contest.eligible if name not in chosen]
    Greedy(contest, left, chosen, rule["when_full"], rule["overrun_share"]).take(rest)
    return chosen


def zone_of(contest: Contest, name: str) -> str:
    return contest.columns[name].get(contest.rule["pots"]["project_zone"]) or ""


def envelopes(contest: Contest) -> dict[str, Fraction]:
    """Zone → money: as the rule gives it, or by population in whole multiples of a unit."""
    pots = contest.rule["pots"]
    if pots["envelopes"]:
        found = {zone: Fraction(str(money)) for zone, money in pots["envelopes"].items()}
    else:
        unit = Fraction(pots["rounding"])
        city = contest.budget * Fraction(pots["city_share"]) // unit * unit
        people = {zone: int(number) for zone, number in pots["populations"].items()}
        found = share_out(contest.budget - city, people, unit)
        if city:
            found[""] = found.get("", Fraction(0)) + city
    if sum(found.values()) > contest.budget:
        raise Bad("the envelopes together exceed the budget")
    return found


def share_out(total: Fraction, people: dict[str, int], unit: Fraction) -> dict[str, Fraction]:
    """By number of people; what is left over goes, unit by unit, to the largest remainders."""
    everybody = sum(people.values())
    exact = {zone: total * number / everybody for zone, number in people.items()}
    found = {zone: value // unit * unit for zone, value in exact.items()}
    order = sorted(people, key=lambda zone: (found[zone] - exact[zone], -people[zone], zone))
    left = total - sum(found.values())
    for zone in order:
        if left >= unit:
            found[zone] += unit
            left -= unit
    found[order[0]] += left
    return found
