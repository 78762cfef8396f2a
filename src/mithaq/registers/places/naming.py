"""Names of places in the properties of a file, whatever its author called them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mithaq.kit.i18n import NAMES, Text

_ARABIC = re.compile(r"[\u0621-\u064a]")


def value_of(properties: Mapping[str, Any], key: str) -> str:
    """A property as words; "" when it is missing or no plain value."""
    value = properties.get(key)
    return " ".join(str(value).split())[:200] if isinstance(value, str | int | float) else ""


def guess_name(properties: Mapping[str, Any]) -> Text:
    """name_ar, name:fr, del_en …: the first property for each language; a bare `name` by its letters."""
    found = {}
    for language in NAMES:
        endings = (f"_{language}", f":{language}")
        keys = [key for key in properties if str(key).lower().endswith(endings)]
        # "name_fr" before "district_fr".
        keys.sort(key=lambda key: not str(key).lower().startswith(("name", "nom")))
        words = next((value_of(properties, key) for key in keys if value_of(properties, key)), "")
        if words:
            found[language] = words
    bare = next(
        (value_of(properties, key) for key in ("name", "NAME", "nom", "Name") if key in properties), ""
    )
    if bare and _ARABIC.search(bare):
        found.setdefault("ar", bare)
    elif bare and not found:
        found["en"] = bare
    return Text(found)
