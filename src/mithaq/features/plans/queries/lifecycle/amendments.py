"""The amendments of a promise as people read them: what it said, what it says, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text

from ...catalogues import goal_of, policy_areas
from ...enums import InstitutionRole
from ...models import Amendment, Commitment, Milestone

ORGANISATIONS = ("lead", "responsible")


@dataclass(frozen=True)
class Changed:
    """One field before and after. kind: text (`Text`), day (a date or None) or words (str)."""

    label: Any
    kind: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Shown:
    amendment: Amendment
    changes: list[Changed]

    @property
    def step(self) -> Milestone | None:
        return self.amendment.milestone


def amendments_of(commitment: Commitment) -> list[Shown]:
    """Newest first; two queries at most, whatever their number."""
    rows = list(Amendment.objects.filter(commitment=commitment).select_related("milestone"))
    return shown(rows)


def shown(rows: Iterable[Amendment]) -> list[Shown]:
    rows = list(rows)
    codes = {
        said[name]
        for row in rows
        for said in (row.before, row.after)
        for name in ORGANISATIONS
        if said.get(name)
    }
    names = {one.code: one.name for one in Organisation.objects.filter(code__in=codes)} if codes else {}
    return [Shown(row, [_changed(row, name, names) for name in row.after]) for row in rows]


def _changed(row: Amendment, name: str, names: dict[str, Text]) -> Changed:
    model = Milestone if row.milestone_id else Commitment
    field: Any = model._meta.get_field(name)
    kind, before = _read(field, row.before.get(name), names)
    _kind, after = _read(field, row.after.get(name), names)
    return Changed(field.verbose_name, kind, before, after)


def _read(field: Any, value: Any, names: dict[str, Text]) -> tuple[str, Any]:
    if field.name in ORGANISATIONS:
        return "text", names.get(value, Text())
    if field.name == "sdg":
        return "words", ", ".join(_goal(str(tag)) for tag in value or [])
    if field.name == "policy_areas":
        areas = policy_areas()
        return "words", ", ".join(str(areas[code].name) for code in value or [] if code in areas)
    if field.name == "role":
        return "words", str(InstitutionRole(value).label) if value else ""
    if field.get_internal_type() == "DateField":
        return "day", dt.date.fromisoformat(value) if value else None
    return "text", Text(value or {})


def _goal(tag: str) -> str:
    goal = goal_of(tag)
    return f"{tag} {goal.name}" if goal else tag
