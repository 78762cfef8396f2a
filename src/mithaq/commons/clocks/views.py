"""Everybody's page "In time?": how often the town keeps its promises, as a page and as numbers for machines."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mithaq.commons.access.gates import public_page
from mithaq.commons.access.request import TownRequest

from .definitions import clock_kinds
from .measures import Line, Measure, all_measured, measured


@public_page
def in_time(request: TownRequest) -> HttpResponse:
    """Every promise in one line."""
    return render(request, "clocks/in_time.html", {"promises": SimpleLazyObject(_promises)})


def _promises() -> list[dict[str, Any]]:
    return [
        {
            "label": one.kind.label,
            "measure": one.whole,
            "url": reverse("in_time_of", args=[one.kind.code]),
        }
        for one in all_measured()
    ]


@public_page
def in_time_of(request: TownRequest, kind: str) -> HttpResponse:
    """One promise by unit, category and month."""
    if kind not in clock_kinds:
        raise Http404
    definition = clock_kinds.get(kind)
    context = {"kind": definition, "parts": SimpleLazyObject(lambda: _parts(kind))}
    return render(request, "clocks/in_time_of.html", context)


def _parts(kind: str) -> dict[str, Any]:
    found = measured(clock_kinds.get(kind))
    return {
        "found": found,
        "tables": [
            {
                "code": "units",
                "title": _("By unit"),
                "head": pgettext("column", "Unit"),
                "lines": found.units,
            },
            {
                "code": "categories",
                "title": _("By category"),
                "head": _("Category"),
                "lines": found.categories,
            },
            {
                "code": "months",
                "title": _("By month in which it was due"),
                "head": pgettext("column", "Month"),
                "lines": found.months,
            },
        ],
    }


@public_page
def response_times(request: TownRequest) -> JsonResponse:
    """The same numbers: one object for each promise, with its units, categories and months."""
    return JsonResponse({"promises": [_promise(found) for found in all_measured()]})


def _promise(found: Any) -> dict[str, Any]:
    return {
        "code": found.kind.code,
        "label": str(found.kind.label),
        "since": found.since.isoformat(),
        **_numbers(found.whole),
        "units": [_line(line) for line in found.units],
        "categories": [_line(line) for line in found.categories],
        "months": [_line(line) for line in found.months],
    }


def _line(line: Line) -> dict[str, Any]:
    return {"code": line.code, "label": str(line.label), **_numbers(line.measure)}


def _numbers(measure: Measure) -> dict[str, Any]:
    rate = measure.rate
    return {
        "on_time": rate.on_time,
        "late": rate.late,
        "overdue": rate.overdue,
        "waiting": measure.waiting,
        "share_on_time": round(rate.share, 4) if rate.share is not None else None,
        "median_days": measure.median,
        "ninth_decile_days": measure.ninth,
        "oldest_open_since": measure.oldest.isoformat() if measure.oldest else None,
        "reopened": measure.reopened,
        "satisfaction": round(measure.rating.mean, 1) if measure.rating else None,
        "satisfaction_answers": measure.rating.count if measure.rating else None,
    }
