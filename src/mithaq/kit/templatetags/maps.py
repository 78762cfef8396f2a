"""``{% load maps %}``: a map for whoever asks for it."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.inclusion_tag("kit/map.html")
def map_box(
    *, label: Any, outlines: str, points: str = "", count: Any = "", picks: bool = False
) -> dict[str, Any]:
    """A button that opens a map; the page's block `scripts` loads ``kit/js/map.js``, deferred.

    outlines: address of the zones as GeoJSON. points: address of a JSON list of {latitude, longitude, count, title,
    url}; count: the words for a number of them, with "{count}". picks: the pin writes into the fields `latitude`,
    `longitude` and `zone` of the form around it.
    """
    return {
        "label": label,
        "outlines": outlines,
        "points": points,
        "count": count,
        "picks": picks,
        "tiles": settings.MITHAQ_MAP_TILES,
        "credit": settings.MITHAQ_MAP_CREDIT,
    }
