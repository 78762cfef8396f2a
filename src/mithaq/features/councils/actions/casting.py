"""A member's position: given by themselves, or written down at the table by the secretariat."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.interests import InterestConflict
from mithaq.commons.access.policy import Denied, allowed, require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import unchanged
from mithaq.methods.decisions import Choice as Counted
from mithaq.methods.decisions import Rule, choices_of

from ..enums import Choice, State
from ..models import Decision, Position
from ..queries import interests_in_the_way

LONGEST = 2000


@transaction.atomic
def cast(*, by: Actor, position: Position, choice: str, reason: str = "", seen: str = "") -> Position:
    """Answer for a seat, as often as one likes until the round is closed.

    By the member, or by the secretariat for one who said it at the table; never over what a member answered
    themselves. Raises ValidationError with a sentence, InterestConflict (403) for a member with a declared
    interest, EditConflict when the same seat was answered from elsewhere since (`seen`).
    """
    decision, row = _open(position, seen)
    mine = by.person is not None and row.seat.person_id == by.person.pk
    if not mine:
        if not allowed(by, "edit", decision):
            raise Http404
        if row.by_member:
            raise ValidationError(_("This member has answered themself; that answer stands."))
    if found := interests_in_the_way(decision, row.seat):
        raise InterestConflict(found)
    if row.kept_out:
        raise Denied(_("An interest keeps this member from the vote."))
    if choice not in {one.value for one in choices_of(Rule(decision.rule))}:
        raise ValidationError({"choice": _("Choose one of the answers that the rule knows.")})
    reason = reason.strip()
    if choice == Counted.BLOCK and not reason:
        raise ValidationError({"reason": _("Whoever blocks says why, so that the others can answer it.")})
    if len(reason) > LONGEST:
        raise ValidationError({"reason": _("This is longer than a reason can be.")})
    row.choice, row.reason, row.cast_at = Choice(choice), reason, timezone.now()
    row.by_member, row.entered_by = mine, None if mine else by.person
    row.save()
    record(
        "councils.position_given",
        by=by,
        on=decision,
        data={"round": row.round.number, "seat": row.seat_id},
        personal={"choice": row.choice, "reason": row.reason},
    )
    return row


@transaction.atomic
def keep_out(*, by: Actor, position: Position) -> Position:
    """A member said at the table that they have an interest: they leave the roll, their answer with them."""
    decision, row = _open(position)
    require(by, "edit", decision)
    if not row.kept_out:
        row.kept_out, row.choice, row.reason, row.cast_at, row.by_member = True, "", "", None, False
        row.save()
        facts = {"round": row.round.number, "seat": row.seat_id}
        record("councils.kept_out", by=by, on=decision, data=facts)
    return row


def _open(position: Position, seen: str = "") -> tuple[Decision, Position]:
    """The decision locked first, as closing does, then the seat's place; refused once the round is closed."""
    decision = Decision.objects.select_for_update(no_key=True, of=("self",)).get(rounds__positions=position)
    row = unchanged(position, seen)
    if decision.state != State.OPEN or row.round.closed_at is not None:
        raise ValidationError(
            _("This round was closed meanwhile, so nothing was recorded. Your words are still below.")
        )
    return decision, row
