"""Votes as pages show them, what their voters may do, and their results once there are any."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.receipts.codes import plain
from mithaq.commons.transparency.leaves import leaf
from mithaq.commons.transparency.queries import Proven, proven
from mithaq.methods.transparency import leaf_hash

from ..keys import slot_and_mark
from ..models import Ballot, Election, Outcome, Pot, Replaced, TakingPart, Voter

LEAST_TURNOUT = 5


def elections_of(actor: Actor) -> QuerySet[Election]:
    """The votes the actor may see, the latest first."""
    return visible(actor, Election.objects.all()).order_by("-opens_at", "-pk")


def pots_of(actor: Actor, election: Election) -> list[Pot]:
    rows = (
        visible(actor, Pot.objects.filter(election=election)).select_related("zone").order_by("order", "pk")
    )
    found = list(rows.prefetch_related("options"))
    for pot in found:
        pot.election = election
    return found


def pots_for(election: Election, voter: Voter) -> list[Pot]:
    """The envelopes over which this voter decides: those of the whole town, and of their own zone."""
    rows = election.pots.select_related("zone").order_by("order", "pk")
    return [pot for pot in rows if pot.zone_id in (None, voter.zone_id)]


def taken_part(election: Election, voter: Voter) -> dict[int, str]:
    """{pot: channel} where this voter has voted, while the vote is open. For whoever has just shown to be them."""
    slug = election.municipality.slug
    marks = [slot_and_mark(slug, election.pk, pot.pk, voter.pk)[1] for pot in pots_for(election, voter)]
    rows = TakingPart.objects.filter(pot__election=election, mark__in=marks)
    return dict(rows.values_list("pot_id", "channel"))


@dataclass(frozen=True)
class Turnout:
    """eligible: on the roll; voted: None while so few voted that a number could point at somebody."""

    eligible: int
    voted: int | None


def turnout(actor: Actor, election: Election) -> dict[int, Turnout]:
    """{pot: how many voted of how many}. No number of any option is told before the count, here or anywhere."""
    pots = visible(actor, Pot.objects.filter(election=election)).order_by("order", "pk")
    counts = dict(
        TakingPart.objects.filter(pot__election=election)
        .order_by()
        .values_list("pot")
        .annotate(number=Count("pk"))
    )
    return {
        pot.pk: Turnout(
            pot.eligible or 0, found if (found := counts.get(pot.pk, 0)) >= LEAST_TURNOUT else None
        )
        for pot in pots
    }


def outcome_of(actor: Actor, pot: Pot) -> Outcome | None:
    """The result of an envelope; None before the count."""
    return visible(actor, Outcome.objects.filter(pot=pot)).first()


def outcomes_of(actor: Actor, election: Election) -> list[Outcome]:
    rows = visible(actor, Outcome.objects.filter(pot__election=election))
    return list(rows.select_related("pot__zone", "pot__election").order_by("pot__order", "pot"))


def rule_of(pot: Pot) -> dict[str, Any]:
    """As it was frozen."""
    found: dict[str, Any] = json.loads(pot.definition)["rule"]
    return found


@dataclass(frozen=True)
class Found:
    """A ballot asked for by its code. state: counted, stored or replaced; proof: its place in the log."""

    pot: Pot
    state: str
    commitment: str
    proof: Proven | None


def by_code(typed: str) -> Found | None:
    """What became of the ballot with this code, in the town in scope. Never what it says."""
    code = plain(typed)
    if not code:
        return None
    ballot = Ballot.objects.filter(code=code).select_related("pot__election").first()
    if ballot is not None:
        state = "counted" if ballot.pot.election.is_counted else "stored"
        return Found(ballot.pot, state, ballot.commitment, logged(ballot.pot, ballot.commitment))
    gone = Replaced.objects.filter(code=code).select_related("pot__election").first()
    if gone is None:
        return None
    return Found(gone.pot, "replaced", gone.commitment, logged(gone.pot, gone.commitment))


def logged(pot: Pot, commitment: str) -> Proven | None:
    """The place of a ballot's commitment in the log; None while it waits for others to go in with."""
    entry = leaf("ballot", process=pot.process, commitment=commitment)
    return proven(leaf_hash(entry.encode()).hex())
