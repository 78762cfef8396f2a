"""Figures that documents declare about participation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import put, unchanged
from mithaq.kit.registry import record_of

from ..access import OFFICERS
from ..models import Declaration

FIELDS = ("unit", "number", "source", "is_public")


@transaction.atomic
def declare(*, by: Actor, subject: Model, fields: Mapping[str, Any]) -> Declaration:
    """A number that a document states about a record (a plan, an activity), kept beside the computed one."""
    require_grant(by, *OFFICERS)
    require(by, "view", subject)
    about = record_of(subject)
    row = Declaration(municipality=by.municipality, subject=subject)
    put(row, fields, allowed=FIELDS)
    row.full_clean(exclude=["municipality"])
    row.save()
    facts = {"unit": row.unit, "number": row.number, "record": about.code, "id": subject.pk}
    record("outreach.declared", by=by, on=row, data=facts)
    return row


@transaction.atomic
def change_declaration(
    *, by: Actor, declaration: Declaration, fields: Mapping[str, Any], seen: str = ""
) -> Declaration:
    """Correct what was written down of the document. EditConflict when somebody changed it since (`seen`)."""
    require(by, "edit", declaration)
    fresh = unchanged(declaration, seen)
    before = fresh.number
    changed = put(fresh, fields, allowed=FIELDS)
    if changed:
        fresh.full_clean(exclude=["municipality"])
        fresh.save()
        facts = {"fields": changed, "before": before, "number": fresh.number}
        record("outreach.declaration_changed", by=by, on=fresh, data=facts)
    return fresh


@transaction.atomic
def withdraw_declaration(*, by: Actor, declaration: Declaration) -> Declaration:
    """Nobody states it (any more): it is shown to officers only."""
    require(by, "edit", declaration)
    fresh = unchanged(declaration)
    if fresh.is_public:
        fresh.is_public = False
        fresh.save()
        record("outreach.declaration_changed", by=by, on=fresh, data={"fields": ["is_public"]})
    return fresh
