"""The one door through which a milestone's status changes."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.interests import require_no_interest
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text

from ...enums import MilestoneStatus
from ...enums_following import STATUS_MOVES, needs_reason
from ...models import Evidence, Milestone, ProgressUpdate, StatusChange
from ..conflicts import unchanged
from ..monitoring.assessing import open_due
from .evidence import Proof, add_evidence


@transaction.atomic
def report_step(
    *,
    by: Actor,
    milestone: Milestone,
    to: str,
    evidence: Evidence | None = None,
    proof: Proof | None = None,
    completed_on: dt.date | None = None,
    reason: Text | None = None,
    seen: str = "",
) -> StatusChange:
    """Change a status on evidence given now (`proof`) or before; as `change_status`."""
    require(by, "report", milestone)
    if proof:
        evidence = add_evidence(by=by, commitment=milestone.commitment, milestone=milestone, proof=proof)
    return change_status(
        by=by,
        milestone=milestone,
        to=to,
        evidence=evidence,
        completed_on=completed_on,
        reason=reason,
        seen=seen,
    )


@transaction.atomic
def change_status(
    *,
    by: Actor,
    milestone: Milestone,
    to: str,
    evidence: Evidence | None = None,
    completed_on: dt.date | None = None,
    reason: Text | None = None,
    update: ProgressUpdate | None = None,
    seen: str = "",
) -> StatusChange:
    """Move a milestone along `STATUS_MOVES`, on evidence that belongs to it or to its commitment.

    completed_on: for a complete milestone, today unless given. reason: for every way back. Raises EditConflict,
    InterestConflict, ValidationError by field.
    """
    require(by, "report", milestone)
    fresh = unchanged(milestone, seen)
    require_no_interest(by, [fresh.responsible])
    before, reason = fresh.status, reason or Text()
    _check_move(before, to, reason)
    _check_evidence(fresh, to, evidence)
    fresh.status = to
    fresh.completed_on = _completion(to, completed_on)
    fresh.save(update_fields=["status", "completed_on"])
    change = StatusChange.objects.create(
        milestone=fresh,
        before=before,
        after=to,
        evidence=evidence if to != MilestoneStatus.NO_EVIDENCE else None,
        update=update,
        reason=reason,
        by=by.person,
    )
    record(
        "plans.milestone_reported",
        by=by,
        on=fresh,
        data={
            "from": before,
            "to": str(to),
            "evidence": evidence.pk if evidence else None,
            "completed": fresh.completed_on.isoformat() if fresh.completed_on else "",
            "reason": reason,
        },
    )
    milestone.status, milestone.completed_on = fresh.status, fresh.completed_on
    # The last step of a commitment opens the monitor's assessment of it.
    open_due(by=by, plan=fresh.commitment.plan)
    return change


def _check_move(before: str, to: str, reason: Text) -> None:
    if to not in STATUS_MOVES[before]:
        said = {"now": MilestoneStatus(before).label, "to": MilestoneStatus(to).label}
        raise ValidationError({"status": _("A step that is “%(now)s” cannot become “%(to)s”.") % said})
    if needs_reason(before, to) and not reason:
        raise ValidationError({"reason": _("Tell the public why.")})


def _check_evidence(milestone: Milestone, to: str, evidence: Evidence | None) -> None:
    if to == MilestoneStatus.NO_EVIDENCE:
        return
    if evidence is None:
        raise ValidationError({"link": _("A change of status needs evidence: a file or a link.")})
    about_it = evidence.milestone_id in (None, milestone.pk)
    if evidence.commitment_id != milestone.commitment_id or not about_it:
        raise ValidationError({"evidence": _("This evidence is about something else.")})
    if evidence.published_at is None:
        raise ValidationError({"evidence": _("This evidence is not public yet.")})


def _completion(to: str, completed_on: dt.date | None) -> dt.date | None:
    if to != MilestoneStatus.COMPLETE:
        return None
    today = timezone.localdate()
    if completed_on and completed_on > today:
        raise ValidationError({"completed_on": _("A milestone cannot be complete in the future.")})
    return completed_on or today
