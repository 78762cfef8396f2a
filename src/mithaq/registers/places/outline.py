"""Drawing and measuring outlines: plain geometry, good to about one percent for the size of a town."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .geojson import polygons_of

KM_PER_DEGREE = 111.32
WIDTH = 360
TALLEST = 420
MARGIN = 6
# Points nearer to each other than this on the drawing look the same.
STEP = 0.7

Geometry = Mapping[str, Any]


@dataclass(frozen=True)
class Shape:
    """One outline on the drawing: the `d` of a path."""

    path: str
    current: bool


@dataclass(frozen=True)
class Drawing:
    """Several outlines on one sheet, north up. dots: where the points asked for lie on it, in their order."""

    width: int
    height: int
    shapes: list[Shape]
    dots: list[tuple[float, float]]


@dataclass(frozen=True)
class Measure:
    """How large an outline is: km from west to east, km from south to north, km²."""

    width: float
    height: float
    area: float


def _points(geometry: Geometry) -> list[list[float]]:
    return [point for polygon in polygons_of(geometry) for ring in polygon for point in ring]


def _bounds(
    geometries: Sequence[Geometry], dots: Sequence[Sequence[float]] = ()
) -> tuple[float, float, float, float]:
    points = [*dots, *(point for geometry in geometries for point in _points(geometry))]
    east, north = (max(point[axis] for point in points) for axis in (0, 1))
    west, south = (min(point[axis] for point in points) for axis in (0, 1))
    return west, south, east, north


def measure(geometry: Geometry) -> Measure:
    """Its extent and area, on a flat map around its middle."""
    west, south, east, north = _bounds([geometry])
    across = KM_PER_DEGREE * math.cos(math.radians((south + north) / 2))
    area = 0.0
    for polygon in polygons_of(geometry):
        border, *holes = (_area(ring, across) for ring in polygon)
        area += border - sum(holes)
    return Measure((east - west) * across, (north - south) * KM_PER_DEGREE, area)


def _area(ring: Sequence[Sequence[float]], across: float) -> float:
    """Of one ring in km², by the shoelace formula."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return abs(twice) / 2 * across * KM_PER_DEGREE


def draw(
    current: Geometry | None,
    others: Sequence[Geometry] = (),
    dots: Sequence[tuple[float, float]] = (),
) -> Drawing | None:
    """The outline on one sheet with those around it; None when there is nothing to draw.

    dots: points (longitude, latitude) to find a place for on the sheet.
    """
    everything = [*others, *([current] if current else [])]
    if not everything and not dots:
        return None
    west, south, east, north = _bounds(everything, dots)
    narrow = math.cos(math.radians((south + north) / 2))
    wide, tall = max((east - west) * narrow, 1e-9), max(north - south, 1e-9)
    scale = min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / tall)
    width, height = round(wide * scale) + 2 * MARGIN, round(tall * scale) + 2 * MARGIN

    def place(point: Sequence[float]) -> tuple[float, float]:
        return (
            round(MARGIN + (point[0] - west) * narrow * scale, 1),
            round(MARGIN + (north - point[1]) * scale, 1),
        )

    shapes = [
        Shape(
            "".join(
                _line([place(point) for point in ring]) for polygon in polygons_of(one) for ring in polygon
            ),
            one is current,
        )
        for one in everything
    ]
    return Drawing(width, height, shapes, [place(dot) for dot in dots])


def _line(points: Sequence[tuple[float, float]]) -> str:
    """A closed path through the points that are far enough apart to be seen."""
    kept = [points[0]]
    for point in points[1:-1]:
        if math.dist(point, kept[-1]) >= STEP:
            kept.append(point)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z"
