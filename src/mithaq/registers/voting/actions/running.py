"""Opening and closing, on the announced days and not before; and calling a vote off."""

from __future__ import annotations

import json
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.jobs.actions import enqueue
from mithaq.kit.conflicts import unchanged
from mithaq.kit.formats import day_time
from mithaq.kit.i18n import Text

from ..definitions import definition_of, digest_of
from ..enums import MOVES, State
from ..keys import destroy_election_key, make_election_key
from ..models import Ballot, Challenge, Election, Pot, TakingPart
from .handling import tell_handled

PART = 500


def move(by: Actor, election: Election, state: str) -> Election:
    """The vote, locked, on its way to `state` by the table of moves; a sentence when there is none."""
    require(by, "run", election)
    fresh = unchanged(election)
    if state not in MOVES[fresh.state]:
        told = _("This vote is “%(now)s”; it cannot become “%(next)s” from there.")
        raise ValidationError(told % {"now": fresh.get_state_display(), "next": State(state).label})
    fresh.state = state
    return fresh


def check_frozen(election: Election) -> None:
    """What is in the database is still what was frozen; somebody who changed it behind the house's back is named."""
    pots = list(election.pots.order_by("order", "pk").select_related("zone").prefetch_related("options"))
    for pot in pots:
        pot.election = election
        rule = json.loads(pot.definition)["rule"]
        if definition_of(pot, list(pot.options.all()), rule).decode() != pot.definition:
            raise ValidationError(
                _("“%(pot)s” is not what was frozen: a price, an option, the envelope or a date was altered.")
                % {"pot": pot.name}
            )
    if digest_of(pots) != election.definition_digest:
        raise ValidationError(_("What was frozen has been altered: its digest differs."))


@transaction.atomic
def open_voting(*, by: Actor, election: Election) -> Election:
    """From the announced hour on; a rehearsal whenever it suits."""
    fresh = move(by, election, State.OPEN)
    if not fresh.rehearsal and timezone.now() < fresh.opens_at:
        raise ValidationError(
            _("Voting opens on %(when)s, as announced.") % {"when": day_time(fresh.opens_at)}
        )
    # The demonstration tells of a vote of last year.
    if timezone.now() >= fresh.closes_at and not (by.is_system and by.channel == "demo"):
        raise ValidationError(
            _(
                "The announced hours of this vote have gone by, and rules that are frozen cannot be given others."
                " Call it off with a reason, and prepare a new one."
            )
        )
    check_frozen(fresh)
    fresh.opened_at = timezone.now()
    fresh.save()
    make_election_key(by.municipality.slug, fresh.pk)
    record("voting.opened", by=by, on=fresh)
    election.refresh_from_db()
    return fresh


@transaction.atomic
def close_voting(*, by: Actor, election: Election) -> Election:
    """No ballot after this. The key that ties ballots to voters is destroyed, and what it tied is blanked.

    Waits for every cast that has begun: each holds its pot (see casting).
    """
    fresh = move(by, election, State.CLOSED)
    if not fresh.rehearsal and timezone.now() < fresh.closes_at:
        raise ValidationError(
            _("Voting closes on %(when)s, as announced.") % {"when": day_time(fresh.closes_at)}
        )
    fresh.closed_at = timezone.now()
    fresh.save()
    _end(fresh)
    record("voting.closed", by=by, on=fresh)
    tell_handled(fresh, by)
    election.refresh_from_db()
    return fresh


def _end(election: Election) -> list[Pot]:
    """Wait for every cast that has begun, then forget who cast what; the key goes once this is written."""
    pots = list(election.pots.select_for_update(no_key=True).order_by("pk"))
    for pot in pots:
        _forget_who(pot)
    Challenge.objects.filter(election=election).delete()
    transaction.on_commit(partial(destroy_election_key, election.municipality.slug, election.pk))
    return pots


def _forget_who(pot: Pot) -> None:
    """Blank what the key tied, and write the rows anew in an order that tells nothing of when they came."""
    _write_anew(Ballot.objects.filter(pot=pot).order_by("commitment"), "slot")
    _write_anew(TakingPart.objects.filter(pot=pot).order_by("id"), "mark")


def _write_anew(rows: QuerySet[Ballot] | QuerySet[TakingPart], blank: str) -> None:
    kept = list(rows)
    for row in kept:
        setattr(row, blank, None)
    rows.order_by()._raw_delete(using=rows.db)
    rows.model.objects.bulk_create(kept, batch_size=PART)  # type: ignore[arg-type]


@transaction.atomic
def cancel(*, by: Actor, election: Election, reason: Text) -> Election:
    """Call the vote off, with a reason that everybody reads. Ballots are not counted."""
    fresh = move(by, election, State.CANCELLED)
    if not reason:
        raise ValidationError({"reason": _("Say why the vote is called off.")})
    fresh.reason = reason
    fresh.save()
    pots = _end(fresh)
    record("voting.cancelled", by=by, on=fresh, data={"reason": reason})
    tell_handled(fresh, by)
    # What still waited for company goes in: nothing of these ballots is ever published.
    town = by.municipality.pk
    enqueue(
        "transparency.grow",
        key=f"transparency.grow:{town}:{fresh.pk}",
        municipality_id=town,
        ended=[pot.process for pot in pots],
    )
    election.refresh_from_db()
    return fresh
