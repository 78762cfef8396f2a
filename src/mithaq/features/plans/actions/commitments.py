"""Commitments: the plan's promises, and the milestones on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Organisation

from ..catalogues import goal_of, policy_areas
from ..models import Commitment, Plan
from .conflicts import put, unchanged
from .dates import require_in_order, require_within

TEXTS = (
    "axis",
    "title",
    "problem",
    "status_quo",
    "description",
    "expected",
    "transparency",
    "participation",
    "accountability",
)
# Its status is not among them: that moves along a table (actions.lifecycle.commitments).
FIELDS = (*TEXTS, "lead", "policy_areas", "sdg", "starts_on", "ends_on", "novelty")


@transaction.atomic
def add_commitment(
    *, by: Actor, plan: Plan, fields: Mapping[str, Any], supporters: Iterable[Organisation] = ()
) -> Commitment:
    """One more commitment, numbered after the last. ValidationError when the plan holds all it may."""
    require(by, "edit", plan)
    plan = unchanged(plan)
    if plan.commitments.count() >= plan.most_commitments:
        raise ValidationError(
            ngettext(
                "This plan may hold %(most)s commitment, and it does.",
                "This plan may hold %(most)s commitments, and it does.",
                plan.most_commitments,
            )
            % {"most": plan.most_commitments}
        )
    last = plan.commitments.aggregate(last=Max("number"))["last"] or 0
    commitment = Commitment(plan=plan, number=last + 1, version=1)
    put(commitment, fields, allowed=FIELDS)
    check(commitment)
    commitment.save()
    commitment.supporters.set(supporters)
    record("plans.commitment_added", by=by, on=commitment, data={"number": commitment.number})
    return commitment


@transaction.atomic
def change_commitment(
    *,
    by: Actor,
    commitment: Commitment,
    fields: Mapping[str, Any],
    supporters: Iterable[Organisation] | None = None,
    seen: str = "",
) -> Commitment:
    """Set fields (`FIELDS`) and, unless None, the supporters. Raises EditConflict, ValidationError by field."""
    require(by, "edit", commitment)
    fresh = unchanged(commitment, seen)
    changed = put(fresh, fields, allowed=FIELDS)
    if supporters is not None and {one.pk for one in supporters} != set(
        fresh.supporters.values_list("pk", flat=True)
    ):
        fresh.supporters.set(supporters)
        changed.append("supporters")
    if not changed:
        return fresh
    check(fresh)
    fresh.version += 1
    fresh.save()
    record(
        "plans.commitment_changed",
        by=by,
        on=fresh,
        data={"number": fresh.number, "version": fresh.version, "fields": changed},
    )
    return fresh


@transaction.atomic
def remove_commitment(*, by: Actor, commitment: Commitment) -> None:
    """Take a commitment out of a plan still being written. The numbers of the others stay."""
    require(by, "edit", commitment)
    data = {"number": commitment.number, "title": dict(commitment.title)}
    record("plans.commitment_removed", by=by, on=commitment.plan, data=data)
    commitment.delete()


def check(commitment: Commitment) -> None:
    """Everything that must hold before a commitment is saved; ValidationError by field."""
    plan = commitment.plan
    require_in_order(commitment.starts_on, commitment.ends_on)
    if unknown := [code for code in commitment.policy_areas if code not in policy_areas()]:
        raise ValidationError({"policy_areas": _("There is no policy area “%s”.") % unknown[0]})
    if unknown := [code for code in commitment.sdg if goal_of(str(code)) is None]:
        raise ValidationError({"sdg": _("There is no Sustainable Development Goal “%s”.") % unknown[0]})
    for milestone in commitment.milestones.all() if commitment.pk else ():
        require_within(
            commitment.starts_on,
            commitment.ends_on,
            milestone.due_on,
            field="ends_on",
            label=_("commitment, which has a milestone then"),
        )
    commitment.municipality_id = plan.municipality_id
    commitment.full_clean()
