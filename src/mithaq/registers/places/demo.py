"""Real outlines for the two towns of the demonstration; sources in data/README.md."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mithaq.commons.access.actor import system
from mithaq.commons.tenancy.models import Municipality

from .actions import import_zones_geojson

FOLDER = Path(__file__).parent / "data"


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Import the outlines of this town, if there are any; running it again changes nothing."""
    file = FOLDER / f"{municipality.slug}.geojson"
    if not file.exists():
        return
    done = import_zones_geojson(
        by=system(municipality, channel="command"), data=file.read_bytes(), code_property="code"
    )
    say(f"{municipality.slug}: {done.added + done.changed + done.unchanged} outlines of zones.")
