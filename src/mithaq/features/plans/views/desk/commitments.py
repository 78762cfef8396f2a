"""Commitments and their milestones."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.policy import allowed

from ...actions.commitments import FIELDS, add_commitment, change_commitment, remove_commitment
from ...actions.following.status import report_step
from ...actions.milestones import add_milestone, change_milestone, remove_milestone
from ...forms.commitments import CommitmentForm, MilestoneForm
from ...forms.following import StatusForm, proof_of
from ...models import Commitment, Milestone, Plan
from ...queries.public import pledges_of, with_milestones
from .shared import actor_of, at_desk, attempt, done, part, plan_at_desk, show

STEP = ("activity", "output", "responsible", "role", "starts_on", "due_on")


def commitment_of(plan: Plan, pk: int) -> Commitment:
    rows = Commitment.objects.filter(plan=plan).select_related("plan", "lead")
    return part(rows, pk=pk)


def milestone_of(plan: Plan, commitment: int, pk: int) -> Milestone:
    rows = Milestone.objects.filter(commitment__plan=plan, commitment_id=commitment)
    return part(rows.select_related("commitment__plan", "responsible"), pk=pk)


@at_desk
def commitments(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_at_desk(request, pk)
    rows = with_milestones(Commitment.objects.filter(plan=plan)).order_by("number")
    pledges = pledges_of(rows, timezone.localdate())
    room = plan.most_commitments - len(pledges)
    return show(request, plan, "commitments", "commitments", {"pledges": pledges, "room": room})


def given(form: CommitmentForm) -> dict[str, Any]:
    return form.wanted(FIELDS) | {"sdg": form.sdg}


@at_desk
def new_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    form = CommitmentForm(request.POST or None, initial={"novelty": "new"})
    if form.is_valid():
        made = done(
            form,
            lambda: add_commitment(
                by=actor, plan=plan, fields=given(form), supporters=form.cleaned_data["supporters"]
            ),
        )
        if made:
            messages.success(request, gettext("The commitment is in the plan. Give it its milestones."))
            return redirect("desk_plan_commitment", pk=plan.pk, commitment=made.pk)
    return show(request, plan, "commitments", "form", {"form": form, "heading": gettext("New commitment")})


@at_desk
def commitment(request: HttpRequest, pk: int, commitment: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = commitment_of(plan, commitment)
    form = CommitmentForm(request.POST or None, row=row)
    if form.is_valid() and done(
        form,
        lambda: change_commitment(
            by=actor,
            commitment=row,
            fields=given(form),
            supporters=list(form.cleaned_data["supporters"]),
            seen=form.cleaned_data["seen"],
        ),
    ):
        messages.success(request, gettext("Saved."))
        return redirect("desk_plan_commitment", pk=plan.pk, commitment=row.pk)
    pledge = pledges_of(with_milestones(Commitment.objects.filter(pk=row.pk)), timezone.localdate())[0]
    return show(request, plan, "commitments", "commitment", {"form": form, "row": row, "pledge": pledge})


@at_desk
@require_POST
def take_out(request: HttpRequest, pk: int, commitment: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = commitment_of(plan, commitment)
    attempt(
        request,
        lambda: remove_commitment(by=actor, commitment=row),
        gettext("The commitment is out of the plan."),
    )
    return redirect("desk_plan_commitments", pk=plan.pk)


@at_desk
def new_milestone(request: HttpRequest, pk: int, commitment: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = commitment_of(plan, commitment)
    form = MilestoneForm(request.POST or None, initial={"responsible": row.lead})
    if form.is_valid() and done(
        form, lambda: add_milestone(by=actor, commitment=row, fields=form.wanted(STEP))
    ):
        messages.success(request, gettext("Saved."))
        return redirect("desk_plan_commitment", pk=plan.pk, commitment=row.pk)
    context = {"form": form, "heading": gettext("New milestone"), "row": row}
    return show(request, plan, "commitments", "form", context)


@at_desk
def milestone(request: HttpRequest, pk: int, commitment: int, milestone: int) -> HttpResponse:
    """While the plan is written: the milestone. While it is carried out: how far it has come."""
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = milestone_of(plan, commitment, milestone)
    may_edit = allowed(actor, "edit", row)
    writing = "activity_ar" in request.POST or "due_on" in request.POST
    form = MilestoneForm(request.POST if writing else None, row=row) if may_edit else None
    reporting = bool(request.POST) and not writing
    progress = StatusForm(
        request.POST if reporting else None, request.FILES if reporting else None, row=row, prefix="p"
    )
    if form is not None and form.is_valid():
        saved = done(
            form,
            lambda: change_milestone(
                by=actor, milestone=row, fields=form.wanted(STEP), seen=form.cleaned_data["seen"]
            ),
        )
    elif progress.is_valid():
        told = progress.cleaned_data
        saved = done(
            progress,
            lambda: report_step(
                by=actor,
                milestone=row,
                to=told["status"],
                evidence=told["evidence"],
                proof=proof_of(told),
                completed_on=told["completed_on"],
                reason=told["reason"],
                seen=told["seen"],
            ),
        )
    else:
        saved = None
    if saved:
        messages.success(request, gettext("Saved."))
        return redirect("desk_plan_commitment", pk=plan.pk, commitment=row.commitment_id)
    context = {"form": form, "progress": progress if allowed(actor, "report", row) else None, "row": row}
    return show(request, plan, "commitments", "milestone", context)


@at_desk
@require_POST
def take_milestone_out(request: HttpRequest, pk: int, commitment: int, milestone: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = milestone_of(plan, commitment, milestone)
    attempt(
        request,
        lambda: remove_milestone(by=actor, milestone=row),
        gettext("The milestone is out of the plan."),
    )
    return redirect("desk_plan_commitment", pk=plan.pk, commitment=commitment)
