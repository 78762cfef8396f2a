"""The files of the demonstration, as data."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from mithaq.kit.i18n import Text

# Towns and people stand in the same files as the plans they tell of.
FOLDER = files("mithaq.features.plans") / "demo"
TOWNS = ("regueb", "salt")


def town_file(slug: str) -> dict[str, Any]:
    return tomllib.loads(FOLDER.joinpath(f"{slug}.toml").read_text(encoding="utf-8"))


def text(value: dict[str, str] | None) -> Text:
    return Text({code: words.strip() for code, words in (value or {}).items()})
