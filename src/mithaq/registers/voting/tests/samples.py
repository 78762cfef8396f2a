"""One more of everything that hangs on a vote, public and hidden, for the house tests."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from mithaq.kit.testing import Sample, mark, samples
from mithaq.registers.voting.models import Booth, Election, Option, Outcome, Pot

from .make import make_roll, make_voters

numbers = count(1)
RULE = {"rule": "greedy", "when_full": "skip", "tie_break": ["lot"]}


def roll(town: Any, *, hidden: bool = True) -> Any:
    """Nobody but its keepers reads it."""
    said = mark(town, hidden=hidden)
    found = make_roll(name=said, eligibility=said)
    make_voters(found, 1)
    return found


def election(town: Any, *, hidden: bool = False, state: str = "frozen") -> Election:
    """Frozen, or still in preparation."""
    said = mark(town, hidden=hidden)
    now = timezone.now()
    return Election.objects.create(
        name=said,
        description=said,
        state="draft" if hidden else state,
        opens_at=now,
        closes_at=now + dt.timedelta(days=7),
        ballot_kind="knapsack",
        rule=RULE,
        roll=make_roll(name=mark(town, hidden=True)),
        definition_digest="" if hidden else "ab" * 32,
        frozen_at=None if hidden else now,
        reason=said,
    )


def pot(town: Any, *, hidden: bool = False, state: str = "frozen") -> Pot:
    return Pot.objects.create(
        election=election(town, hidden=hidden, state=state),
        name=mark(town, hidden=hidden),
        envelope=Decimal(100),
        eligible=None if hidden else 12,
        definition="" if hidden else '{"rule":{"rule":"greedy","when_full":"skip","tie_break":["lot"]}}',
    )


def option(town: Any, *, hidden: bool = False, state: str = "frozen") -> Option:
    said = mark(town, hidden=hidden)
    return Option.objects.create(
        pot=pot(town, hidden=hidden, state=state), code="P1", title=said, summary=said, cost=Decimal(60)
    )


def outcome(town: Any, *, hidden: bool = False) -> Outcome:
    """Before the count nobody reads it, whoever they are."""
    row = option(town, hidden=False, state="closed" if hidden else "tallied")
    if hidden:
        row.pot.name = mark(town, hidden=True)
        row.pot.election.frozen_at = None
        row.pot.election.save()
        row.pot.save()
    return Outcome.objects.create(
        pot=row.pot,
        ballots=1,
        cost=Decimal(60),
        ballots_pb="",
        result_json="{}",
        report={"winners": ["P1"], "reasons": {"P1": {"code": "no_support"}}},
        votes={"P1": {"all": 1}},
    )


def booth(town: Any) -> Booth:
    said = mark(town, hidden=True)
    return Booth.objects.create(election=election(town), name=said, place=said, minutes=said["en"])


samples.add(Sample(code="voting.roll", make=roll, hidden=roll))
samples.add(Sample(code="voting.booth", make=booth, hidden=booth))
for code, make in (("election", election), ("pot", pot), ("option", option), ("outcome", outcome)):
    samples.add(
        Sample(code=f"voting.{code}", make=make, hidden=lambda town, make=make: make(town, hidden=True))
    )
