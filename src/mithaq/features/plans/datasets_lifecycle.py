"""What leaves the house of a plan's life as open data: amendments, objectives and what serves them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.registry import Dataset, Field

from . import addresses_lifecycle as addresses


def _served(objective: Any) -> list[str]:
    return [f"{one.plan_id}/{one.number}" for one in objective.commitments.all() if one.plan.published_at]


AMENDMENTS = Dataset(
    code="amendments",
    label=_("Amendments of commitments"),
    description=_("Each change to a promise already made: what changed, when, and why."),
    fields=(
        Field(code="plan_id", label=_("number of the plan"), kind="integer", value="commitment.plan_id"),
        Field(
            code="commitment",
            label=_("number of the commitment in the plan"),
            kind="integer",
            value="commitment.number",
        ),
        Field(
            code="milestone",
            label=_("order of the step"),
            kind="integer",
            value="milestone.order",
            help=_("Empty when the commitment itself was amended."),
        ),
        Field(code="number", label=pgettext_lazy("amendment", "number"), kind="integer"),
        Field(code="decided_on", label=_("decided on"), kind="date"),
        Field(code="reason", label=_("why it was amended"), kind="translated"),
        Field(
            code="fields",
            label=_("fields that changed"),
            kind="list",
            value=lambda amendment: sorted(amendment.after),
            help=_(
                "Codes of the columns of commitments or milestones; the old and the new text stand on the page."
            ),
        ),
        Field(code="url", label=_("page"), kind="url", value=addresses.amendment_url),
    ),
    select_related=("commitment", "milestone"),
    order_by=("commitment__plan", "commitment__number", "number"),
)

OBJECTIVES = Dataset(
    code="objectives",
    label=_("Objectives that commitments serve"),
    description=_("Objectives of the municipal strategic plan and of the local development plan."),
    fields=(
        Field(code="id", label=pgettext_lazy("identifier", "number"), kind="integer", value="pk"),
        Field(
            code="kind",
            label=_("of which plan"),
            kind="code",
            value="within.kind",
            help=_("strategic or local_development"),
        ),
        Field(code="list", label=_("list of objectives"), kind="translated", value="within.title"),
        Field(code="code", label=_("number in its document"), kind="code"),
        Field(code="title", label=_("objective"), kind="translated"),
        Field(
            code="commitments",
            label=_("commitments that serve it"),
            kind="list",
            value=_served,
            help=_("Number of the plan, a slash, number of the commitment."),
        ),
        Field(code="url", label=_("page"), kind="url", value=addresses.objective_url),
    ),
    select_related=("within",),
    prefetch_related=("commitments__plan",),
    order_by=("within__kind", "within", "order", "pk"),
)
