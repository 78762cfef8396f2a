"""The plan itself: begun, described, led by somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text

from ..enums import InstitutionRole
from ..models import Plan, PlanInstitution, PlanSection, PlanTemplate
from .conflicts import EditConflict, put, stamp_all, unchanged
from .dates import require_after

HEADER = (
    "title",
    "place",
    "summary",
    "notice",
    "starts_on",
    "ends_on",
    "submitted_on",
    "most_commitments",
    "follows",
)


@transaction.atomic
def begin_plan(
    *,
    by: Actor,
    code: str,
    title: Text,
    place: Text,
    template: PlanTemplate,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    follows: Plan | None = None,
) -> Plan:
    """A new draft with an empty section for each question. ValidationError by field for the form."""
    require_grant(by, "plans.edit")
    require_after(starts_on, ends_on)
    if Plan.objects.filter(code=code).exists():
        raise ValidationError({"code": _("Another plan has this short name already.")})
    plan = Plan(
        code=code,
        title=title,
        place=place,
        template=template,
        starts_on=starts_on,
        ends_on=ends_on,
        follows=follows,
    )
    plan.municipality = by.municipality
    plan.full_clean()
    plan.save()
    PlanSection.objects.bulk_create(
        PlanSection(municipality=by.municipality, plan=plan, question=question)
        for question in template.questions.all()
    )
    record("plans.plan_begun", by=by, on=plan, data={"code": code, "template": template.version})
    return plan


@transaction.atomic
def change_plan(*, by: Actor, plan: Plan, changes: Mapping[str, Any], seen: str = "") -> Plan:
    """Set fields of the header (`HEADER`). Raises ValidationError by field, EditConflict."""
    require(by, "edit", plan)
    fresh = unchanged(plan, seen)
    changed = put(fresh, changes, allowed=HEADER)
    if not changed:
        return fresh
    require_after(fresh.starts_on, fresh.ends_on)
    if fresh.submitted_on and fresh.ends_on and fresh.submitted_on > fresh.ends_on:
        raise ValidationError({"submitted_on": _("The plan cannot be submitted after its end.")})
    if fresh.most_commitments < max(1, fresh.commitments.count()):
        raise ValidationError({"most_commitments": _("The plan holds more commitments than that already.")})
    if fresh.follows_id == fresh.pk:
        raise ValidationError({"follows": _("A plan does not follow itself.")})
    fresh.full_clean()
    fresh.save()
    record("plans.plan_changed", by=by, on=fresh, data={"fields": changed})
    return fresh


@dataclass(frozen=True)
class Responsible:
    """An institution as the picker sends it."""

    organisation: Organisation
    role: str = InstitutionRole.LEAD
    contact_unit: Text = field(default_factory=Text)


@transaction.atomic
def set_institutions(
    *, by: Actor, plan: Plan, institutions: Iterable[Responsible], seen: str = ""
) -> list[PlanInstitution]:
    """Say who is responsible for the plan, in order; several may lead. Those left out are taken off.

    seen: `stamp_all` of the list the writer started from. Raises EditConflict, ValidationError.
    """
    require(by, "edit", plan)
    plan = unchanged(plan)
    if seen and stamp_all(plan.institutions.all()) != seen:
        raise EditConflict(plan)
    wanted = list(institutions)
    ids = [one.organisation.pk for one in wanted]
    if len(set(ids)) != len(ids):
        raise ValidationError(_("An institution is named twice. Each appears once, with one role."))
    for one in wanted:
        if one.role not in InstitutionRole.values:
            raise ValidationError(_("An institution either leads or supports."))
    plan.institutions.exclude(organisation__in=ids).delete()
    rows = [
        PlanInstitution.objects.update_or_create(
            plan=plan,
            organisation=one.organisation,
            defaults={"role": one.role, "contact_unit": one.contact_unit, "order": order},
        )[0]
        for order, one in enumerate(wanted)
    ]
    named = [{"organisation": one.organisation.code, "role": one.role} for one in wanted]
    record("plans.institutions_set", by=by, on=plan, data={"institutions": named})
    return rows
