"""Where requests gather: the zones of the town, the more open requests the darker."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, F, Max, Q, QuerySet
from django.db.models.functions import Floor

from mithaq.registers.places.geojson import polygons_of
from mithaq.registers.places.models import Zone
from mithaq.registers.places.outline import draw

from .models import Request

SHADES = 5
# One point of the map for all within so many degrees: about 250 metres.
CELL = 0.0025
MOST_CELLS = 400
CODE = re.compile(r"(-?[0-9]{1,6})_(-?[0-9]{1,6})")


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


FEWEST_OUTLINES = 2


def drawing_of(zones: Sequence[Zone], counts: Mapping[int, int]) -> Map | None:
    """None when fewer than two zones have outlines: one shape compares nothing, and the table says the same."""
    outlined: list[tuple[Zone, Any]] = [(one, one.geometry) for one in zones if one.geometry and one.is_open]
    sheet = draw(None, [geometry for _zone, geometry in outlined])
    if sheet is None or len(outlined) < FEWEST_OUTLINES:
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


@dataclass(frozen=True)
class Cell:
    """What was told within one square of the map.

    row, column: its place, in CELLs from (0, 0); first: one of them.
    """

    row: int
    column: int
    latitude: float
    longitude: float
    count: int
    first: int

    @property
    def code(self) -> str:
        return f"{self.row}_{self.column}"


def cells_of(rows: QuerySet[Request]) -> list[Cell]:
    """The busiest squares, counted by the database, however many rows there are."""
    placed = rows.filter(latitude__isnull=False, longitude__isnull=False).order_by()
    counted = (
        placed.values(row=Floor(F("latitude") / CELL), column=Floor(F("longitude") / CELL))
        .annotate(count=Count("pk"), north=Avg("latitude"), east=Avg("longitude"), first=Max("pk"))
        .order_by("-count", "row", "column")
    )
    return [
        Cell(
            int(one["row"]),
            int(one["column"]),
            round(one["north"], 5),
            round(one["east"], 5),
            one["count"],
            one["first"],
        )
        for one in counted[:MOST_CELLS]
    ]


def in_cell(code: str) -> Q | None:
    """The rows of the square with this code; None when it is no code."""
    found = CODE.fullmatch(code)
    if found is None:
        return None
    north, east = (int(part) * CELL for part in found.groups())
    return Q(latitude__gte=north, latitude__lt=north + CELL, longitude__gte=east, longitude__lt=east + CELL)


def zone_counts(rows: QuerySet[Request]) -> dict[int, int]:
    """{zone: how many} of the rows that name a zone and no point."""
    placed = rows.filter(latitude__isnull=True, zone__isnull=False).order_by()
    return dict(placed.values_list("zone").annotate(Count("pk")))


def middle_of(zone: Zone) -> tuple[float, float] | None:
    """(latitude, longitude) in the middle of its extent; None without an outline."""
    points = [point for polygon in polygons_of(zone.geometry or {}) for ring in polygon for point in ring]
    if not points:
        return None
    east, north = ([point[axis] for point in points] for axis in (0, 1))
    return round((min(north) + max(north)) / 2, 5), round((min(east) + max(east)) / 2, 5)
