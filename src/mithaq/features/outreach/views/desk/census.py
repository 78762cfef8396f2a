"""Figures of the census, typed once with year and source."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...enums import Dimension
from ...forms import CensusForm
from ...models import CensusFigure
from ...queries.cells import Names
from .shared import at_desk


@at_desk
def figures(request: TownRequest) -> HttpResponse:
    form = CensusForm(posted(request))
    if sent(form, lambda: actions.set_census_figure(by=request.actor, **form.values)):
        messages.success(request, gettext("Saved."))
        return redirect("desk_participation_census")
    names = Names()
    rows = [
        {
            "figure": one,
            "by": Dimension(one.dimension).label,
            "label": names.of(one.dimension, one.value),
        }
        for one in CensusFigure.objects.order_by("dimension", "-year", "pk")
    ]
    return render(request, "outreach/desk/census.html", {"form": form, "rows": rows})


@at_desk
@require_POST
def remove(request: TownRequest, pk: int) -> HttpResponse:
    figure = find(request.actor, CensusFigure.objects.all(), "edit", pk=pk)
    actions.remove_census_figure(by=request.actor, figure=figure)
    messages.success(request, gettext("Taken out."))
    return redirect("desk_participation_census")
