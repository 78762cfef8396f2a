"""Counts, typed once at the event. Those of a published activity may change; what is published stays until the next
publication.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import put, unchanged

from ..models import Activity, Headcount

FIELDS = ("number", "category", "sex", "age", "area", "zone", "disability", "channel")


@transaction.atomic
def add_headcount(
    *, by: Actor, activity: Activity, fields: Mapping[str, Any], key: str = ""
) -> tuple[Headcount, bool]:
    """So many people of one kind, and whether it is new: a form sent twice with the same key counts once."""
    require(by, "count", activity)
    # The lock makes the second of two equal forms wait for the first.
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
    known = Headcount.objects.filter(activity=locked, key=key).first() if key else None
    if known is not None:
        return known, False
    row = Headcount(municipality=by.municipality, activity=locked, key=key, by=by.person)
    put(row, fields, allowed=FIELDS)
    row.full_clean(exclude=["municipality"])
    row.save()
    record("outreach.counted", by=by, on=locked, data={"headcount": row.pk, "people": row.number})
    return row, True


@transaction.atomic
def change_headcount(
    *, by: Actor, headcount: Headcount, fields: Mapping[str, Any], seen: str = ""
) -> Headcount:
    """Correct it. EditConflict when somebody changed it since (`seen`)."""
    require(by, "edit", headcount)
    fresh = unchanged(headcount, seen)
    before = fresh.number
    changed = put(fresh, fields, allowed=FIELDS)
    if changed:
        fresh.full_clean(exclude=["municipality"])
        fresh.save()
        facts = {"headcount": fresh.pk, "fields": changed, "before": before, "people": fresh.number}
        record("outreach.count_corrected", by=by, on=fresh.activity, data=facts)
    return fresh


@transaction.atomic
def remove_headcount(*, by: Actor, headcount: Headcount, seen: str = "") -> None:
    """It was typed by mistake; the history keeps that it was there."""
    require(by, "edit", headcount)
    fresh = unchanged(headcount, seen)
    facts = {"headcount": fresh.pk, "people": fresh.number}
    activity = fresh.activity
    fresh.delete()
    record("outreach.count_removed", by=by, on=activity, data=facts)
