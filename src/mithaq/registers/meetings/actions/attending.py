"""After a meeting: that it was held, who came, and whether what people needed was provided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.clocks.actions import start_clock
from mithaq.kit.formats import local
from mithaq.methods.suppression import LEAST, changed, publish

from ..clocks import MINUTES
from ..enums import Category, Presence, Status
from ..models import AttendanceCount, Invitation, Meeting, Registration, Turnout

TABLE = "categories"


@dataclass(frozen=True)
class Counts:
    """How many of one category were there."""

    women: int = 0
    men: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        return self.women + self.men + self.unknown


@transaction.atomic
def hold_meeting(
    *,
    by: Actor,
    meeting: Meeting,
    counts: Mapping[str, Counts] | None = None,
    presence: Mapping[int, str] | None = None,
) -> Meeting:
    """It took place. From its end its minutes are owed, within the days that the body promised."""
    require(by, "edit", meeting)
    fresh = Meeting.objects.select_for_update().select_related("body").get(pk=meeting.pk)
    if fresh.status == Status.CANCELLED:
        raise ValidationError(_("This meeting was cancelled."))
    if not fresh.has_begun:
        raise ValidationError(_("This meeting has not begun yet."))
    if fresh.status == Status.PLANNED:
        fresh.status = Status.HELD
        fresh.save(update_fields=["status", "changed_at"])
        record("meetings.held", by=by, on=fresh)
        due = local(fresh.ends_at).date() + dt.timedelta(days=fresh.body.minutes_days)
        start_clock(MINUTES, by=by, on=fresh, started_at=fresh.ends_at, deadline=due)
    if counts is not None or presence is not None:
        record_attendance(by=by, meeting=fresh, counts=counts or {}, presence=presence or {})
    return fresh


@transaction.atomic
def record_attendance(
    *, by: Actor, meeting: Meeting, counts: Mapping[str, Counts], presence: Mapping[int, str]
) -> None:
    """counts: by category, replaced as a whole; presence: by the number of the invitation."""
    require(by, "edit", meeting)
    if not meeting.has_begun:
        raise ValidationError(_("This meeting has not begun yet."))
    if wrong := set(counts) - set(Category.values):
        raise TypeError(f"no category {', '.join(sorted(wrong))}")
    if counts:
        AttendanceCount.objects.filter(meeting=meeting).delete()
        for category, count in counts.items():
            if count.total:
                AttendanceCount.objects.create(
                    meeting=meeting,
                    category=category,
                    women=count.women,
                    men=count.men,
                    unknown=count.unknown,
                )
        _publish(by, meeting, counts)
    for row in Invitation.objects.filter(meeting=meeting, pk__in=presence):
        if presence[row.pk] not in Presence.values:
            raise TypeError(f"no presence {presence[row.pk]}")
        if row.presence != presence[row.pk]:
            row.presence = presence[row.pk]
            row.save(update_fields=["presence"])
    shown = Turnout.objects.filter(meeting=meeting).values_list("total", flat=True).first()
    record("meetings.attendance_recorded", by=by, on=meeting, data={"total": shown})


def _publish(by: Actor, meeting: Meeting, counts: Mapping[str, Counts]) -> None:
    """Make anew what everybody may read of the counts.

    After a correction that touches fewer than five people only the total: the difference of two tables would describe
    them.
    """
    people = sum(count.total for count in counts.values())
    before = Turnout.objects.filter(meeting=meeting).first()
    if before is None and not people:
        return
    tables = {TABLE: {str(category): dict(vars(count)) for category, count in counts.items()}}
    shown = publish(tables)
    row = before or Turnout(municipality=by.municipality, meeting=meeting)
    row.total, row.sexes, row.categories = shown.total, {}, {}
    if shown.total is not None and not (row.basis and 0 < changed(row.basis, tables) < LEAST):
        row.sexes = dict(shown.columns)
        row.categories = {
            category: {"total": line.total, **line.cells}
            for category, line in shown.tables.get(TABLE, {}).items()
        }
        row.basis = tables
    row.save()


@transaction.atomic
def record_needs(*, by: Actor, attender: Invitation | Registration, met: bool | None, note: str = "") -> None:
    """Whether what somebody needs to take part was provided, and how."""
    require(by, "edit", attender.meeting)
    if not attender.access_needs:
        raise ValidationError(_("Nothing was asked for."))
    attender.needs_met, attender.needs_note = met, " ".join(note.split())[:300]
    attender.save(update_fields=["needs_met", "needs_note"])
    record("meetings.needs_recorded", by=by, on=attender.meeting, data={"met": met})
