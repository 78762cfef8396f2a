"""Reading a GeoJSON file that somebody else wrote: what is in it, or one sentence on what is wrong.

RFC 7946: WGS 84, longitude before latitude. Only outlines are read; lines and points are no zones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST = 5 * 1024 * 1024
MOST_FEATURES = 500
MOST_POINTS = 100_000
# A ten-millionth of a degree is a centimetre; six decimals are eleven.
DECIMALS = 6
WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


@dataclass(frozen=True)
class Feature:
    """One feature of a file. number: its place, from 1; geometry: a clean outline, or None."""

    number: int
    properties: Mapping[str, Any]
    geometry: dict[str, Any] | None


def read(data: bytes | str | Mapping[str, Any]) -> list[Feature]:
    """The features of a FeatureCollection. ValidationError says in one sentence why it is none."""
    content = data if isinstance(data, Mapping) else _parse(data)
    if not isinstance(content, Mapping) or content.get("type") != "FeatureCollection":
        raise ValidationError(_("This is not a GeoJSON file with a collection of features."))
    _must_be_wgs84(content.get("crs"))
    features = content.get("features")
    if not isinstance(features, list) or not features:
        raise ValidationError(_("The file has no feature."))
    if len(features) > MOST_FEATURES:
        raise ValidationError(_("At most %(most)s zones in one file.") % {"most": MOST_FEATURES})
    found = [_feature(number, feature) for number, feature in enumerate(features, 1)]
    if sum(points_in(one.geometry) for one in found) > MOST_POINTS:
        raise ValidationError(
            _("The outlines are too detailed: at most %(most)s points. Simplify them first.")
            % {"most": MOST_POINTS}
        )
    return found


def _parse(data: bytes | str) -> Any:
    if len(data) > LARGEST:
        raise ValidationError(_("The file is too large: at most 5 MB."))
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise ValidationError(_("This file cannot be read as GeoJSON.")) from None


def _must_be_wgs84(crs: Any) -> None:
    """Older files name their reference system; any other than WGS 84 would land in the sea."""
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    name = str(properties.get("name", "")) if isinstance(properties, Mapping) else ""
    if not name.endswith(WGS84):
        raise ValidationError(
            _("The coordinates are in another system (%(name)s). Export the file in WGS 84 (EPSG:4326).")
            % {"name": name[:80] or "?"}
        )


def _feature(number: int, feature: Any) -> Feature:
    if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
        raise ValidationError(_("Entry %(number)s of the file is no feature.") % {"number": number})
    properties = feature.get("properties") or {}
    if not isinstance(properties, Mapping):
        raise ValidationError(_("The properties of feature %(number)s cannot be read.") % {"number": number})
    geometry = feature.get("geometry")
    return Feature(number, properties, None if geometry is None else _geometry(number, geometry))


def _geometry(number: int, geometry: Any) -> dict[str, Any]:
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValidationError(
            _("Feature %(number)s is no outline: only Polygon and MultiPolygon are read.")
            % {"number": number}
        )
    try:
        if kind == "Polygon":
            return {"type": kind, "coordinates": _polygon(geometry["coordinates"])}
        polygons = [_polygon(polygon) for polygon in geometry["coordinates"]]
        if not polygons:
            raise ValueError
    except (LookupError, TypeError, ValueError):
        raise ValidationError(
            _(
                "The outline of feature %(number)s is broken: closed rings of at least four points are needed, "
                "longitude (−180 to 180) before latitude (−90 to 90)."
            )
            % {"number": number}
        ) from None
    return {"type": kind, "coordinates": polygons}


def _polygon(rings: Any) -> list[list[list[float]]]:
    if not rings:
        raise ValueError
    return [_ring(ring) for ring in rings]


def _ring(ring: Any) -> list[list[float]]:
    points = [_point(point) for point in ring]
    if len(points) < 4 or points[0] != points[-1]:
        raise ValueError
    return points


def _point(point: Any) -> list[float]:
    longitude, latitude = point[0], point[1]
    if isinstance(longitude, bool) or isinstance(latitude, bool):
        raise TypeError
    # Written so that "not a number" fails too.
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError
    return [round(float(longitude), DECIMALS), round(float(latitude), DECIMALS)]


def polygons_of(geometry: Mapping[str, Any] | None) -> list[list[list[list[float]]]]:
    """The polygons of an outline, each a list of rings: the border, then holes."""
    if not geometry:
        return []
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else list(coordinates)


def points_in(geometry: Mapping[str, Any] | None) -> int:
    return sum(len(ring) for polygon in polygons_of(geometry) for ring in polygon)
