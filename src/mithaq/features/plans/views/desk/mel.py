"""The officer who follows, evaluates and learns: what is due, who monitors, what is contested, who takes part."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import allowed, find, require
from mithaq.commons.access.request import TownRequest

from ...access_monitoring import FOLLOW, NAMES_MONITORS
from ...actions.monitoring import naming, strategy
from ...actions.monitoring.checking import reply_to_check
from ...forms.monitoring import (
    ActivityForm,
    CancelForm,
    EndMonitorForm,
    MonitorForm,
    ReplyForm,
    ReportForm,
    StrategyForm,
)
from ...models import Commitment, Monitor, ParticipationStrategy, PlannedActivity
from ...queries.monitoring.checks import check_rows
from ...queries.monitoring.compliance import compliance_of
from ...queries.monitoring.independence import findings_of
from ...queries.monitoring.mel import dashboard, subject_of
from ...queries.monitoring.pages import strategy_of
from ...queries.monitoring.people import is_reachable
from ...wording_monitoring import figure_words
from .monitoring import form_page
from .shared import done, plan_at_desk

follows = officers(FOLLOW, "plans.publish")
names = officers(*NAMES_MONITORS)
takes_part = officers(FOLLOW, "plans.edit")
# The desk page of the register of meetings on which one is convened.
CONVENE = "desk_meetings_new"


def address(actor: Actor, name: str, *grants: str) -> str:
    """The address of another app's page; "" where that app is not there, or not for this officer."""
    if not actor.has(*grants):
        return ""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@follows
def home(request: TownRequest) -> HttpResponse:
    found = dashboard(request.actor)
    context = {
        "board": found,
        "convene_url": convene_url(request.actor),
        "report_url": address(request.actor, "desk_report_prepare", "reports.edit", "reports.publish"),
    }
    return render(request, "plans/monitoring/desk/mel.html", context)


@follows
def compliance(request: TownRequest, pk: int) -> HttpResponse:
    plan = plan_at_desk(request, pk)
    plan.municipality = request.municipality
    context = {"plan": plan, "compliance": compliance_of(plan), "layout": "layouts/desk.html"}
    return render(request, "plans/monitoring/compliance.html", context)


@names
def monitors(request: TownRequest, pk: int) -> HttpResponse:
    """Who monitors this plan, with what the records say of their independence."""
    plan = plan_at_desk(request, pk)
    context = {"plan": plan, "findings": findings_of(plan), "reachable": is_reachable(plan)}
    return render(request, "plans/monitoring/desk/monitors.html", context)


@names
def monitor(request: TownRequest, pk: int, monitor: int | None = None) -> HttpResponse:
    plan = plan_at_desk(request, pk)
    row = find(request.actor, Monitor.objects.filter(plan=plan), "edit", pk=monitor) if monitor else None
    form = MonitorForm(request.POST or None, row=row)

    def act() -> Any:
        fields = form.wanted(naming.FIELDS)
        if row is None:
            return naming.name_monitor(by=request.actor, plan=plan, fields=fields)
        seen = form.cleaned_data["seen"]
        return naming.change_monitor(by=request.actor, monitor=row, fields=fields, seen=seen)

    if form.is_valid() and done(form, act):
        messages.success(request, gettext("Saved."))
        return redirect("desk_monitors", pk=pk)
    heading = gettext("Who monitors the plan") if row is None else str(row)
    return form_page(request, plan, heading, form=form)


@names
def end_monitor(request: TownRequest, pk: int, monitor: int) -> HttpResponse:
    plan = plan_at_desk(request, pk)
    row = find(request.actor, Monitor.objects.filter(plan=plan), "edit", pk=monitor)
    form = EndMonitorForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: naming.end_monitor(by=request.actor, monitor=row, **form.cleaned_data)
    ):
        messages.success(request, gettext("Its work is ended; everything it said stays."))
        return redirect("desk_monitors", pk=pk)
    heading = gettext("End the work of “%(name)s”") % {"name": row.who}
    return form_page(request, plan, heading, form=form, button=gettext("End its work"))


