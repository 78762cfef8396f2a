"""Milestones: each has a date and somebody who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record

from ..models import Commitment, Milestone
from .conflicts import put, unchanged
from .dates import require_in_order, require_within

# How far it has come is not among them: that changes on evidence only (actions.following.status).
FIELDS = ("activity", "output", "starts_on", "due_on", "responsible", "role")


@transaction.atomic
def add_milestone(*, by: Actor, commitment: Commitment, fields: Mapping[str, Any]) -> Milestone:
    """One more milestone, after the last. Without a responsible institution or a due date: ValidationError."""
    require(by, "edit", commitment)
    commitment = unchanged(commitment)
    last = commitment.milestones.aggregate(last=Max("order"))["last"] or 0
    milestone = Milestone(commitment=commitment, order=last + 1)
    put(milestone, fields, allowed=FIELDS)
    check(milestone)
    milestone.save()
    record("plans.milestone_added", by=by, on=milestone, data=_said(milestone))
    return milestone


@transaction.atomic
def change_milestone(
    *, by: Actor, milestone: Milestone, fields: Mapping[str, Any], seen: str = ""
) -> Milestone:
    """Set fields (`FIELDS`). Raises EditConflict, ValidationError by field."""
    require(by, "edit", milestone)
    fresh = unchanged(milestone, seen)
    due_before = fresh.due_on
    changed = put(fresh, fields, allowed=FIELDS)
    if not changed:
        return fresh
    check(fresh)
    fresh.save()
    moved = {"due_before": due_before.isoformat()} if fresh.due_on != due_before else {}
    record("plans.milestone_changed", by=by, on=fresh, data=_said(fresh) | {"fields": changed} | moved)
    return fresh


@transaction.atomic
def remove_milestone(*, by: Actor, milestone: Milestone) -> None:
    require(by, "edit", milestone)
    data = _said(milestone) | {"activity": dict(milestone.activity)}
    record("plans.milestone_removed", by=by, on=milestone.commitment, data=data)
    milestone.delete()


def check(milestone: Milestone) -> None:
    """Everything that must hold before a milestone is saved; ValidationError by field."""
    if milestone.responsible_id is None:
        raise ValidationError(
            {"responsible": _("Every milestone has a responsible institution. Choose one.")}
        )
    if milestone.due_on is None:
        raise ValidationError({"due_on": _("Give the day the milestone is due.")})
    commitment = milestone.commitment
    require_in_order(milestone.starts_on, milestone.due_on, field="due_on")
    for name in ("starts_on", "due_on"):
        inner = getattr(milestone, name)
        require_within(commitment.starts_on, commitment.ends_on, inner, field=name, label=_("commitment"))
    milestone.municipality_id = commitment.municipality_id
    milestone.full_clean()


def _said(milestone: Milestone) -> dict[str, Any]:
    return {
        "commitment": milestone.commitment.number,
        "milestone": milestone.order,
        "status": milestone.status,
        "due": milestone.due_on.isoformat(),
        "responsible": milestone.responsible.code,
    }
