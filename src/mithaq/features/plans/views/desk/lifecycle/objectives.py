"""Lists of objectives, and which commitments of a plan serve them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import find

from ....actions.lifecycle.objectives import (
    OBJECTIVE,
    SET,
    add_objectives,
    change_objectives,
    link_objectives,
    publish_objectives,
    remove_objective,
    stamp_links,
    write_objective,
)
from ....forms.lifecycle import ObjectiveForm, ObjectivesForm
from ....models import Objective, ObjectiveSet
from ....queries.lifecycle.objectives import coverage, links_of
from ..shared import actor_of, at_desk, attempt, done, part, plan_at_desk, show

writers = officers("plans.edit")


def set_of(request: HttpRequest, objectives: int) -> ObjectiveSet:
    return find(actor_of(request), ObjectiveSet.objects.all(), pk=objectives)


@writers
def sets(request: HttpRequest) -> HttpResponse:
    rows = ObjectiveSet.objects.prefetch_related("objectives")
    return render(request, "plans/lifecycle/desk/sets.html", {"sets": rows})


@writers
def new_set(request: HttpRequest) -> HttpResponse:
    form = ObjectivesForm(request.POST or None)
    if form.is_valid():
        made = done(form, lambda: add_objectives(by=actor_of(request), fields=form.wanted(SET)))
        if made:
            messages.success(request, gettext("Now write its objectives, then publish the list."))
            return redirect("desk_plan_objective_set", objectives=made.pk)
    shown = {"form": form, "heading": gettext("New list of objectives")}
    return render(request, "plans/lifecycle/desk/set_form.html", shown)


@writers
def one_set(request: HttpRequest, objectives: int) -> HttpResponse:
    row = set_of(request, objectives)
    form = ObjectivesForm(request.POST or None, row=row)
    if form.is_valid() and done(
        form,
        lambda: change_objectives(
            by=actor_of(request), objectives=row, fields=form.wanted(SET), seen=form.cleaned_data["seen"]
        ),
    ):
        messages.success(request, gettext("Saved."))
        return redirect("desk_plan_objective_set", objectives=row.pk)
    shown = {"form": form, "row": row, "objectives": row.objectives.all()}
    return render(request, "plans/lifecycle/desk/set.html", shown)


@writers
@require_POST
def publish(request: HttpRequest, objectives: int) -> HttpResponse:
    row = set_of(request, objectives)
    told = gettext("Everybody can read the list now.")
    attempt(request, lambda: publish_objectives(by=actor_of(request), objectives=row), told)
    return redirect("desk_plan_objective_set", objectives=row.pk)


@writers
def objective(request: HttpRequest, objectives: int, objective: int | None = None) -> HttpResponse:
    within = set_of(request, objectives)
    row: Objective | None = part(within.objectives.all(), pk=objective) if objective else None
    form = ObjectiveForm(request.POST or None, row=row)
    if form.is_valid() and done(
        form,
        lambda: write_objective(
            by=actor_of(request),
            objectives=within,
            objective=row,
            fields=form.wanted(OBJECTIVE),
            seen=form.cleaned_data["seen"],
        ),
    ):
        messages.success(request, gettext("Saved."))
        return redirect("desk_plan_objective_set", objectives=within.pk)
    heading = str(row) if row else gettext("New objective")
    shown = {"form": form, "heading": heading, "within": within, "objective": row}
    return render(request, "plans/lifecycle/desk/set_form.html", shown)


@writers
@require_POST
def remove(request: HttpRequest, objectives: int, objective: int) -> HttpResponse:
    within = set_of(request, objectives)
    row = part(within.objectives.select_related("within"), pk=objective)
    attempt(
        request,
        lambda: remove_objective(by=actor_of(request), objective=row),
        gettext("The objective is out of the list."),
    )
    return redirect("desk_plan_objective_set", objectives=within.pk)


@at_desk
def links(request: HttpRequest, pk: int) -> HttpResponse:
    """One box for each commitment and objective; saved together."""
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    before = links_of(plan)
    if request.method == "POST":
        pairs = (value.partition("-") for value in request.POST.getlist("link"))
        wanted = {(int(a), int(b)) for a, _dash, b in pairs if a.isdecimal() and b.isdecimal()}
        saved = attempt(
            request,
            lambda: link_objectives(by=actor, plan=plan, links=wanted, seen=request.POST.get("seen", "")),
            gettext("Saved."),
        )
        if saved:
            return redirect("desk_plans_object", pk=plan.pk)
    boxes = {f"{promise}-{objective}" for promise, objective in before}
    shown = {"coverage": coverage(actor, plan), "boxes": boxes, "seen": stamp_links(before)}
    return show(request, plan, "object", "../lifecycle/desk/links", shown)
