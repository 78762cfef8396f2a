"""The list of plans, one plan's workspace, its header, institutions and participants, its way on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.access.interests import conflicts
from mithaq.commons.access.policy import allowed
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column, Filter

from ...actions.conflicts import EditConflict, stamp_all
from ...actions.figures import Figure, set_figures
from ...actions.importing import publish_imported
from ...actions.moves import move_plan, what_hinders
from ...actions.plans import HEADER, Responsible, begin_plan, change_plan, set_institutions
from ...actions.templates import ensure_template
from ...enums import FigureUnit, PlanStatus
from ...forms.plan import (
    BeginForm,
    FigureSet,
    HeaderForm,
    InstitutionSet,
    MoveForm,
    PublishForm,
    TotalForm,
    WithdrawPlanForm,
)
from ...models import Plan, PlanInstitution
from ...queries.concerned import concerned_by_plan
from ...queries.desk import moves_of, workspace
from .shared import READERS, actor_of, at_desk, attempt, done, plan_at_desk, show, tabs_of


class PlanDesk(OfficersDesk):
    code = "plans"
    label = _("Action plans")
    grants = READERS
    model = Plan
    columns = (
        Column("title", _("Title"), main=True),
        Column(
            "status",
            _("Status"),
            value=lambda plan: (plan.get_status_display(), ""),
            kind="chip",
            sort="status",
        ),
        Column("starts_on", _("Start"), kind="day", sort="starts_on"),
        Column("ends_on", _("End"), kind="day", sort="ends_on"),
    )
    filters = (
        Filter(
            code="status",
            label=_("Status"),
            choices=PlanStatus.choices,
            where=lambda rows, value: rows.filter(status=value),
        ),
    )
    ordering = ("-starts_on",)
    empty_words = _("Begin a plan, or read one from its published page.")
    list_template = "plans/desk/list.html"
    detail_template = "plans/desk/plan.html"

    def title(self, obj: Any) -> Any:
        return obj.title

    def create_url(self, actor: Any) -> str:
        return reverse("desk_plan_begin") if actor.has("plans.edit") else ""

    def all_tabs(self, actor: Any, obj: Any, current: str) -> list[dict[str, Any]]:
        return tabs_of(obj, current)

    def context(self, actor: Any, obj: Any | None) -> dict[str, Any]:
        if obj is None:
            return {"may_import": actor.has("plans.edit")}
        work = workspace(actor, obj)
        moves = moves_of(actor, obj)
        forward = [to for to in moves if to != PlanStatus.WITHDRAWN]
        return {
            "plan": obj,
            "work": work,
            "may_edit": allowed(actor, "edit", obj),
            "institutions": PlanInstitution.objects.filter(plan=obj).select_related("organisation"),
            "move_form": MoveForm(moves=forward) if forward else None,
            # Two forms of this page ask for a stage: each names its fields in its own way.
            "withdraw_form": WithdrawPlanForm(auto_id="withdraw_%s")
            if PlanStatus.WITHDRAWN in moves
            else None,
            "hindrances": [(PlanStatus(to).label, what_hinders(obj, to)) for to in forward],
            "interests": conflicts(actor, concerned_by_plan(obj)) if moves else [],
            "publish_form": publish_form(actor, obj),
        }


def publish_form(actor: Actor, plan: Plan) -> PublishForm | None:
    """Only for a plan read from its published page, while nobody else sees it."""
    waits = bool(plan.imported_digest) and plan.status == PlanStatus.DRAFT
    return PublishForm() if waits and allowed(actor, "publish", plan) else None


@officers("plans.edit")
def begin(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    template = ensure_template(by=actor)
    form = BeginForm(request.POST or None, initial={"template": template, "place": actor.municipality.name})
    if form.is_valid() and (plan := done(form, lambda: begin_plan(by=actor, **form.cleaned_data))):
        messages.success(request, gettext("The plan is begun. Write it section by section."))
        return redirect("desk_plans_object", pk=plan.pk)
    return render(request, "plans/desk/begin.html", {"form": form})


@at_desk
def header(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    form = HeaderForm(request.POST or None, row=plan)
    if form.is_valid() and done(
        form,
        lambda: change_plan(by=actor, plan=plan, changes=form.wanted(HEADER), seen=form.cleaned_data["seen"]),
    ):
        messages.success(request, gettext("Saved."))
        return redirect("desk_plans_object", pk=plan.pk)
    return show(request, plan, "object", "form", {"form": form, "heading": gettext("Title, place and dates")})


def formset(kind: Any, request: HttpRequest, prefix: str, initial: list[dict[str, Any]]) -> Any:
    """The rows sent, or those kept. Sent rows are never compared with kept ones: an unchanged row is a row."""
    if request.method == "POST":
        return kind(request.POST, prefix=prefix)
    return kind(initial=initial, prefix=prefix)


@at_desk
def institutions(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    rows = list(plan.institutions.select_related("organisation"))
    initial = [
        {"organisation": row.organisation, "role": row.role, "contact_unit": row.contact_unit} for row in rows
    ]
    form = formset(InstitutionSet, request, "institutions", initial)
    seen, overtaken = stamp_all(rows), False
    if request.method == "POST" and form.is_valid():
        wanted = [
            Responsible(one["organisation"], one["role"], one["contact_unit"])
            for one in form.cleaned_data
            if one.get("organisation")
        ]
        sent = request.POST.get("seen", "")
        try:
            saved = attempt(
                request,
                lambda: set_institutions(by=actor, plan=plan, institutions=wanted, seen=sent),
                gettext("Saved."),
            )
            if saved:
                return redirect("desk_plans_object", pk=plan.pk)
        except EditConflict:
            overtaken = True
    context = {"form": form, "seen": seen, "overtaken": overtaken, "rows": rows}
    return show(request, plan, "object", "institutions", context)


@at_desk
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    rows = list(plan.figures.all())
    total = next((row.number for row in rows if row.is_total), None)
    initial = [
        {"code": row.code, "label": row.label, "number": row.number, "unit": row.unit}
        for row in rows
        if not row.is_total
    ]
    form = formset(FigureSet, request, "figures", initial)
    total_form = TotalForm(request.POST or None, initial={"total": total})
    seen, overtaken = stamp_all(rows), False
    if request.method == "POST" and form.is_valid() and total_form.is_valid():
        wanted = [
            Figure(one["code"], one["label"], one["number"], one["unit"])
            for one in form.cleaned_data
            if one.get("code") and one.get("number") is not None
        ]
        if (declared := total_form.cleaned_data["total"]) is not None:
            wanted.append(Figure("total", actor.municipality.name, declared, FigureUnit.PEOPLE, True))
        sent = request.POST.get("seen", "")
        try:
            if attempt(
                request,
                lambda: set_figures(by=actor, plan=plan, figures=wanted, seen=sent),
                gettext("Saved."),
            ):
                return redirect("desk_plan_section", pk=plan.pk, code="participants")
        except EditConflict:
            overtaken = True
    context = {"form": form, "total_form": total_form, "seen": seen, "overtaken": overtaken, "rows": rows}
    return show(request, plan, "object", "figures", context)


@at_desk
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    withdrawn = request.POST.get("to") == PlanStatus.WITHDRAWN
    moves = moves_of(actor, plan)
    form = WithdrawPlanForm(request.POST) if withdrawn else MoveForm(request.POST, moves=moves)
    if form.is_valid():
        to, reason = form.cleaned_data["to"], form.cleaned_data.get("reason")
        told = gettext("The plan is now in this state: %(status)s.") % {"status": PlanStatus(to).label}
        attempt(request, lambda: move_plan(by=actor, plan=plan, to=to, reason=reason), told)
    elif withdrawn:
        messages.error(request, gettext("Tell the public why the plan is withdrawn."))
    else:
        messages.error(request, gettext("Choose the next stage."))
    return redirect("desk_plans_object", pk=plan.pk)


@officers("plans.publish")
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    status = request.POST.get("status", "")
    told = gettext("Everybody can read the plan now.")
    attempt(request, lambda: publish_imported(by=actor, plan=plan, status=status), told)
    return redirect("desk_plans_object", pk=plan.pk)
