"""Where requests gather: the zones of the town, the more open requests the darker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mithaq.registers.places.models import Zone
from mithaq.registers.places.outline import draw

SHADES = 5


@dataclass(frozen=True)
class Spot:
    path: str
    shade: int
    """0 (nothing open) to 5 (most)."""
    label: str
    count: int


@dataclass(frozen=True)
class Map:
    width: int
    height: int
    spots: list[Spot]


def drawing_of(zones: Sequence[Zone], counts: Mapping[int, int]) -> Map | None:
    """None when the town has no outlines: the table says the same."""
    outlined: list[tuple[Zone, Any]] = [(one, one.geometry) for one in zones if one.geometry and one.is_open]
    sheet = draw(None, [geometry for _zone, geometry in outlined])
    if sheet is None:
        return None
    most = max((counts.get(zone.pk, 0) for zone, _geometry in outlined), default=0)
    spots = [
        Spot(
            shape.path,
            -(-SHADES * counts.get(zone.pk, 0) // most) if most else 0,
            str(zone.name),
            counts.get(zone.pk, 0),
        )
        for (zone, _geometry), shape in zip(outlined, sheet.shapes, strict=True)
    ]
    return Map(sheet.width, sheet.height, spots)
