"""The objectives of the town's other plans, and which commitments serve them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record

from ...enums import FROZEN
from ...models import Commitment, Objective, ObjectiveSet, Plan
from ..conflicts import put, unchanged
from ..dates import require_in_order

SET = ("kind", "title", "source", "starts_on", "ends_on")
OBJECTIVE = ("code", "title")


@transaction.atomic
def add_objectives(*, by: Actor, fields: Mapping[str, Any]) -> ObjectiveSet:
    """A new list (`SET`), seen by officers until it is published. ValidationError by field."""
    require_grant(by, "plans.edit")
    row = ObjectiveSet(municipality=by.municipality)
    put(row, fields, allowed=SET)
    _check(row)
    row.save()
    record("plans.objectives_added", by=by, on=row, data={"kind": row.kind})
    return row


@transaction.atomic
def change_objectives(
    *, by: Actor, objectives: ObjectiveSet, fields: Mapping[str, Any], seen: str = ""
) -> ObjectiveSet:
    """Set fields (`SET`). Raises EditConflict, ValidationError by field."""
    require(by, "edit", objectives)
    fresh = unchanged(objectives, seen)
    changed = put(fresh, fields, allowed=SET)
    if changed:
        _check(fresh)
        fresh.save()
        record("plans.objectives_changed", by=by, on=fresh, data={"fields": changed})
    return fresh


@transaction.atomic
def publish_objectives(*, by: Actor, objectives: ObjectiveSet) -> ObjectiveSet:
    """From now on everybody reads the list and what serves it."""
    require(by, "edit", objectives)
    fresh = unchanged(objectives)
    if not fresh.objectives.exists():
        raise ValidationError(_("Write at least one objective first."))
    if fresh.published_at is None:
        fresh.published_at = timezone.now()
        fresh.save()
        record("plans.objectives_published", by=by, on=fresh)
    return fresh


@transaction.atomic
def write_objective(
    *,
    by: Actor,
    objectives: ObjectiveSet,
    fields: Mapping[str, Any],
    objective: Objective | None = None,
    seen: str = "",
) -> Objective:
    """One more objective, or another wording of one. Raises EditConflict, ValidationError by field."""
    require(by, "edit", objectives)
    if objective is None:
        last = objectives.objectives.aggregate(last=Max("order"))["last"] or 0
        row = Objective(municipality=objectives.municipality, within=objectives, order=last + 1)
    else:
        row = unchanged(objective, seen)
    put(row, fields, allowed=OBJECTIVE)
    if objectives.objectives.filter(code=row.code).exclude(pk=row.pk).exists():
        raise ValidationError({"code": _("Another objective of this list has this number.")})
    row.full_clean()
    row.save()
    record("plans.objective_written", by=by, on=row, data={"code": row.code})
    return row


@transaction.atomic
def remove_objective(*, by: Actor, objective: Objective) -> None:
    require(by, "edit", objective.within)
    data = {"code": objective.code, "title": str(objective)}
    record("plans.objective_removed", by=by, on=objective.within, data=data)
    objective.delete()


@transaction.atomic
def link_objectives(*, by: Actor, plan: Plan, links: set[tuple[int, int]], seen: str = "") -> None:
    """Say which commitments of a plan serve which objectives: pairs (commitment, objective) of primary keys.

    All that the plan has, at once; those left out are taken off. Pairs of another plan, or of no such
    objective, are refused. seen: `stamp_links` of what the writer started from. Raises ValidationError.
    """
    require_grant(by, "plans.edit")
    require(by, "view", plan)
    plan = unchanged(plan)
    if plan.status in FROZEN:
        raise ValidationError(_("This plan is closed: nothing is added to it any more."))
    known = set(Commitment.objects.filter(plan=plan).values_list("pk", flat=True))
    objectives = set(Objective.objects.values_list("pk", flat=True))
    if any(promise not in known or objective not in objectives for promise, objective in links):
        raise ValidationError(_("A commitment or an objective is no longer there. Look again, then save."))
    through = Objective.commitments.through
    rows = through.objects.filter(commitment__plan=plan)
    before = set(rows.values_list("commitment_id", "objective_id"))
    if seen and seen != stamp_links(before):
        raise ValidationError(_("Somebody else changed this meanwhile. Look again, then save."))
    if before == links:
        return
    for promise, objective in before - links:
        rows.filter(commitment_id=promise, objective_id=objective).delete()
    through.objects.bulk_create(
        through(commitment_id=promise, objective_id=objective)
        for promise, objective in sorted(links - before)
    )
    record(
        "plans.objectives_linked",
        by=by,
        on=plan,
        data={"added": len(links - before), "removed": len(before - links)},
    )


def stamp_links(links: set[tuple[int, int]]) -> str:
    """A short word for what is linked, for a form to send back."""
    return "-".join(f"{promise}.{objective}" for promise, objective in sorted(links)) or "none"


def _check(row: ObjectiveSet) -> None:
    require_in_order(row.starts_on, row.ends_on)
    row.full_clean()