@officers(FOLLOW, "plans.edit")
def contest(request: TownRequest, pk: int) -> HttpResponse:
    """What the monitor contests, and the one reply to it."""
    check = find(request.actor, check_rows(), pk=pk)
    plan = check.commitment.plan
    may_reply = allowed(request.actor, "reply", check)
    form = ReplyForm(request.POST or None) if may_reply else None
    if form is not None and form.is_valid():
        if done(form, lambda: reply_to_check(by=request.actor, check=check, **form.cleaned_data)):
            messages.success(request, gettext("Your reply now stands beside the figure."))
            return redirect("desk_mel")
    elif request.method == "POST" and form is None:
        require(request.actor, "reply", check)
    context = {
        "form": form,
        "about": check.milestone.activity if check.milestone else check.commitment.title,
        "figure": figure_words(check.figure),
        "check": check,
        "button": gettext("Publish the reply"),
    }
    return form_page(request, plan, gettext("The monitor contests a figure"), **context)


@takes_part
def participation(request: TownRequest, pk: int) -> HttpResponse:
    """The strategy of a plan with its activities."""
    plan = plan_at_desk(request, pk)
    context = {"plan": plan, "page": strategy_of(plan)}
    return render(request, "plans/monitoring/desk/participation.html", context)


@takes_part
def write_strategy(request: TownRequest, pk: int) -> HttpResponse:
    plan = plan_at_desk(request, pk)
    row = ParticipationStrategy.objects.filter(plan=plan).first()
    form = StrategyForm(request.POST or None, row=row)
    if form.is_valid() and done(
        form,
        lambda: strategy.write_strategy(
            by=request.actor, plan=plan, text=form.cleaned_data["text"], seen=form.cleaned_data["seen"]
        ),
    ):
        messages.success(request, gettext("The strategy is published."))
        return redirect("desk_strategy", pk=pk)
    heading = gettext("Participation strategy")
    return form_page(request, plan, heading, form=form, button=gettext("Publish"))


@takes_part
def activity(request: TownRequest, pk: int, activity: int | None = None) -> HttpResponse:
    plan = plan_at_desk(request, pk)
    rows = PlannedActivity.objects.filter(plan=plan)
    row = find(request.actor, rows, "edit", pk=activity) if activity else None
    form = ActivityForm(request.POST or None, row=row, plan=plan)

    def act() -> Any:
        fields = form.wanted(strategy.FIELDS)
        if row is None:
            return strategy.plan_activity(by=request.actor, plan=plan, fields=fields)
        seen = form.cleaned_data["seen"]
        return strategy.change_activity(by=request.actor, activity=row, fields=fields, seen=seen)

    if form.is_valid() and done(form, act):
        messages.success(request, gettext("Saved."))
        return redirect("desk_strategy", pk=pk)
    heading = gettext("New activity") if row is None else str(row.title)
    convene = ""
    if row is not None and row.commitment is not None:
        convene = convene_url(request.actor, row.commitment)
    return form_page(request, plan, heading, form=form, activity=row, convene_url=convene)


def convene_url(actor: Actor, commitment: Commitment | None = None) -> str:
    """Where a meeting is convened, about this commitment; "" where none is kept or not by this officer."""
    found = address(actor, CONVENE, "meetings.edit", "meetings.convene")
    return f"{found}?{urlencode({'subject': subject_of(commitment.pk)})}" if found and commitment else found


def _closing(
    request: TownRequest, pk: int, activity: int, form_class: Any, act: Any, words: str
) -> HttpResponse:
    """Report on an activity or cancel it."""
    plan = plan_at_desk(request, pk)
    row = find(request.actor, PlannedActivity.objects.filter(plan=plan), "edit", pk=activity)
    form = form_class(request.POST or None, initial={"held_on": row.planned_on})
    if form.is_valid() and done(form, lambda: act(by=request.actor, activity=row, **form.cleaned_data)):
        messages.success(request, gettext("Saved."))
        return redirect("desk_strategy", pk=pk)
    return form_page(request, plan, words, form=form, about=row.title)


@takes_part
def report_activity(request: TownRequest, pk: int, activity: int) -> HttpResponse:
    heading = gettext("What came of the activity")
    return _closing(request, pk, activity, ReportForm, strategy.report_activity, heading)


@takes_part
def cancel_activity(request: TownRequest, pk: int, activity: int) -> HttpResponse:
    heading = gettext("Cancel the activity")
    return _closing(request, pk, activity, CancelForm, strategy.cancel_activity, heading)
