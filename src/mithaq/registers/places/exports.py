"""The zones as open data."""

from __future__ import annotations

import json

from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Dataset, Field

from .models import Zone


def outline_of(zone: Zone) -> str | None:
    """The geometry as one line of GeoJSON."""
    return json.dumps(zone.geometry, separators=(",", ":")) if zone.geometry else None


ZONES = Dataset(
    code="zones",
    label=_("Zones"),
    description=_(
        "The neighbourhoods, countryside and districts of the town, with their outlines where known."
    ),
    frequency="irregular",
    order_by=("code",),
    fields=(
        Field(code="code", label=_("code"), kind="code"),
        Field(code="name", label=_("name"), kind="translated"),
        Field(code="kind", label=_("kind"), kind="code"),
        Field(code="population", label=_("population"), kind="integer"),
        Field(
            code="geometry",
            label=_("outline"),
            value=outline_of,
            help=_("A GeoJSON geometry: WGS 84, longitude before latitude."),
        ),
        Field(code="source", label=_("source")),
        Field(code="closed_on", label=_("closed on"), kind="date", help=_("Empty while the zone is in use.")),
    ),
)
