"""Activities: when, how, about what, and which groups took part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.languages import write_language
from mithaq.commons.people.models import Organisation
from mithaq.kit.conflicts import EditConflict, put, unchanged
from mithaq.kit.registry import record_of

from ..access import OFFICERS
from ..models import Activity
from ..queries.gathering import meeting_of
from .following import check_meeting, take_over

FIELDS = ("title", "method", "stage", "influence", "held_on", "ends_on", "place", "zone", "subject")
TEXTS = ("title", "place")


@transaction.atomic
def add_activity(*, by: Actor, fields: Mapping[str, Any]) -> Activity:
    """An occasion at which people took part. fields: those of FIELDS; subject: the public record it is about."""
    require_grant(by, *OFFICERS)
    activity = Activity(municipality=by.municipality)
    put(activity, fields, allowed=FIELDS)
    _check(activity)
    check_meeting(activity)
    activity.save()
    take_over(activity)
    record("outreach.added", by=by, on=activity, data=_facts(activity))
    return activity


@transaction.atomic
def change_activity(*, by: Actor, activity: Activity, fields: Mapping[str, Any], seen: str = "") -> Activity:
    """Set fields of FIELDS. EditConflict when somebody changed it since (`seen`)."""
    require(by, "edit", activity)
    fresh = unchanged(activity, seen)
    before = meeting_of(fresh)
    changed = put(fresh, fields, allowed=FIELDS)
    if changed:
        _check(fresh)
        check_meeting(fresh, before)
        fresh.save()
        take_over(fresh)
        record("outreach.changed", by=by, on=fresh, data={**_facts(fresh), "fields": changed})
    return fresh


def _check(activity: Activity) -> None:
    if activity.subject is not None:
        record_of(activity.subject)
    activity.full_clean(exclude=["municipality"])
    if activity.held_on > timezone.localdate():
        raise ValidationError({"held_on": _("People are counted once it has taken place.")})


def _facts(activity: Activity) -> dict[str, Any]:
    facts: dict[str, Any] = {"held_on": activity.held_on.isoformat(), "method": activity.method}
    subject: Model | None = activity.subject
    if subject is not None:
        facts |= {"record": record_of(subject).code, "id": subject.pk}
    return facts


@transaction.atomic
def set_organisations(
    *, by: Actor, activity: Activity, organisations: Iterable[Organisation], seen: Iterable[int] | None = None
) -> Activity:
    """Which groups and institutions of the register took part; the number of groups follows from it.

    seen: those that were ticked when the officer began; EditConflict when others are now.
    """
    require(by, "edit", activity)
    fresh = unchanged(activity)
    wanted = {one.pk: one for one in organisations}
    present = set(fresh.organisations.values_list("pk", flat=True))
    if seen is not None and present != set(seen):
        raise EditConflict(fresh)
    if present != set(wanted):
        fresh.organisations.set(wanted.values())
        record("outreach.groups_set", by=by, on=fresh, data={"organisations": sorted(wanted)})
    return fresh


def translate(
    *, by: Actor, obj: Activity, field: str, language: str, text: str, seen: str | None = None
) -> Activity:
    """See `write_language`."""
    if field not in TEXTS:
        raise TypeError(f"Activity.{field} is not translated here")
    return write_language(
        "outreach.translated", by=by, obj=obj, field=field, language=language, text=text, seen=seen
    )
