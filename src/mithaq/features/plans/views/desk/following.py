"""Following a plan at the desk: asking institutions, checking what they say, telling what happened."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.gates import officers
from mithaq.commons.access.interests import conflicts
from mithaq.commons.access.policy import allowed
from mithaq.commons.audit.lines import history_for_desk

from ...access_following import FOLLOW, REPORTERS
from ...actions.following.evidence import add_evidence
from ...actions.following.letters import whole_address
from ...actions.following.requests import ask_for_updates, hand_over_link, remind, waive
from ...actions.following.updates import validate_update, write_update
from ...forms.following import AskForm, CheckForm, EntryForm, EvidenceForm, WaiveForm, proof_of
from ...models import Plan, ProgressUpdate, UpdateRequest
from ...queries.following.desk import workplace
from ...queries.following.requests import steps_of_request
from .commitments import commitment_of
from .shared import actor_of, at_desk, attempt, done, part, plan_at_desk, show

may_follow = officers(FOLLOW)
may_report = officers(*REPORTERS)


@at_desk
def following(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_at_desk(request, pk)
    work = workplace(actor_of(request), plan)
    return show(request, plan, "following", "following", {"work": work, "ask_form": AskForm()})


@may_follow
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask every institution about the present quarter, without waiting for the house to do so."""
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    form = AskForm(request.POST)
    if form.is_valid():
        made = done(form, lambda: ask_for_updates(by=actor, plan=plan, due_on=form.cleaned_data["due_on"]))
        if made is not None:
            count = len(made) if isinstance(made, list) else 0
            words = ngettext("%(count)s institution was asked.", "%(count)s institutions were asked.", count)
            messages.success(request, words % {"count": count})
            return redirect("desk_plan_following", pk=plan.pk)
    work = workplace(actor, plan)
    return show(request, plan, "following", "following", {"work": work, "ask_form": form}, status=422)


def request_of(plan: Plan, pk: int) -> UpdateRequest:
    rows = UpdateRequest.objects.filter(plan=plan)
    return part(rows.select_related("organisation", "plan", "municipality"), pk=pk)


@at_desk
def one_request(request: HttpRequest, pk: int, asked: int) -> HttpResponse:
    """What became of one request; the officer who follows the plan reminds, hands over a link, waives."""
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = request_of(plan, asked)
    form = WaiveForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: waive(by=actor, request=row, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, gettext("The request is waived."))
        return redirect("desk_plan_request", pk=plan.pk, asked=row.pk)
    return show_request(request, plan, row, form)


def show_request(
    request: HttpRequest, plan: Plan, row: UpdateRequest, form: WaiveForm, address: str = ""
) -> HttpResponse:
    context = {
        "asked": row,
        "form": form,
        "steps": steps_of_request(row),
        "updates": row.updates.select_related("milestone", "commitment"),
        "has_address": bool(row.organisation.contact_email),
        "may_manage": allowed(actor_of(request), "manage", row) and row.is_open,
        "entries": history_for_desk(row),
        # Shown once, to be passed on by phone or on paper.
        "address": address,
    }
    return show(request, plan, "following", "request", context)


@may_follow
@require_POST
def remind_again(request: HttpRequest, pk: int, asked: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = request_of(plan, asked)
    attempt(request, lambda: remind(by=actor, request=row), gettext("The institution is reminded."))
    return redirect("desk_plan_request", pk=plan.pk, asked=row.pk)


@may_follow
@require_POST
def link(request: HttpRequest, pk: int, asked: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = request_of(plan, asked)
    made: list[str] = []
    said = gettext("Copy the link now: it is shown once.")
    if not attempt(request, lambda: made.append(hand_over_link(by=actor, request=row)), said):
        return redirect("desk_plan_request", pk=plan.pk, asked=row.pk)
    return show_request(request, plan, row, WaiveForm(), whole_address(row, made[0]))


@at_desk
def update(request: HttpRequest, pk: int, update: int) -> HttpResponse:
    """Check what was said: beside it the evidence, and what the house knows so far."""
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    rows = ProgressUpdate.objects.filter(commitment__plan=plan).prefetch_related("evidence__files")
    row = part(
        rows.select_related("commitment__plan", "milestone__responsible", "organisation", "validated_by"),
        pk=update,
    )
    form = CheckForm(request.POST or None, update=row)
    if form.is_valid():
        said = form.cleaned_data
        saved = done(
            form,
            lambda: validate_update(
                by=actor,
                update=row,
                accept=said["decision"] == "accept",
                status=said.get("status", ""),
                completed_on=said.get("completed_on"),
                reason=said["reason"],
            ),
        )
        if saved:
            messages.success(request, gettext("Your decision is saved."))
            return redirect("desk_plan_following", pk=plan.pk)
    context = {
        "update": row,
        "form": form if allowed(actor, "validate", row) else None,
        "interests": conflicts(actor, [row.milestone.responsible]) if row.milestone else [],
    }
    return show(request, plan, "following", "update", context)


@may_report
def entry(request: HttpRequest, pk: int, commitment: int) -> HttpResponse:
    """Tell a development or an achievement."""
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = commitment_of(plan, commitment)
    form = EntryForm(request.POST or None, request.FILES or None, commitment=row)
    if form.is_valid():
        said = form.cleaned_data
        saved = done(
            form,
            lambda: write_update(
                by=actor,
                commitment=row,
                milestone=said["milestone"],
                kind=said["kind"],
                text=said["text"],
                proof=proof_of(said),
            ),
        )
        if saved:
            messages.success(request, gettext("Saved."))
            return redirect("desk_plan_commitment", pk=plan.pk, commitment=row.pk)
    context = {"form": form, "heading": gettext("Tell what happened"), "uploads": True, "row": row}
    return show(request, plan, "commitments", "form", context)


@may_report
def evidence(request: HttpRequest, pk: int, commitment: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = commitment_of(plan, commitment)
    form = EvidenceForm(request.POST or None, request.FILES or None, commitment=row)
    if form.is_valid():
        said = form.cleaned_data
        saved = done(
            form,
            lambda: add_evidence(by=actor, commitment=row, milestone=said["milestone"], proof=proof_of(said)),
        )
        if saved:
            messages.success(request, gettext("The evidence is public."))
            return redirect("desk_plan_commitment", pk=plan.pk, commitment=row.pk)
    context = {"form": form, "heading": gettext("New evidence"), "uploads": True, "row": row}
    return show(request, plan, "commitments", "form", context)
