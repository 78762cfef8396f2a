"""What may stand on a ballot: checked the same way on the screen, at the desk and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mithaq.kit.formats import money, number
from mithaq.kit.parse import ParseError, parse_int
from mithaq.methods.transparency.ballots import CastBallot

from .enums import BallotKind
from .models import Option, Pot


def cost_of(codes: Sequence[str], options: Mapping[str, Option]) -> Decimal:
    return sum((options[code].cost for code in codes if code in options), Decimal(0))


def checked(
    pot: Pot, options: Sequence[Option], vote: Sequence[str], points: Mapping[str, str]
) -> CastBallot:
    """The ballot in its one written form: by code, or in the voter's order where that counts.

    vote: codes; points: code → what was typed. ValidationError with a sentence for whatever cannot be counted.
    """
    known = {one.code: one for one in options}
    if strange := [code for code in vote if code not in known]:
        raise ValidationError(_("There is no project “%(code)s” on this ballot.") % {"code": strange[0]})
    if len(set(vote)) != len(vote):
        raise ValidationError(_("A project stands on the ballot twice."))
    kind, most = pot.election.ballot_kind, pot.election.most
    if kind == BallotKind.POINTS:
        return _points(most, known, points)
    if not vote:
        raise ValidationError(_("Choose one project at least."))
    if kind == BallotKind.CHOOSE_ONE and len(vote) > 1:
        raise ValidationError(_("Choose one project only."))
    if kind in (BallotKind.APPROVAL, BallotKind.RANKED) and most and len(vote) > most:
        told = ngettext("Choose %(most)s project at most.", "Choose %(most)s projects at most.", most)
        raise ValidationError(told % {"most": number(most)})
    if kind == BallotKind.KNAPSACK and (cost := cost_of(vote, known)) > pot.envelope:
        told = _("Your choice costs %(cost)s; the envelope holds %(envelope)s. Take one away.")
        raise ValidationError(told % {"cost": money(cost), "envelope": money(pot.envelope)})
    return CastBallot(tuple(vote) if kind == BallotKind.RANKED else tuple(sorted(vote)))


def _points(most: int, known: Mapping[str, Option], typed: Mapping[str, str]) -> CastBallot:
    given = {}
    for code in sorted(typed):
        if not typed[code].strip():
            continue
        try:
            value = parse_int(typed[code])
        except ParseError as wrong:
            raise ValidationError(str(wrong)) from wrong
        if code not in known or value < 0:
            raise ValidationError(_("Points are whole numbers from 0 on."))
        if value:
            given[code] = value
    if not given:
        raise ValidationError(_("Give points to one project at least."))
    if sum(given.values()) > most:
        told = _("You gave %(given)s points; each voter has %(most)s.")
        raise ValidationError(told % {"given": number(sum(given.values())), "most": number(most)})
    return CastBallot(tuple(given), tuple(str(value) for value in given.values()))
