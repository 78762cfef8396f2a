"""A vote in preparation: envelopes, options, prices. All of it can change, until the freeze."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import put, unchanged
from mithaq.kit.i18n import Text
from mithaq.registers.places.models import Zone

from ..access import RUN
from ..enums import State
from ..models import Election, Option, Pot, Roll
from ..rules import rule_data

ELECTION_FIELDS = ("name", "description", "opens_at", "closes_at", "most", "disclosure", "roll")
POT_FIELDS = ("name", "envelope", "zone")
OPTION_FIELDS = ("title", "summary", "cost", "groups")


@transaction.atomic
def create_election(
    *,
    by: Actor,
    name: Text,
    ballot_kind: str,
    rule: str | Mapping[str, Any],
    opens_at: dt.datetime,
    closes_at: dt.datetime,
    roll: Roll,
    description: Text | None = None,
    disclosure: str = "A",
    rehearsal: bool = False,
    subject: Model | None = None,
    most: int = 0,
) -> Election:
    """A vote in preparation. rule: a name of methods.allocation.PRESETS, or whole parameters.

    most: the most projects (approval, ranked) or points (points) of a ballot; 0: no limit. ValidationError says
    what does not fit together.
    """
    require_grant(by, RUN)
    election = Election(
        municipality=by.municipality,
        name=name,
        description=description or Text(),
        ballot_kind=ballot_kind,
        rule=rule_data(rule, ballot_kind, most),
        most=most,
        opens_at=opens_at,
        closes_at=closes_at,
        roll=roll,
        disclosure=disclosure,
        rehearsal=rehearsal,
        subject=subject,
    )
    _check(election)
    election.save()
    record("voting.created", by=by, on=election, data={"ballot": ballot_kind, "rule": election.rule})
    return election


def _check(election: Election) -> None:
    election.full_clean(exclude=["municipality"], validate_constraints=False)
    if election.closes_at <= election.opens_at:
        raise ValidationError({"closes_at": _("A vote closes after it opens.")})
    if election.roll.rehearsal != election.rehearsal:
        raise ValidationError(
            {"roll": _("A rehearsal takes a roll of fake voters, and a real vote a real one.")}
        )
    if election.ballot_kind == "points" and not election.most:
        raise ValidationError({"most": _("Say how many points each voter has.")})


def in_preparation(by: Actor, election: Election) -> Election:
    """The vote, locked, if it may still be changed; else a sentence."""
    require(by, "run", election)
    fresh = unchanged(election)
    if fresh.state != State.DRAFT:
        raise ValidationError(
            _(
                "The rules of this vote are frozen: prices, envelopes, options and the rule cannot change any more."
            )
        )
    return fresh


@transaction.atomic
def change_election(
    *, by: Actor, election: Election, fields: Mapping[str, Any], rule: str | Mapping[str, Any] | None = None
) -> Election:
    """Set fields of ELECTION_FIELDS, and the rule."""
    fresh = in_preparation(by, election)
    changed = put(fresh, fields, allowed=ELECTION_FIELDS)
    if rule is not None:
        fresh.rule = rule_data(rule, fresh.ballot_kind, fresh.most)
        changed.append("rule")
    _check(fresh)
    fresh.save()
    record("voting.changed", by=by, on=fresh, data={"fields": changed})
    return fresh


@transaction.atomic
def add_pot(*, by: Actor, election: Election, name: Text, envelope: Decimal, zone: Zone | None = None) -> Pot:
    """An envelope; zone None: the whole town decides over it."""
    fresh = in_preparation(by, election)
    pot = Pot(
        municipality=by.municipality,
        election=fresh,
        name=name,
        envelope=envelope,
        zone=zone,
        order=fresh.pots.count() + 1,
    )
    _clean_money(pot)
    pot.save()
    record("voting.pot_added", by=by, on=fresh, data={"pot": pot.pk, "envelope": str(envelope)})
    return pot


@transaction.atomic
def change_pot(*, by: Actor, pot: Pot, fields: Mapping[str, Any]) -> Pot:
    fresh = in_preparation(by, pot.election)
    row = unchanged(pot)
    changed = put(row, fields, allowed=POT_FIELDS)
    _clean_money(row)
    row.save()
    record("voting.pot_changed", by=by, on=fresh, data={"pot": row.pk, "fields": changed})
    return row


@transaction.atomic
def remove_pot(*, by: Actor, pot: Pot) -> None:
    fresh = in_preparation(by, pot.election)
    record("voting.pot_removed", by=by, on=fresh, data={"pot": pot.pk})
    pot.delete()


@transaction.atomic
def add_option(
    *,
    by: Actor,
    pot: Pot,
    title: Text,
    summary: Text,
    cost: Decimal,
    subject: Model | None = None,
    code: str = "",
    groups: tuple[str, ...] = (),
) -> Option:
    """A project on the ballot. code: its name in files ("P7"), the next free one when none is given."""
    fresh = in_preparation(by, pot.election)
    option = Option(
        municipality=by.municipality,
        pot=pot,
        code=code or _next_code(pot),
        title=title,
        summary=summary,
        cost=cost,
        subject=subject,
        groups=list(groups),
        order=pot.options.count() + 1,
    )
    _clean_money(option)
    option.save()
    facts = {"pot": pot.pk, "option": option.code, "cost": str(cost)}
    record("voting.option_added", by=by, on=fresh, data=facts)
    return option


def _next_code(pot: Pot) -> str:
    taken = set(pot.options.values_list("code", flat=True))
    return next(code for number in range(1, len(taken) + 2) if (code := f"P{number}") not in taken)


@transaction.atomic
def change_option(*, by: Actor, option: Option, fields: Mapping[str, Any]) -> Option:
    fresh = in_preparation(by, option.pot.election)
    row = unchanged(option)
    before = str(row.cost)
    changed = put(row, fields, allowed=OPTION_FIELDS)
    _clean_money(row)
    row.save()
    facts = {"option": row.code, "fields": changed, "cost_before": before, "cost": str(row.cost)}
    record("voting.option_changed", by=by, on=fresh, data=facts)
    return row


@transaction.atomic
def remove_option(*, by: Actor, option: Option) -> None:
    fresh = in_preparation(by, option.pot.election)
    record("voting.option_removed", by=by, on=fresh, data={"pot": option.pot_id, "option": option.code})
    option.delete()


def _clean_money(row: Pot | Option) -> None:
    row.full_clean(exclude=["municipality"], validate_constraints=isinstance(row, Option))
    money = row.envelope if isinstance(row, Pot) else row.cost
    if money <= 0:
        raise ValidationError(
            {"envelope" if isinstance(row, Pot) else "cost": _("Write an amount above zero.")}
        )
