"""A rehearsal is filled: fake voters on its roll, and their ballots in its box."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import unchanged
from mithaq.registers.places.models import Zone

from ..enums import State
from ..keys import slot_and_mark
from ..models import Election, Pot, Roll, TakingPart, Voter
from ..rehearsing import fake_ballots, fake_voters
from .casting import cast_in_bulk

PER_ZONE = 50


@transaction.atomic
def fill_roll(*, by: Actor, roll: Roll) -> int:
    """Fake voters in each zone of the town, into a roll that is empty and marked so; gives how many."""
    require(by, "edit", roll)
    fresh = unchanged(roll)
    if not fresh.rehearsal:
        raise Denied("fake voters are for rehearsals")
    if fresh.voters.exists():
        raise ValidationError(_("This roll has voters already."))
    zones: list[Zone | None] = [*Zone.objects.filter(closed_on=None).order_by("code")] or [None]
    made = len(fake_voters(fresh, [(zone, PER_ZONE) for zone in zones]))
    record("voting.roll_filled", by=by, on=fresh, data={"added": made})
    return made


@transaction.atomic
def fill_box(*, by: Actor, election: Election) -> int:
    """A fake ballot of each voter of a rehearsal who has not voted; gives how many."""
    require(by, "run", election)
    fresh = unchanged(election)
    if not fresh.rehearsal or fresh.state != State.OPEN:
        raise ValidationError(_("Fake ballots are for a rehearsal that is open."))
    house, many = system(by.municipality, by.channel), 0
    for pot in fresh.pots.select_for_update(no_key=True).order_by("pk"):
        pot.election = fresh
        many += cast_in_bulk(by=house, pot=pot, ballots=fake_ballots(pot, _waiting(by, pot)))
    record("voting.box_filled", by=by, on=fresh, data={"ballots": many})
    return many


def _waiting(by: Actor, pot: Pot) -> list[Voter]:
    """Who may vote over this envelope and has not."""
    voters = Voter.objects.filter(roll=pot.election.roll_id).order_by("number")
    if pot.zone_id is not None:
        voters = voters.filter(zone=pot.zone_id)
    marks = set(TakingPart.objects.filter(pot=pot).values_list("mark", flat=True))
    key = (by.municipality.slug, pot.election_id, pot.pk)
    return [one for one in voters if slot_and_mark(*key, one.pk)[1] not in marks]
