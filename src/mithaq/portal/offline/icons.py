"""The town's icons for home screens, drawn once in each process for each look."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from django.core.files.storage import default_storage

from mithaq.commons.tenancy.models import Municipality
from mithaq.kit import colours
from mithaq.kit.images import app_icon

# Name → pixels, and the purpose it has in the web manifest; "" for the one that only the pages name.
ICONS = {"192": (192, "any"), "512": (512, "any"), "maskable": (512, "maskable"), "touch": (180, "")}


def version(town: Municipality) -> str:
    """Changes whenever the icons would: the name of a logo changes with the picture."""
    return hashlib.sha256(f"{town.colour} {town.accent} {town.logo.name}".encode()).hexdigest()[:8]


def drawn(town: Municipality, name: str) -> bytes:
    """PNG bytes of one of ICONS."""
    return _drawn(name, town.colour, town.accent, town.logo.name or "")


@lru_cache(maxsize=128)
def _drawn(name: str, colour: str, accent: str, logo: str) -> bytes:
    side, purpose = ICONS[name]
    picture = b""
    if logo:
        with default_storage.open(logo) as file:
            picture = file.read()
    # iOS, too, cuts the corners itself.
    return app_icon(side, colours.palette(colour, accent), full=purpose != "any", logo=picture)
