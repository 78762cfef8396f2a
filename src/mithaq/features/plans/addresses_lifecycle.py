"""Where amendments, objectives and the table of commitments are read, and written at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from .addresses import commitment_url

if TYPE_CHECKING:
    from .models import Amendment, Objective, ObjectiveSet


def amendment_url(amendment: Amendment) -> str:
    return f"{commitment_url(amendment.commitment)}#amendment-{amendment.number}"


def objectives_url(objectives: ObjectiveSet) -> str:
    return f"{reverse('plans_objectives')}#objectives-{objectives.pk}"


def objective_url(objective: Objective) -> str:
    return f"{reverse('plans_objectives')}#objective-{objective.pk}"


def desk_objectives_url(objectives: ObjectiveSet) -> str:
    return reverse("desk_plan_objective_set", args=[objectives.pk])


def desk_objective_url(objective: Objective) -> str:
    return reverse("desk_plan_objective", args=[objective.within_id, objective.pk])
