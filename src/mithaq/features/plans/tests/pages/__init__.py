"""Pages of two invented towns, in the form of a published OGP Local plan, with doubts planted in them.

All names, numbers and addresses are made up.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from ...reading import Contact

HERE = Path(__file__).parent


def page(name: str) -> str:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8")


def oued_nassim() -> str:
    """In French, with most doubts planted."""
    return page("oued_nassim_fr")


def dry_ford() -> str:
    """In English, as pages are saved when the site hides the first headings."""
    return page("dry_ford_en")


def public_strings(value: object) -> Iterator[str]:
    """Every string reachable from a result of the reader, except those in a private `Contact`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Contact):
        return
    elif isinstance(value, dict):
        yield from public_strings(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from public_strings(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from public_strings(getattr(value, one.name))
