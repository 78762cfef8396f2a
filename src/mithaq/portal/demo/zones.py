"""The zones of a town of the demonstration."""

from __future__ import annotations

from typing import Any

from mithaq.commons.access.actor import system
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text
from mithaq.registers.places.actions import save_zone
from mithaq.registers.places.models import Zone


def enter_zones(town: Municipality, rows: list[dict[str, Any]]) -> None:
    """Those that are not written yet; their outlines come with the register's own demonstration."""
    known = set(Zone.objects.values_list("code", flat=True))
    by = system(town, channel="command")
    for row in rows:
        if row["code"] not in known:
            save_zone(by=by, code=row["code"], name=Text(row["name"]), kind=row["kind"])
