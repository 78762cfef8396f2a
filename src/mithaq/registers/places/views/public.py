"""The zones of the town, and one of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from mithaq.commons.access.gates import public_page
from mithaq.commons.access.policy import find
from mithaq.kit.formats import number

from ..models import Zone
from ..outline import draw, measure
from ..queries import open_zones, zones_of


@public_page
def zones(request: HttpRequest) -> HttpResponse:
    """All of them as a list, with one sheet of their outlines."""
    rows = list(zones_of(request.actor))  # type: ignore[attr-defined]
    open_ones = [zone for zone in rows if zone.is_open]
    context = {
        "items": [_item(zone) for zone in open_ones],
        "closed": [_item(zone) for zone in rows if not zone.is_open],
        "drawing": draw(None, [zone.geometry for zone in open_ones if zone.geometry]),
    }
    return render(request, "places/zones.html", context)


@public_page
def outlines(request: HttpRequest) -> HttpResponse:
    """The open zones as GeoJSON, for maps: `id` the number of the row, `properties` its code and name."""
    features = [
        {
            "type": "Feature",
            "id": zone.pk,
            "properties": {"code": zone.code, "name": str(zone.name)},
            "geometry": zone.geometry,
        }
        for zone in open_zones(request.actor)  # type: ignore[attr-defined]
        if zone.geometry
    ]
    body = {"type": "FeatureCollection", "features": features}
    return JsonResponse(body, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False})


def _item(zone: Zone) -> dict[str, object]:
    return {"label": zone, "url": reverse("zone", args=[zone.pk]), "note": zone.get_kind_display()}


@public_page
def zone(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known of a zone, and the button to follow it."""
    actor = request.actor  # type: ignore[attr-defined]
    row = find(actor, Zone.objects.all(), pk=pk)
    others = [other.geometry for other in open_zones(actor).exclude(pk=row.pk) if other.geometry]
    size = measure(row.geometry) if row.geometry else None
    context = {
        "zone": row,
        "drawing": draw(row.geometry, others) if row.geometry else None,
        "size": {
            "width": number(round(size.width, 1)),
            "height": number(round(size.height, 1)),
            "area": number(round(size.area, 1 if size.area < 10 else None)),
        }
        if size
        else None,
    }
    return render(request, "places/zone.html", context)
