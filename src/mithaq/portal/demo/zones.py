"""The zones of a town of the demonstration; their outlines come with the register of places."""

from __future__ import annotations

from typing import Any

from mithaq.commons.access.actor import system
from mithaq.commons.tenancy.models import Municipality
from mithaq.registers.places.actions import save_zone
from mithaq.registers.places.models import Zone

from .reading import text


def enter_zones(town: Municipality, rows: list[dict[str, Any]]) -> None:
    """Those of the file that are not there yet."""
    known = set(Zone.objects.values_list("code", flat=True))
    for row in rows:
        if row["code"] not in known:
            name, kind = text(row["name"]), row["kind"]
            save_zone(by=system(town, channel="demo"), code=row["code"], name=name, kind=kind)
