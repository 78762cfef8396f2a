"""What the house keeps about one person: each app that keeps something says how to hand it out and erase it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mithaq.kit.registry import Registry

from .models import Person


@dataclass(frozen=True, kw_only=True)
class PersonalData:
    """One kind of thing kept about a person.

    label: what the person calls it ("Comments"); export: person → list of flat dicts of JSON values, keys in
    words; erase: takes away what identifies the person and leaves the public record standing.
    """

    code: str
    label: Any
    export: Callable[[Person], list[dict[str, Any]]]
    erase: Callable[[Person], None] = lambda person: None


personal: Registry[PersonalData] = Registry("personal data")
