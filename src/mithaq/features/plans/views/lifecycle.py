"""Everybody's pages on what plans serve, and on the codes of the public table of commitments."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.gates import public_page
from mithaq.commons.access.request import TownRequest
from mithaq.commons.publish.conditional import open_data
from mithaq.commons.tenancy.streams import in_town

from ..ogp.dictionary import codes, columns
from ..queries.lifecycle.objectives import coverage
from ..queries.lifecycle.ogp import own_table
from ..queries.public import plan_to_read


@public_page
def objectives(request: TownRequest) -> HttpResponse:
    """All plans of the town against its objectives and the global goals."""
    return render(request, "plans/lifecycle/objectives.html", {"coverage": coverage(request.actor)})


@public_page
def plan_objectives(request: TownRequest, pk: int) -> HttpResponse:
    plan = plan_to_read(request.actor, pk)
    shown = {"plan": plan, "coverage": coverage(request.actor, plan)}
    return render(request, "plans/lifecycle/objectives.html", shown)


@public_page
def table(request: TownRequest) -> HttpResponse:
    """The codes and columns of the public table, and the town's commitments in its shape."""
    return render(request, "plans/lifecycle/table.html", {"codes": codes(), "columns": columns()})


@open_data
def table_file(request: TownRequest) -> StreamingHttpResponse:
    """The town's published commitments in the shape of the public table, whoever asks."""
    town = request.municipality
    lines = (line.encode() for line in own_table(anonymous(town)))
    steps = in_town(town, town.default_language, lines)
    response = StreamingHttpResponse(steps, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{town.slug}-commitments.csv"'
    return response
