"""Indicators and the values collected for them (row N07)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import allowed

from ...access_following import REPORTERS
from ...actions.following.indicators import (
    FIELDS,
    add_indicator,
    change_indicator,
    import_measurements,
    measure,
)
from ...forms.following import IndicatorForm, MeasureForm, MeasurementsForm, NewIndicatorForm
from ...models import Indicator, Measurement, Plan
from .shared import actor_of, at_desk, done, part, plan_at_desk, show

may_report = officers(*REPORTERS)
SHOWN = 50


def indicator_of(plan: Plan, pk: int) -> Indicator:
    rows = Indicator.objects.filter(commitment__plan=plan)
    return part(rows.select_related("commitment__plan", "responsible"), pk=pk)


@may_report
def new_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    form = NewIndicatorForm(request.POST or None, plan=plan)
    if form.is_valid():
        made = done(
            form,
            lambda: add_indicator(
                by=actor, commitment=form.cleaned_data["commitment"], fields=form.wanted(FIELDS)
            ),
        )
        if made:
            messages.success(request, gettext("The indicator is there. Enter its first value."))
            return redirect("desk_plan_indicator", pk=plan.pk, indicator=made.pk)
    return show(request, plan, "following", "form", {"form": form, "heading": gettext("New indicator")})


@may_report
def change(request: HttpRequest, pk: int, indicator: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = indicator_of(plan, indicator)
    form = IndicatorForm(request.POST or None, row=row)
    if form.is_valid() and done(
        form,
        lambda: change_indicator(
            by=actor, indicator=row, fields=form.wanted(FIELDS), seen=form.cleaned_data["seen"]
        ),
    ):
        messages.success(request, gettext("Saved."))
        return redirect("desk_plan_indicator", pk=plan.pk, indicator=row.pk)
    return show(request, plan, "following", "form", {"form": form, "heading": str(row.label)})


@at_desk
def indicator(request: HttpRequest, pk: int, indicator: int) -> HttpResponse:
    """The values so far, and the form by which one more comes in; or many, from a file."""
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = indicator_of(plan, indicator)
    from_file = "file-values" in request.FILES
    one = MeasureForm(request.POST if request.POST and not from_file else None)
    many = MeasurementsForm(
        request.POST if from_file else None, request.FILES if from_file else None, prefix="file"
    )
    if from_file and many.is_valid():
        data = many.cleaned_data["values"].read()
        if count := done(many, lambda: import_measurements(by=actor, indicator=row, data=data)):
            words = ngettext("%(count)s value came in.", "%(count)s values came in.", count)
            messages.success(request, words % {"count": count})
            return redirect("desk_plan_indicator", pk=plan.pk, indicator=row.pk)
    elif one.is_valid() and done(one, lambda: measure(by=actor, indicator=row, **one.cleaned_data)):
        messages.success(request, gettext("Saved."))
        return redirect("desk_plan_indicator", pk=plan.pk, indicator=row.pk)
    context = {
        "indicator": row,
        "one": one,
        "many": many,
        "values": Measurement.objects.filter(indicator=row).select_related("zone", "by")[:SHOWN],
        "may_measure": allowed(actor, "edit", row),
    }
    return show(request, plan, "following", "indicator", context)
