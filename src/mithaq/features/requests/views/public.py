"""What everybody reads: the register, one request, figures."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from mithaq.commons.access.actor import reader_of
from mithaq.commons.access.gates import public_page
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.files.queries import attachments_of
from mithaq.commons.people.models import Organisation
from mithaq.kit.origin import needs_token
from mithaq.registers.places.queries import open_zones, zones_of

from ..addresses import request_url
from ..enums import ENDED, OPEN, Field, Kind, State
from ..models import Category, Request
from ..queries import lines, open_counts_by_zone, requests_of, with_supports
from ..showing import opening_words, place_of, title_of, way_of
from ..spots import cells_of, drawing_of, in_cell, middle_of, zone_counts

PAGE_SIZE = 20
STANDINGS = {"open": OPEN, "answered": ENDED}


@public_page
@require_safe
def requests(request: TownRequest) -> HttpResponse:
    """The register, the latest first; of one kind, field, zone or standing."""
    asked = asked_of(request)

    def part() -> Page[Request]:
        rows = with_supports(asked_for(request, asked))
        return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))

    # Called by the template, and not at all where the words are kept.
    page = SimpleLazyObject(part)
    context = {
        "page": page,
        "rows": SimpleLazyObject(
            lambda: [{"row": one, "words": opening_words(one), "place": place_of(one)} for one in page]
        ),
        "asked": asked,
        "kinds": Kind.choices,
        "fields": Field.choices,
        "zones": SimpleLazyObject(
            lambda: [(one.code, one.name) for one in zones_of(reader_of(request.actor))]
        ),
        "standings": [("open", gettext("still open")), ("answered", gettext("Answered"))],
        "query": urlencode({name: value for name, value in asked.items() if value}),
    }
    return render(request, "requests/requests.html", context)


def asked_of(request: TownRequest) -> dict[str, str]:
    return {
        name: request.GET.get(name, "") for name in ("kind", "field", "zone", "category", "standing", "cell")
    }


def asked_for(request: TownRequest, asked: dict[str, str]) -> QuerySet[Request]:
    """The register as everybody sees it, or the part of it that was asked for."""
    rows = requests_of(reader_of(request.actor)).exclude(state__in=(State.MERGED, State.WITHDRAWN))
    if asked["kind"] in Kind.values:
        rows = rows.filter(category__kind=asked["kind"])
    if asked["field"] in Field.values:
        rows = rows.filter(category__field=asked["field"])
    if asked["zone"]:
        rows = rows.filter(zone__code=asked["zone"])
    if asked["category"]:
        rows = rows.filter(category__code=asked["category"])
    if asked["standing"] in STANDINGS:
        rows = rows.filter(state__in=STANDINGS[asked["standing"]])
    if (square := in_cell(asked["cell"])) is not None:
        rows = rows.filter(square)
    return rows


@public_page
@require_safe
def request_points(request: TownRequest) -> HttpResponse:
    """The same part of the register for the map: a list of {latitude, longitude, count, title, url}.

    One point stands for all within a square of 250 metres; what names a zone alone stands in its middle.
    """
    asked = asked_of(request)
    cells = cells_of(asked_for(request, asked))
    alone = Request.objects.select_related("category").in_bulk([one.first for one in cells if one.count == 1])
    found = []
    for one in cells:
        kept = {name: value for name, value in asked.items() if value} | {"cell": one.code}
        url = f"{reverse('requests')}?{urlencode(kept)}"
        title = gettext("Told here")
        if one.count == 1:
            url, title = request_url(alone[one.first]), title_of(alone[one.first])
        found.append(
            {
                "latitude": one.latitude,
                "longitude": one.longitude,
                "count": one.count,
                "title": title,
                "url": url,
            }
        )
    counts = zone_counts(asked_for(request, asked))
    for zone in open_zones(request.actor):
        if zone.pk in counts and (middle := middle_of(zone)) is not None:
            kept = {name: value for name, value in asked.items() if value} | {"zone": zone.code}
            found.append(
                {
                    "latitude": middle[0],
                    "longitude": middle[1],
                    "count": counts[zone.pk],
                    "title": str(zone.name),
                    "url": f"{reverse('requests')}?{urlencode(kept)}",
                }
            )
    return JsonResponse(found, safe=False, json_dumps_params={"ensure_ascii": False})


@public_page
@require_safe
def request(request: TownRequest, pk: int) -> HttpResponse:
    """One request: what was said, each step with its words, until when an answer is promised."""
    actor = request.actor
    rows = with_supports(
        Request.objects.select_related("category", "zone", "unit", "partner", "duplicate_of")
    )
    row = find(actor, rows, pk=pk)
    # What is lazy is asked for only where its words are not kept.
    context = {
        "request_row": row,
        "title": title_of(row),
        "place": place_of(row),
        "clock": SimpleLazyObject(lambda: clock_of("requests.answer", row)),
        "way": SimpleLazyObject(lambda: way_of(list(row.steps.select_related("unit")))),
        "files": SimpleLazyObject(lambda: attachments_of(actor, row)),
        "is_open": row.state in OPEN,
        "token": needs_token(request),
    }
    return render(request, "requests/request.html", context)


@public_page
@require_safe
def request_figures(request: TownRequest) -> HttpResponse:
    """Where it gathers, what about, who answers how well; of one month (?month=2026-11) or of the last year."""
    since, until, month = span_of(request.GET.get("month", ""))
    reader = reader_of(request.actor)

    def figures() -> dict[str, Any]:
        zones = list(zones_of(reader))
        categories = {one.pk: one.name for one in Category.objects.all()}
        units = {one.pk: one.name for one in Organisation.objects.all()}
        return {
            "by_field": lines("category__field", dict(Field.choices), since, until),
            "by_category": lines("category", categories, since, until)[:20],
            "by_unit": lines("unit", units, since, until),
            "by_zone": lines("zone", {one.pk: one.name for one in zones}, since, until),
            "drawing": drawing_of(zones, open_counts_by_zone(reader)),
        }

    context = {
        "month": month,
        "span": f"{month:%Y-%m}" if month else "year",
        "months": months_back(12),
        "figures": SimpleLazyObject(figures),
    }
    return render(request, "requests/figures.html", context)


def span_of(asked: str) -> tuple[dt.datetime, dt.datetime, dt.date | None]:
    """(from, until, the month's first day); without a month, the last 365 days."""
    now = timezone.localtime()
    try:
        first = dt.datetime.strptime(asked, "%Y-%m").date()
    except ValueError:
        return now - dt.timedelta(days=365), now, None
    start = timezone.make_aware(dt.datetime(first.year, first.month, 1))
    end = timezone.make_aware(dt.datetime(first.year + first.month // 12, first.month % 12 + 1, 1))
    return start, end, first


def months_back(count: int) -> list[dt.date]:
    """The first days of the last months, this one first."""
    today = timezone.localdate()
    index = today.year * 12 + today.month - 1
    return [dt.date((index - back) // 12, (index - back) % 12 + 1, 1) for back in range(count)]
