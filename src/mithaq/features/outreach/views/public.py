"""Everybody's pages: who takes part in the life of the town, and in one activity."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from mithaq.commons.access.gates import public_page
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.files.queries import attachments_of

from ..models import Activity
from ..queries.gathering import activities_of
from ..queries.pages import activity_sums, town_sums

PAGE_SIZE = 20


@public_page
def participation(request: TownRequest) -> HttpResponse:
    rows = activities_of(request.actor).filter(published_at__isnull=False)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "outreach/participation.html", {"page": page, "sums": town_sums(request.actor)})


@public_page
def activity(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Activity.objects.select_related("zone", "release"), pk=pk)
    context = {
        "activity": row,
        "sums": activity_sums(request.actor, row),
        "papers": attachments_of(request.actor, row),
    }
    return render(request, "outreach/activity.html", context)
