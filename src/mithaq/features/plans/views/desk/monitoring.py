"""The monitor's workspace: all the evidence to read, and only their own words to write."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import allowed, find, visible
from mithaq.commons.access.request import TownRequest
from mithaq.commons.files.queries import attachments_of

from ...access_monitoring import NAMES_MONITORS, is_monitor_of, monitored_by, require_monitor_of
from ...actions.monitoring.assessing import attach_evidence, sign_assessment, write_assessment
from ...actions.monitoring.checking import check_figure
from ...actions.monitoring.naming import declare_independence, give_contact
from ...forms.monitoring import CheckForm, ContactForm, DeclarationForm, EvidenceForm, SheetForm, SignForm
from ...models import Commitment, Milestone, Monitor, Plan
from ...queries.documents import papers_of
from ...queries.monitoring.assessments import assessment_rows, owed_by, sheet_of
from ...queries.monitoring.checks import figure_of
from ...queries.monitoring.pages import workspace_of
from ...wording_monitoring import figure_words
from .shared import done, plan_at_desk

reads = officers("plans.monitor")


@reads
def home(request: TownRequest) -> HttpResponse:
    """What this person monitors and owes; every other plan they may read."""
    plans = visible(request.actor, Plan.objects.all()).order_by("-starts_on", "pk")
    mine = set(plans.filter(monitored_by(request.actor)).values_list("pk", flat=True))
    context = {
        "mine": [plan for plan in plans if plan.pk in mine],
        "others": [plan for plan in plans if plan.pk not in mine],
        "owed": owed_by(request.actor),
    }
    return render(request, "plans/monitoring/desk/home.html", context)


@reads
def plan(request: TownRequest, pk: int) -> HttpResponse:
    found = plan_at_desk(request, pk)
    own = visible(request.actor, Monitor.objects.filter(plan=found), "declare")
    context = {
        "plan": found,
        # As whom this person may declare themselves independent.
        "own": set(own.values_list("pk", flat=True)),
        "work": workspace_of(request.actor, found),
        "papers": papers_of(request.actor, found),
    }
    return render(request, "plans/monitoring/desk/plan.html", context)


def form_page(request: TownRequest, plan: Plan, heading: str, **context: object) -> HttpResponse:
    shown = {"plan": plan, "heading": heading, **context}
    status = 422 if getattr(context.get("form"), "is_bound", False) else 200
    return render(request, "plans/monitoring/desk/form.html", shown, status=status)


@reads
def declare(request: TownRequest, pk: int, monitor: int) -> HttpResponse:
    found = find(request.actor, Monitor.objects.select_related("plan"), "declare", plan=pk, pk=monitor)
    form = DeclarationForm(request.POST or None, initial={"name": str(request.actor.person)})
    if form.is_valid() and done(
        form, lambda: declare_independence(by=request.actor, monitor=found, **form.cleaned_data)
    ):
        messages.success(request, gettext("Your declaration is signed and published."))
        return redirect("desk_monitoring_plan", pk=pk)
    heading = gettext("Declaration of independence")
    return form_page(request, found.plan, heading, form=form, button=gettext("Sign and publish"))


@officers("plans.monitor", *NAMES_MONITORS)
def contact(request: TownRequest, pk: int) -> HttpResponse:
    """Where the relay reaches the monitor: written here, shown nowhere."""
    found = plan_at_desk(request, pk)
    if not request.actor.has(*NAMES_MONITORS):
        require_monitor_of(request.actor, found)
    form = ContactForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: give_contact(by=request.actor, plan=found, **form.cleaned_data)
    ):
        messages.success(request, gettext("The monitor can be reached through the form now."))
        return redirect("plan_monitoring", pk=pk)
    return form_page(request, found, gettext("How the monitor is reached"), form=form)


@reads
def check(request: TownRequest, pk: int, commitment: int, milestone: int | None = None) -> HttpResponse:
    """Countersign or contest one figure."""
    found = plan_at_desk(request, pk)
    if not is_monitor_of(request.actor, found):
        raise Http404
    promise = get_object_or_404(Commitment.objects.select_related("plan"), plan=found, pk=commitment)
    step = get_object_or_404(Milestone, commitment=promise, pk=milestone) if milestone else None
    figure = figure_of(promise, step)
    form = CheckForm(request.POST or None, initial={"seen": figure})
    if form.is_valid() and done(
        form,
        lambda: check_figure(by=request.actor, commitment=promise, milestone=step, **form.cleaned_data),
    ):
        messages.success(request, gettext("Your word now stands beside the figure."))
        return redirect("desk_monitoring_plan", pk=pk)
    context = {
        "form": form,
        "button": gettext("Publish"),
        "about": step.activity if step else promise.title,
        "figure": figure_words(figure),
    }
    return form_page(request, found, gettext("Countersign or contest"), **context)


@reads
def assessment(request: TownRequest, pk: int) -> HttpResponse:
    """The form, for the monitor; what is written so far, for others who follow the plan."""
    found = find(request.actor, assessment_rows(), pk=pk)
    may_write = allowed(request.actor, "answer", found)
    form = SheetForm(request.POST or None, sheet=sheet_of(found)) if may_write else None
    if form is not None and form.is_valid():
        kept = done(
            form,
            lambda: write_assessment(
                by=request.actor,
                assessment=found,
                replies=form.replies(),
                summary=form.cleaned_data["summary"],
            ),
        )
        if kept:
            messages.success(request, gettext("Saved. Nobody reads it before you sign."))
            return redirect("desk_assessment", pk=pk)
    return _assessment_page(request, pk, form=form)


@reads
def sign(request: TownRequest, pk: int) -> HttpResponse:
    found = find(request.actor, assessment_rows(), "sign", pk=pk)
    form = SignForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: sign_assessment(by=request.actor, assessment=found, **form.cleaned_data)
    ):
        messages.success(request, gettext("The assessment is signed and published."))
        return redirect("plan_assessment", pk=found.plan_id, assessment=found.pk)
    return _assessment_page(request, pk, sign_form=form)


@reads
def evidence(request: TownRequest, pk: int) -> HttpResponse:
    found = find(request.actor, assessment_rows(), "attach", pk=pk)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if form.is_valid() and done(
        form, lambda: attach_evidence(by=request.actor, assessment=found, **form.cleaned_data)
    ):
        messages.success(request, gettext("The file is added."))
        return redirect("desk_assessment", pk=pk)
    return _assessment_page(request, pk, evidence_form=form)


def _assessment_page(request: TownRequest, pk: int, **forms: object) -> HttpResponse:
    found = find(request.actor, assessment_rows(), pk=pk)
    sheet = sheet_of(found)
    may_write = allowed(request.actor, "answer", found)
    if may_write:
        forms = {
            "form": SheetForm(sheet=sheet),
            "sign_form": SignForm(initial={"name": str(request.actor.person)}),
            "evidence_form": EvidenceForm(),
        } | {name: form for name, form in forms.items() if form is not None}
    bound = any(getattr(form, "is_bound", False) for form in forms.values())
    context = {
        "plan": found.plan,
        "assessment": found,
        "sheet": sheet,
        "files": attachments_of(request.actor, found),
        "may_write": may_write,
        **forms,
    }
    return render(request, "plans/monitoring/desk/assessment.html", context, status=422 if bound else 200)
