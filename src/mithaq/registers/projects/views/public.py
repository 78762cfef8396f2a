"""Everybody's pages: the projects as a list and on the map, one of them, a remark from the site."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.policy import allowed, find, visible
from mithaq.commons.access.request import TownRequest
from mithaq.commons.publish.columns import json_row
from mithaq.commons.publish.conditional import open_data
from mithaq.commons.receipts.holding import with_receipt
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import explain
from mithaq.registers.places.outline import draw
from mithaq.registers.places.queries import open_zones

from .. import actions
from ..enums import Stage
from ..exports import PROJECTS
from ..forms import RemarkForm
from ..models import Project
from ..queries import DONE, LATE, PROPOSED_ONES, RUNNING, narrowed, projects_of, sums_of, zones_with_projects
from ..showing import ProjectPage, lines_of, remarks_page
from ..spreading import spread

PAGE_SIZE = 20
# More dots than this nobody can tell apart.
MOST_DOTS = 300


def states() -> list[tuple[str, Any]]:
    groups = [
        (RUNNING, _("under way or being prepared")),
        (LATE, _("late")),
        (PROPOSED_ONES, _("proposed")),
        (DONE, _("built")),
    ]
    return [*groups, *((code, _("stage: %(stage)s") % {"stage": label}) for code, label in Stage.choices)]


def asked(request: TownRequest) -> dict[str, Any]:
    """The filters as they were asked for, and what one can ask."""
    chosen = {name: request.GET.get(name, "") for name in ("state", "zone", "q")}
    kept = request.GET.copy()
    for name in [name for name in kept if name not in chosen or not kept[name]]:
        del kept[name]
    return {
        "chosen": chosen,
        "states": states(),
        "zones": [(zone.code, zone) for zone in zones_with_projects(request.actor)],
        "query": kept.urlencode(),
    }


@public_page
def projects(request: TownRequest) -> HttpResponse:
    """All of them, newest first, narrowed by state, zone and words."""
    filters = asked(request)
    found = narrowed(request.actor, filters["chosen"]).prefetch_related("steps")
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        **filters,
        "page": page,
        "lines": lines_of(list(page), timezone.localdate()),
        "sums": sums_of(projects_of(request.actor)),
    }
    return render(request, "projects/projects.html", context)


@public_page
def projects_map(request: TownRequest) -> HttpResponse:
    """The same projects as numbered points among the outlines of the zones, and as a list below."""
    filters = asked(request)
    rows = narrowed(request.actor, filters["chosen"])
    placed = [
        one for one in rows.filter(location__isnull=False).prefetch_related("steps")[:MOST_DOTS] if one.point
    ]
    outlines = [zone.geometry for zone in open_zones(request.actor) if zone.geometry]
    lines = lines_of(placed, timezone.localdate())
    drawing = draw(None, outlines, [point for one in placed if (point := one.point)]) if placed else None
    context = {
        **filters,
        "drawing": drawing,
        "dots": list(zip(spread(drawing.dots), lines, strict=True)) if drawing else [],
        "elsewhere": rows.filter(location__isnull=True).count(),
    }
    return render(request, "projects/map.html", context)


@public_page
def project(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Project.objects.select_related("zone"), pk=pk)
    page, remarks = remarks_page(request.actor, row, request.GET)
    context = {
        "project": row,
        "shown": ProjectPage(request.actor, row, timezone.localdate()),
        "page": page,
        "remarks": remarks,
        "may_remark": allowed(request.actor, "comment", row),
    }
    return render(request, "projects/project.html", context)


@never_cache
@sent_from_here
@public
def remark(request: TownRequest, pk: int) -> HttpResponse:
    """Tell what one saw on site; what is wrong comes back with every word kept."""
    row = find(request.actor, Project.objects.all(), pk=pk)
    if not allowed(request.actor, "comment", row):
        raise Http404
    posted = request.method == "POST"
    data, files = (request.POST, request.FILES) if posted else (None, None)
    form = RemarkForm(data, files, actor=request.actor)
    if posted and form.is_valid():
        try:
            told = actions.post_remark(by=request.actor, project=row, **form.values)
        except ValidationError as refused:
            explain(form, refused)
        else:
            messages.success(
                request, _("Thank you. Your remark has arrived; the technicians owe you an answer.")
            )
            return with_receipt(redirect("discuss_follow", told.comment.pk), told.receipt)
    context = {"form": form, "project": row, "token": needs_token(request)}
    return render(request, "projects/remark.html", context, status=422 if posted else 200)


@open_data
def projects_geojson(request: TownRequest) -> HttpResponse:
    """`/data/projects.geojson`: every published project; those whose place is not known have no geometry."""
    rows = visible(anonymous(request.municipality), Project.objects.all())
    rows = rows.select_related(*PROJECTS.select_related).prefetch_related(*PROJECTS.prefetch_related)
    features = [
        {"type": "Feature", "id": one.code, "geometry": one.location, "properties": json_row(PROJECTS, one)}
        for one in rows.order_by(*PROJECTS.order_by)
    ]
    return JsonResponse(
        {"type": "FeatureCollection", "features": features},
        content_type="application/geo+json",
        json_dumps_params={"ensure_ascii": False},
    )
