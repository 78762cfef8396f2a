"""Convening, moving and cancelling meetings, and their agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied, allowed, require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import EditConflict, put, stamp_all, unchanged
from mithaq.kit.formats import local
from mithaq.kit.formats import period as shown_period
from mithaq.kit.i18n import Text
from mithaq.kit.registry import record_of
from mithaq.registers.bodies.models import Body

from ..access import CONVENE, EDIT
from ..enums import Status
from ..models import AgendaItem, Meeting
from ..periods import period_of
from .reminding import forget_reminders

FIELDS = ("title", "form", "place", "zone", "link", "starts_at", "ends_at", "is_public", "needs")
# Whoever put the meeting into a calendar must hear of these.
IN_CALENDARS = frozenset({"title", "form", "place", "zone", "link", "starts_at", "ends_at"})
LONGEST = dt.timedelta(days=3)


@dataclass(frozen=True)
class NewItem:
    """One point of an agenda. minutes: how long it may take; subject: the record it is about."""

    title: Text
    minutes: int | None = None
    subject: Model | None = None


@transaction.atomic
def convene(
    *,
    by: Actor,
    body: Body,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    subject: Model | None = None,
    agenda: Sequence[NewItem] = (),
    period_starts_on: dt.date | None = None,
    day_is_set: bool = True,
    **fields: Any,
) -> Meeting:
    """A meeting of a body, planned. subject: the record that an extraordinary meeting is about.

    Open to those who keep the body's meetings and to holders of meetings.convene. fields: those of `FIELDS`.
    """
    require(by, "view", body)
    if not (by.has(EDIT, CONVENE) or allowed(by, "edit", body)):
        raise Denied("meetings.meeting: convene")
    if not body.is_open:
        raise ValidationError(_("This body meets no more."))
    # The lock keeps two meetings from the same number.
    Body.objects.select_for_update().get(pk=body.pk)
    last = Meeting.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0
    meeting = Meeting(
        municipality=by.municipality,
        body=body,
        number=last + 1,
        period_starts_on=period_starts_on,
        day_is_set=day_is_set,
        convened_by=by.person,
    )
    put(meeting, {"starts_at": starts_at, "ends_at": ends_at, **fields}, allowed=FIELDS)
    if subject is not None:
        record_of(subject)
        meeting.subject = subject
    _check(meeting)
    meeting.save()
    facts = {"number": meeting.number, "starts": starts_at.isoformat()}
    if subject is not None:
        facts |= {"record": record_of(subject).code, "id": subject.pk}
    record("meetings.convened", by=by, on=meeting, data=facts)
    _write_agenda(meeting, agenda)
    return meeting


def _check(meeting: Meeting) -> None:
    meeting.full_clean(exclude=["municipality"])
    if meeting.ends_at - meeting.starts_at > LONGEST:
        raise ValidationError({"ends_at": _("A meeting lasts three days at most.")})


@transaction.atomic
def change_meeting(
    *, by: Actor, meeting: Meeting, fields: Mapping[str, Any], seen: str = "", leave_period: bool = False
) -> Meeting:
    """Set fields of `FIELDS` while it is planned; afterwards only what the body needs (`needs`).

    A regular meeting stays in the quarter it was planned for. Moved past it, ValidationError says so; with
    `leave_period` it is moved knowingly: `plan_ahead` makes another one while its quarter has none.
    EditConflict when somebody changed it since (`seen`).
    """
    require(by, "edit", meeting)
    fresh = unchanged(meeting, seen)
    changed = put(fresh, fields, allowed=FIELDS)
    moved = {"starts_at", "ends_at"} & set(changed)
    if not changed and fresh.day_is_set:
        return fresh
    if fresh.status != Status.PLANNED and set(changed) - {"needs", "title"}:
        raise ValidationError(_("Only a planned meeting can be changed; this one is over or cancelled."))
    if moved:
        _stay_in_period(fresh, leave_period)
    _check(fresh)
    if IN_CALENDARS & set(changed):
        fresh.sequence += 1
    fresh.day_is_set = True
    fresh.save()
    facts: dict[str, Any] = {"fields": changed}
    if moved:
        facts["starts"] = fresh.starts_at.isoformat()
        forget_reminders(fresh)
    record("meetings.moved" if moved else "meetings.changed", by=by, on=fresh, data=facts)
    return fresh


def _stay_in_period(meeting: Meeting, leave_period: bool) -> None:
    if meeting.period_starts_on is None:
        return
    period = period_of(meeting.body.meets_every, meeting.period_starts_on)
    day = local(meeting.starts_at).date()
    if period is None or period.starts_on <= day <= period.ends_on:
        return
    if leave_period:
        meeting.period_starts_on = None
        return
    told = _(
        "This is the regular meeting of %(period)s. Moved out of it, it counts for its new day, and another one is "
        "planned while that period lasts. Tick the box below if you mean it, or choose another day."
    )
    shown = shown_period(period.starts_on, period.ends_on)
    raise ValidationError({"starts_at": told % {"period": shown}})


@transaction.atomic
def cancel_meeting(*, by: Actor, meeting: Meeting, reason: Text) -> Meeting:
    """It does not take place, and why; those invited and registered hear of it."""
    require(by, "edit", meeting)
    fresh = Meeting.objects.select_for_update().select_related("body").get(pk=meeting.pk)
    if fresh.status == Status.CANCELLED:
        return fresh
    if fresh.status != Status.PLANNED:
        raise ValidationError(_("It has taken place already."))
    if not reason:
        raise ValidationError({"reason": _("Say why it does not take place.")})
    fresh.status, fresh.cancel_reason = Status.CANCELLED, Text(reason)
    # The quarter is open again for another meeting.
    fresh.period_starts_on = None
    fresh.sequence += 1
    fresh.save()
    record("meetings.cancelled", by=by, on=fresh, data={"reason": dict(reason)})
    return fresh


@transaction.atomic
def set_agenda(*, by: Actor, meeting: Meeting, items: Sequence[NewItem], seen: str = "") -> list[AgendaItem]:
    """Replace the agenda as a whole. EditConflict when somebody changed it since (`conflicts.stamp_all`)."""
    require(by, "edit", meeting)
    fresh = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if seen and stamp_all(fresh.agenda.all()) != seen:
        raise EditConflict(fresh)
    fresh.agenda.all().delete()
    found = _write_agenda(fresh, items)
    record("meetings.agenda_set", by=by, on=fresh, data={"points": len(found)})
    return found


def _write_agenda(meeting: Meeting, items: Sequence[NewItem]) -> list[AgendaItem]:
    found = []
    for order, item in enumerate(items, start=1):
        row = AgendaItem(
            municipality=meeting.municipality,
            meeting=meeting,
            order=order,
            title=Text(item.title),
            minutes=item.minutes,
        )
        if item.subject is not None:
            row.subject = item.subject
        row.full_clean(exclude=["municipality"])
        row.save()
        found.append(row)
    return found
