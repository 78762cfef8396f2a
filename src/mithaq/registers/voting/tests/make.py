"""Votes, rolls and ballots for tests."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import count
from typing import Any

import time_machine
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.kit.i18n import Text
from mithaq.registers.places.models import Zone
from mithaq.registers.voting import actions
from mithaq.registers.voting.keys import roll_digest
from mithaq.registers.voting.models import Election, Pot, Roll, Voter

numbers = count(1)


def words(text: str) -> Text:
    return Text(ar=text, fr=text, en=text)


def make_zone(name: str = "Centre", **fields: Any) -> Zone:
    return Zone.objects.create(code=f"ward-{next(numbers)}", name=words(name), **fields)


def make_roll(**fields: Any) -> Roll:
    return Roll.objects.create(**{"name": words("Roll"), **fields})


def make_voters(roll: Roll, many: int, zone: Zone | None = None, **fields: Any) -> list[Voter]:
    """With identity numbers "ID" and their number in the list."""
    slug = roll.municipality.slug
    first = roll.voters.count() + 1
    return Voter.objects.bulk_create(
        [
            Voter(
                municipality=roll.municipality,
                roll=roll,
                number=number,
                zone=zone,
                identity=roll_digest(slug, roll.pk, "identity", f"ID{number}"),
                **fields,
            )
            for number in range(first, first + many)
        ]
    )


def make_election(by: Actor, **fields: Any) -> Election:
    now = timezone.now()
    fields = {
        "name": words("Projects of the year"),
        "ballot_kind": "knapsack",
        "rule": "greedy",
        "opens_at": now - dt.timedelta(hours=1),
        "closes_at": now + dt.timedelta(days=7),
        **fields,
    }
    return actions.create_election(by=by, roll=fields.pop("roll", None) or make_roll(), **fields)


def make_pot(
    by: Actor, election: Election, costs: tuple[str, ...] = ("60", "50", "30"), **fields: Any
) -> Pot:
    fields = {"name": words("Centre"), "envelope": Decimal(100), **fields}
    pot = actions.add_pot(by=by, election=election, **fields)
    for number, cost in enumerate(costs, start=1):
        actions.add_option(
            by=by, pot=pot, title=words(f"Project {number}"), summary=Text(), cost=Decimal(cost)
        )
    return pot


def make_open(by: Actor, *, voters: int = 3, **fields: Any) -> tuple[Election, Pot, list[Voter]]:
    """A vote that is open: one pot of the whole town, three projects of 60, 50 and 30 out of 100."""
    election = make_election(by, **fields)
    pot = make_pot(by, election)
    made = make_voters(election.roll, voters)
    actions.freeze(by=by, election=election)
    actions.open_voting(by=by, election=election)
    pot.refresh_from_db()
    return election, pot, made


def close(by: Actor, election: Election) -> None:
    """At its last hour."""
    with time_machine.travel(election.closes_at):
        actions.close_voting(by=by, election=election)
