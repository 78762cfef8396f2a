"""While the house is being built: what is listed and has no file yet is left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

SRC = Path(__file__).resolve().parents[3]


def module_file(dotted: str) -> Path:
    return SRC.joinpath(*dotted.split(".")).with_suffix(".py")


def missing(dotted: Iterable[str]) -> list[str]:
    """Those of our own modules that have no file (others' modules are taken as installed)."""
    return [
        name
        for name in dotted
        if name.startswith("mithaq.")
        and not module_file(name).is_file()
        and not module_file(f"{name}.__init__").is_file()
    ]
