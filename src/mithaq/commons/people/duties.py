"""What an officer's function may be charged with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mithaq.kit.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A bundle of grants that a function carries: "plans.editor" grants "plans.edit", "plans.see_drafts"."""

    code: str
    label: Any
    grants: tuple[str, ...]
    help: Any = ""


duties: Registry[Duty] = Registry("duties")


def grants_of(codes: list[str]) -> frozenset[str]:
    """All grants of these duties; a code whose feature is gone grants nothing."""
    return frozenset(grant for code in codes if code in duties for grant in duties.get(code).grants)
