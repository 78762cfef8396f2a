"""Subjects, who serves them where, and prepared answers: what officers set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.languages import write_language
from mithaq.commons.people.models import Organisation
from mithaq.kit.conflicts import put, unchanged
from mithaq.registers.places.models import Zone

from ..access import SETTINGS
from ..models import Category, Reply, Route

FIELDS = (
    "code",
    "kind",
    "field",
    "name",
    "help",
    "unit",
    "term",
    "is_public",
    "asks_place",
    "questions",
    "order",
)
TEXTS = ("name", "help")
REPLY_FIELDS = ("name", "state", "words", "category")


@transaction.atomic
def save_category(
    *, by: Actor, category: Category | None = None, fields: Mapping[str, Any], seen: str = ""
) -> Category:
    """A new subject, or another wording, unit or term of one. EditConflict when somebody changed it meanwhile."""
    require_grant(by, SETTINGS)
    row = unchanged(category, seen) if category is not None else Category(municipality=by.municipality)
    changed = put(row, fields, allowed=FIELDS)
    row.full_clean(exclude=["municipality"])
    if changed:
        row.save()
        record("requests.category_saved", by=by, on=row, data={"fields": changed})
    return row


@transaction.atomic
def set_routes(*, by: Actor, category: Category, units: Mapping[Zone, Organisation | None]) -> None:
    """{zone: who serves the category there}; None where its own unit does."""
    require(by, "edit", category)
    Route.objects.filter(category=category).delete()
    for zone, unit in units.items():
        if unit is not None and unit.pk != category.unit_id:
            Route.objects.create(municipality=by.municipality, category=category, zone=zone, unit=unit)
    routed = {zone.code: unit.code for zone, unit in units.items() if unit is not None}
    record("requests.routed", by=by, on=category, data={"routes": routed})


@transaction.atomic
def close_category(*, by: Actor, category: Category) -> Category:
    """Nothing new comes in under it; what came keeps its subject."""
    require(by, "edit", category)
    row = unchanged(category)
    if row.closed_on is None:
        row.closed_on = timezone.localdate()
        row.save(update_fields=["closed_on"])
        record("requests.category_closed", by=by, on=row)
    return row


@transaction.atomic
def save_reply(*, by: Actor, reply: Reply | None = None, fields: Mapping[str, Any]) -> Reply:
    require_grant(by, SETTINGS)
    row = reply or Reply(municipality=by.municipality)
    put(row, fields, allowed=REPLY_FIELDS)
    row.full_clean(exclude=["municipality"])
    row.save()
    record("requests.reply_saved", by=by, on=row, data={"name": row.name})
    return row


def translate(
    *, by: Actor, obj: Category, field: str, language: str, text: str, seen: str | None = None
) -> Category:
    """One language of a subject's name or help: see `write_language`."""
    if field not in TEXTS:
        raise TypeError(f"Category.{field} is not translated here")
    return write_language(
        "requests.translated", by=by, obj=obj, field=field, language=language, text=text, seen=seen
    )
