"""The zones of a town of the demonstration."""

from __future__ import annotations

from typing import Any

from mithaq.commons.tenancy.models import Municipality


def enter_zones(town: Municipality, rows: list[dict[str, Any]]) -> None:
    """Nothing yet: the register of places is being built."""
