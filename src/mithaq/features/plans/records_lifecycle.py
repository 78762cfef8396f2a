"""The nouns of a plan's life, as the commons serve them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Record

from . import addresses_lifecycle as addresses
from . import datasets_lifecycle as datasets

ACCESS = "mithaq.features.plans.access_lifecycle"
TRANSLATE = "mithaq.features.plans.actions.translating:translate"

LIFECYCLE = (
    Record(
        code="plans.amendment",
        model="plans.Amendment",
        label=_("amendment"),
        label_plural=_("amendments"),
        policy=f"{ACCESS}:AmendmentPolicy",
        title=lambda amendment: amendment.reason,
        url=addresses.amendment_url,
        extra={"translate": TRANSLATE, "translatable": ("reason",)},
        dataset=datasets.AMENDMENTS,
        parent=lambda amendment: amendment.commitment,
    ),
    Record(
        code="plans.objective_set",
        model="plans.ObjectiveSet",
        label=_("list of objectives"),
        label_plural=_("lists of objectives"),
        policy=f"{ACCESS}:ObjectiveSetPolicy",
        title=lambda objectives: objectives.title,
        url=addresses.objectives_url,
        desk_url=addresses.desk_objectives_url,
        extra={"translate": TRANSLATE},
    ),
    Record(
        code="plans.objective",
        model="plans.Objective",
        label=_("objective"),
        label_plural=_("objectives"),
        policy=f"{ACCESS}:ObjectivePolicy",
        title=lambda objective: objective.title,
        url=addresses.objective_url,
        desk_url=addresses.desk_objective_url,
        extra={"translate": TRANSLATE},
        searchable=("title",),
        dataset=datasets.OBJECTIVES,
        parent=lambda objective: objective.within,
    ),
)
