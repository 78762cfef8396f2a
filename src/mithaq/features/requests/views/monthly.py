"""The report of each month, and the feed of what is read."""

from __future__ import annotations

import datetime as dt

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public_page
from mithaq.commons.access.request import TownRequest
from mithaq.kit import tables

from ..addresses import request_url
from ..monthly import (
    Line,
    Report,
    cells,
    counted,
    heads,
    month_after,
    month_before,
    report_of,
    report_pdf,
    shown,
    table,
)
from ..showing import opening_words, place_of, title_of
from .public import asked_for, asked_of

ENTRIES = 50


@public_page
@require_safe
def latest(request: TownRequest) -> HttpResponse:
    """The month that is over."""
    first = month_before(timezone.localdate().replace(day=1))
    return redirect("requests_month", first.year, first.month)


@public_page
@require_safe
def report(request: TownRequest, year: int, month: int) -> HttpResponse:
    found = report_at(year, month)
    this = timezone.localdate().replace(day=1)
    parts = [(part, [line_of(one) for one in part.subjects]) for part in found.parts]
    context = {
        "report": found,
        "parts": parts,
        "heads": heads(),
        "before": month_before(found.first),
        "after": month_after(found.first) if found.first < this else None,
        "counted": counted(),
    }
    return render(request, "requests/month.html", context)


def line_of(line: Line) -> list[tuple[str, str]]:
    """(heading, what stands below it)."""
    return list(zip(heads(), map(shown, cells(line)), strict=True))


def report_at(year: int, month: int) -> Report:
    """Of a month that has begun; 404 for others."""
    try:
        first = dt.date(year, month, 1)
    except (ValueError, OverflowError):
        raise Http404 from None
    if year < 2000 or first > timezone.localdate():
        raise Http404
    return report_of(first)


@public_page
@require_safe
def report_file(request: TownRequest, year: int, month: int, ending: str) -> HttpResponseBase:
    if ending not in ("csv", "pdf"):
        raise Http404
    found = report_at(year, month)
    name = f"{request.municipality.slug}-requests-{found.first:%Y-%m}"
    if ending == "csv":
        file = tables.csv_file([gettext("Month"), gettext("Field"), *heads()], table(found))
        return FileResponse(
            file, as_attachment=True, filename=f"{name}.csv", content_type="text/csv; charset=utf-8"
        )
    made = report_pdf(request.municipality, found, get_language() or "ar")
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


@public_page
@require_safe
def feed(request: TownRequest) -> HttpResponse:
    """What is read, the latest first, of the kind, field, subject and zone asked for; as everybody reads it."""
    asked = {name: value for name, value in asked_of(request).items() if value}
    page = request.build_absolute_uri(f"{reverse('requests')}?{urlencode(asked)}")
    document = Atom1Feed(
        title=f"{request.municipality.name}: {gettext('What people told us')}",
        link=page,
        description="",
        feed_url=request.build_absolute_uri(),
        language=get_language() or "ar",
    )
    for row in asked_for(request, asked_of(request))[:ENTRIES]:
        place = place_of(row)
        document.add_item(
            title=f"{title_of(row)} · {place}" if place else title_of(row),
            link=request.build_absolute_uri(request_url(row)),
            description=f"{row.get_state_display()}: {opening_words(row)}",
            author_name=str(row.unit.name),
            pubdate=row.received_at,
            updateddate=row.moved_at,
            unique_id=f"tag:{request.get_host().partition(':')[0]},{row.received_at:%Y-%m-%d}:request/{row.pk}",
        )
    return HttpResponse(document.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
