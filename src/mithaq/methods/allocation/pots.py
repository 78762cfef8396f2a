"""Which pot a project draws from: the city's, its zone's, or a joint one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from .election import Election, restrict
from .errors import RuleError
from .rules import PotKind, Pots


def share_out(total: Fraction, people: Mapping[str, int], unit: Fraction) -> dict[str, Fraction]:
    """`total` by number of people in whole multiples of `unit`, largest remainder first; nothing is lost.

    Zones with equal remainders: the more populous first, then by name. What is less than a unit goes to the first.
    """
    everybody = sum(people.values())
    exact = {zone: total * count / everybody for zone, count in people.items()}
    found = {zone: floor(value / unit) * unit for zone, value in exact.items()}
    order = sorted(people, key=lambda zone: (found[zone] - exact[zone], -people[zone], zone))
    left = total - sum(found.values())
    for zone in order:
        if left < unit:
            break
        found[zone] += unit
        left -= unit
    found[order[0]] += left
    return found


def zone_of(election: Election, pots: Pots) -> list[str]:
    """The zone of each project; "" for those of the whole city."""
    if not any(pots.project_zone in project.extra for project in election.projects):
        raise RuleError(f"The projects have no column “{pots.project_zone}”.")
    return [project.extra.get(pots.project_zone, "") for project in election.projects]


def envelopes(election: Election, pots: Pots) -> dict[str, Fraction]:
    """Zone → money. Raises RuleError when a project has no envelope or more is given than there is."""
    if pots.envelopes:
        found = dict(pots.envelopes)
    else:
        city = floor(election.budget * pots.city_share / pots.rounding) * pots.rounding
        found = share_out(election.budget - city, dict(pots.populations), pots.rounding)
        if city:
            found[""] = found.get("", Fraction(0)) + city
    if sum(found.values()) > election.budget:
        raise RuleError("The envelopes together exceed the budget.")
    # In a joint pot, projects of the whole town compete for what the zones leave.
    known = {*found, ""} if pots.kind is PotKind.JOINT else set(found)
    if missing := [zone for zone in zone_of(election, pots) if zone not in known]:
        raise RuleError(f"There is no envelope for the zone “{missing[0]}”.")
    return found


def per_zone(election: Election, pots: Pots) -> dict[str, Election]:
    """One election for each zone: its projects, its envelope, and the voters who chose among them."""
    zones = zone_of(election, pots)
    return {
        zone: restrict(election, [index for index, one in enumerate(zones) if one == zone], money)
        for zone, money in sorted(envelopes(election, pots).items())
    }
