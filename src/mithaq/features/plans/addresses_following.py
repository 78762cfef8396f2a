"""Where the following of a promise is read, and done at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from mithaq.methods.quarters import Quarter

from .addresses import commitment_url

if TYPE_CHECKING:
    from .models import Commitment, Evidence, Indicator, Observation, Plan, ProgressUpdate, UpdateRequest


def timeline_url(commitment: Commitment) -> str:
    return reverse("plan_timeline", args=[commitment.plan_id, commitment.number])


def observe_url(commitment: Commitment) -> str:
    return reverse("plan_observe", args=[commitment.plan_id, commitment.number])


def quarter_url(plan: Plan, quarter: Quarter) -> str:
    return reverse("plan_quarter", args=[plan.pk, quarter.code])


def request_url(request: UpdateRequest) -> str:
    return f"{reverse('plan_quarter', args=[request.plan_id, request.quarter.code])}#requests"


def told_url(row: Evidence | ProgressUpdate | Observation) -> str:
    """Everything that is told of a promise stands on its timeline."""
    return timeline_url(row.commitment)


def indicator_url(indicator: Indicator) -> str:
    return f"{commitment_url(indicator.commitment)}#indicators"


def desk_request_url(request: UpdateRequest) -> str:
    return reverse("desk_plan_request", args=[request.plan_id, request.pk])


def desk_update_url(update: ProgressUpdate) -> str:
    return reverse("desk_plan_update", args=[update.commitment.plan_id, update.pk])


def desk_indicator_url(indicator: Indicator) -> str:
    return reverse("desk_plan_indicator", args=[indicator.commitment.plan_id, indicator.pk])


def desk_observation_url(observation: Observation) -> str:
    return reverse("desk_observations_object", args=[observation.pk])
