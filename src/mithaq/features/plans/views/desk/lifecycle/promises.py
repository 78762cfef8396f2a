"""Moving a commitment on, and amending it or one of its steps."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.policy import require

from ....actions.lifecycle.amendments import COMMITMENT, MILESTONE, amend_commitment, amend_milestone
from ....actions.lifecycle.commitments import move_commitment
from ....enums import CommitmentStatus
from ....forms.lifecycle import AmendCommitmentForm, AmendMilestoneForm, MoveCommitmentForm
from ....panels_lifecycle import moves_of
from ....queries.lifecycle.tables import commitment_moves, plan_moves
from ..commitments import commitment_of, milestone_of
from ..shared import actor_of, at_desk, attempt, done, plan_at_desk, show


@at_desk
def life_cycle(request: HttpRequest) -> HttpResponse:
    """The tables of allowed moves: who may do what, and what must be true first."""
    shown = {"plan_moves": plan_moves(), "commitment_moves": commitment_moves()}
    return render(request, "plans/lifecycle/desk/moves.html", shown)


@at_desk
@require_POST
def move(request: HttpRequest, pk: int, commitment: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = commitment_of(plan, commitment)
    form = MoveCommitmentForm(request.POST, moves=moves_of(actor, row))
    if form.is_valid():
        to, reason = form.cleaned_data["to"], form.cleaned_data["reason"]
        told = gettext("The commitment is now: %(status)s.") % {"status": CommitmentStatus(to).label}
        attempt(request, lambda: move_commitment(by=actor, commitment=row, to=to, reason=reason), told)
    else:
        messages.error(request, gettext("Choose the next status."))
    return redirect("desk_plan_commitment", pk=plan.pk, commitment=row.pk)


@at_desk
def amend(request: HttpRequest, pk: int, commitment: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = commitment_of(plan, commitment)
    require(actor, "amend", row)
    form = AmendCommitmentForm(request.POST or None, row=row)
    if form.is_valid() and done(
        form,
        lambda: amend_commitment(
            by=actor,
            commitment=row,
            fields=form.wanted(COMMITMENT) | {"sdg": form.sdg},
            reason=form.cleaned_data["reason"],
            decided_on=form.cleaned_data["decided_on"],
            seen=form.cleaned_data["seen"],
        ),
    ):
        messages.success(request, gettext("The amendment is published beside the old text."))
        return redirect("desk_plan_commitment", pk=plan.pk, commitment=row.pk)
    heading = gettext("Amend commitment %(number)s") % {"number": row.number}
    return show(request, plan, "commitments", "form", {"form": form, "heading": heading})


@at_desk
def amend_step(request: HttpRequest, pk: int, commitment: int, milestone: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = milestone_of(plan, commitment, milestone)
    require(actor, "amend", row.commitment)
    form = AmendMilestoneForm(request.POST or None, row=row)
    if form.is_valid() and done(
        form,
        lambda: amend_milestone(
            by=actor,
            milestone=row,
            fields=form.wanted(MILESTONE),
            reason=form.cleaned_data["reason"],
            decided_on=form.cleaned_data["decided_on"],
            seen=form.cleaned_data["seen"],
        ),
    ):
        messages.success(request, gettext("The amendment is published beside the old text."))
        return redirect("desk_plan_commitment", pk=plan.pk, commitment=row.commitment_id)
    heading = gettext("Amend the step “%(step)s”") % {"step": row.activity}
    return show(request, plan, "commitments", "form", {"form": form, "heading": heading})
