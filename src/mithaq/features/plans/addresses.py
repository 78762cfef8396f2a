"""Where each thing of a plan is read, and written at the desk, in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from .models import Commitment, Consultation, Milestone, Plan, PlanDocument, PlanSection


def plan_url(plan: Plan) -> str:
    return reverse("plan", args=[plan.pk, plan.code])


def section_url(section: PlanSection) -> str:
    return reverse("plan_section", args=[section.plan_id, section.question.code])


def commitment_url(commitment: Commitment) -> str:
    return reverse("plan_commitment", args=[commitment.plan_id, commitment.number])


def milestone_url(milestone: Milestone) -> str:
    return f"{commitment_url(milestone.commitment)}#step-{milestone.order}"


def document_url(document: PlanDocument) -> str:
    return f"{plan_url(document.plan)}#documents"


def consultation_url(consultation: Consultation) -> str:
    return reverse("plan_consultation", args=[consultation.plan_id])


def place_url(plan: Plan, place: str) -> str:
    """Where comments on one part of a plan stand: a question's code, "commitment-<n>", "" for the whole.

    Those on the whole stand in the report, which is there as soon as there is one comment.
    """
    kind, _dash, number = place.partition("-")
    if kind == "commitment" and number.isdigit():
        return reverse("plan_commitment", args=[plan.pk, int(number)])
    if place:
        return reverse("plan_section", args=[plan.pk, place])
    return reverse("plan_report", args=[plan.pk])


def desk_plan_url(plan: Plan) -> str:
    return reverse("desk_plans_object", args=[plan.pk])


def desk_section_url(section: PlanSection) -> str:
    return reverse("desk_plan_section", args=[section.plan_id, section.question.code])


def desk_commitment_url(commitment: Commitment) -> str:
    return reverse("desk_plan_commitment", args=[commitment.plan_id, commitment.pk])


def desk_milestone_url(milestone: Milestone) -> str:
    plan_id = milestone.commitment.plan_id
    return reverse("desk_plan_milestone", args=[plan_id, milestone.commitment_id, milestone.pk])


def desk_document_url(document: PlanDocument) -> str:
    return reverse("desk_plan_document", args=[document.plan_id, document.pk])


def desk_consultation_url(consultation: Consultation) -> str:
    return reverse("desk_plan_consultation", args=[consultation.plan_id])
