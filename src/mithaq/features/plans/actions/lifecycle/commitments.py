"""A commitment's way from proposed to completed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.interests import require_no_interest
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text

from ...enums import CommitmentStatus, MilestoneStatus, PlanStatus
from ...enums_lifecycle import COMMITMENT_MOVERS, COMMITMENT_MOVES, needs_reason
from ...models import Commitment, Plan
from ..conflicts import unchanged
from ..monitoring.assessing import open_due

_C = CommitmentStatus
# A plan that moves to a stage takes its commitments along: stage → (from these, to this).
CARRIED: dict[str, tuple[tuple[str, ...], str]] = {
    PlanStatus.ENDORSED: ((_C.PROPOSED, _C.CO_CREATED), _C.ADOPTED),
    PlanStatus.IMPLEMENTATION: ((_C.ADOPTED,), _C.IN_PROGRESS),
    # Its text is open again.
    PlanStatus.FINAL_DRAFT: ((_C.ADOPTED,), _C.CO_CREATED),
}


@transaction.atomic
def move_commitment(
    *, by: Actor, commitment: Commitment, to: str, reason: Text | None = None, seen: str = ""
) -> Commitment:
    """Move a commitment along `enums_lifecycle.COMMITMENT_MOVES`; COMMITMENT_MOVERS says with which grants.

    Completed is what has no open step left. Completion opens the monitor's assessment. Raises EditConflict,
    InterestConflict, ValidationError.
    """
    require(by, "move", commitment)
    fresh = unchanged(commitment, seen)
    if to not in COMMITMENT_MOVES[fresh.status]:
        said = {"now": fresh.get_status_display(), "to": CommitmentStatus(to).label}
        raise ValidationError(_("A commitment that is “%(now)s” cannot become “%(to)s”.") % said)
    require_grant(by, *COMMITMENT_MOVERS[to])
    if fresh.lead is not None:
        require_no_interest(by, [fresh.lead])
    if needs_reason(fresh.status, to) and not reason:
        raise ValidationError({"reason": _("Tell the public why.")})
    if to == CommitmentStatus.COMPLETED:
        _check_done(fresh)
    _move(by, fresh, to, reason)
    open_due(by=by, plan=fresh.plan)
    return fresh


def carry_commitments(*, by: Actor, plan: Plan, stage: str) -> None:
    """What a plan's new stage says of its commitments; part of `actions.moves.move_plan`."""
    if stage not in CARRIED:
        return
    before, to = CARRIED[stage]
    for commitment in plan.commitments.filter(status__in=before).order_by("number"):
        _move(by, commitment, to)


def _move(by: Actor, commitment: Commitment, to: str, reason: Text | None = None) -> None:
    before, commitment.status = commitment.status, to
    commitment.save(update_fields=["status", "updated_at"])
    facts = {"number": commitment.number, "from": str(before), "to": str(to), "reason": reason or Text()}
    done = to == CommitmentStatus.COMPLETED
    record(
        "plans.commitment_completed" if done else "plans.commitment_moved", by=by, on=commitment, data=facts
    )


def _check_done(commitment: Commitment) -> None:
    steps = list(commitment.milestones.all())
    open_steps = [step for step in steps if step.is_open]
    if open_steps:
        told = _("Still open: %(steps)s. A commitment is complete when each of its steps is.")
        raise ValidationError(told % {"steps": ", ".join(str(step.activity) for step in open_steps)})
    if not any(step.status == MilestoneStatus.COMPLETE for step in steps):
        raise ValidationError(_("No step of this commitment was completed."))
