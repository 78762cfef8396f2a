"""The freeze: from here on nobody, the town included, can change what decides the outcome."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record
from mithaq.commons.transparency.actions import submit_definition
from mithaq.kit.formats import list_of

from ..definitions import definition_of, digest_of
from ..enums import Disclosure, State
from ..models import Election, Pot, Roll
from ..rules import rule_of_pot
from .setting_up import in_preparation

# With fewer voters, ballots are published without their numbers: among so few, a voter could be told by them.
OPEN_BALLOTS_FROM = 300


@transaction.atomic
def freeze(*, by: Actor, election: Election) -> str:
    """Fix options, costs, envelopes, rule and roll, and put their digest into the log; gives it (hex).

    ValidationError lists what is still missing. The lot that decides the last ties is drawn now.
    """
    fresh = in_preparation(by, election)
    pots = list(fresh.pots.select_related("zone").prefetch_related("options"))
    if problems := missing(fresh, pots):
        raise ValidationError(problems)
    roll = Roll.objects.select_for_update(no_key=True).get(pk=fresh.roll_id)
    now = timezone.now()
    if roll.sealed_at is None:
        roll.sealed_at = now
        roll.save()
    for pot in pots:
        pot.election = fresh
        _freeze_pot(pot, roll)
    fresh.definition_digest = digest_of(pots)
    fresh.state, fresh.frozen_at = State.FROZEN, now
    fresh.save()
    record("voting.frozen", by=by, on=fresh, data={"digest": fresh.definition_digest})
    election.refresh_from_db()
    return fresh.definition_digest


def missing(election: Election, pots: list[Pot]) -> list[str]:
    """What has to be there before a freeze; for the officers' page too."""
    found = []
    if not pots:
        found.append(_("There is no envelope to vote on."))
    if not election.roll.voters.exists():
        found.append(_("The electoral roll is empty."))
    for pot in pots:
        options = list(pot.options.all())
        if len(options) < 2:
            found.append(_("“%(pot)s”: a vote needs two projects at least.") % {"pot": pot.name})
        if dear := [one.code for one in options if one.cost > pot.envelope]:
            told = _("“%(pot)s”: these cost more than the envelope holds: %(projects)s.")
            found.append(told % {"pot": pot.name, "projects": list_of(dear)})
    return found


def _freeze_pot(pot: Pot, roll: Roll) -> None:
    options = list(pot.options.all())
    pot.process = f"{pot.municipality.slug}/{pot.election_id}/{pot.pk}"
    voters = roll.voters.filter(Q(zone=pot.zone_id) if pot.zone_id else Q())
    pot.eligible = voters.count()
    small = pot.eligible < OPEN_BALLOTS_FROM
    pot.disclosure = Disclosure.GROUPED if small else pot.election.disclosure
    data = definition_of(pot, options, rule_of_pot(pot, options))
    pot.definition = data.decode()
    pot.save()
    submit_definition(pot.process, data)
