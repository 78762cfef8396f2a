"""The bulletins of the town, quarter by quarter, and one report: page, PDF, data."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.request import TownRequest
from mithaq.kit.i18n import active_language

from ..copies import machine_copy_of
from ..enums import ReportKind
from ..models import Series
from ..printing import pdf_of
from ..queries.calendar import bulletins
from ..queries.editions import edition_to_read, other_reports, versions_of
from ..reading import page_of


@public_page
def bulletins_page(request: TownRequest) -> HttpResponse:
    """Every quarter with its bulletin, or without; then the other reports."""
    context = {
        "lines": bulletins(request.municipality),
        "reports": list(other_reports(request.actor)[:40]),
        "series": Series.objects.filter(kind=ReportKind.BULLETIN).first(),
    }
    return render(request, "reports/bulletins.html", context)


@public_page
def bulletin(request: TownRequest, pk: int) -> HttpResponse:
    edition = edition_to_read(request.actor, pk)
    context = {
        "edition": edition,
        "page": page_of(edition, active_language()),
        "versions": list(versions_of(edition)),
    }
    return render(request, "reports/bulletin.html", context)


@public
def pdf(request: TownRequest, pk: int) -> HttpResponse:
    edition = edition_to_read(request.actor, pk)
    return as_file(pdf_of(edition, active_language()), f"{edition.series.kind}-{edition.quarter.code}")


def as_file(written: bytes, name: str) -> HttpResponse:
    response = HttpResponse(written, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}-{active_language()}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@public_page
def machine_copy(request: TownRequest, pk: int) -> HttpResponse:
    """The whole report as JSON, for anybody's program."""
    copy = machine_copy_of(edition_to_read(request.actor, pk))
    copy["source"] = request.build_absolute_uri(reverse("bulletin_json", args=[pk]))
    response = JsonResponse(copy, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response
