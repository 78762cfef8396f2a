"""A letter shortly before a meeting to everybody who may come: when, where, and the link to say otherwise."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.actions import record

from ..enums import Reply, Status
from ..models import Invitation, Meeting, Registration

# So long before its beginning.
NOTICE = dt.timedelta(days=3)
# Whoever was invited or registered within this time has it in mind.
FRESH = dt.timedelta(days=1)


@transaction.atomic
def remind_of_meetings(*, by: Actor, now: dt.datetime | None = None) -> int:
    """Remind those invited who did not decline and those registered, once; gives how many were reminded.

    A meeting whose day is only a suggestion reminds nobody.
    """
    now = now or timezone.now()
    soon = Q(
        meeting__status=Status.PLANNED,
        meeting__day_is_set=True,
        meeting__starts_at__gt=now,
        meeting__starts_at__lte=now + NOTICE,
        reminded_at__isnull=True,
        person__isnull=False,
    )
    known = now - FRESH
    invited = Invitation.objects.filter(soon, sent_at__lte=known).exclude(reply=Reply.DECLINED)
    coming = Registration.objects.filter(soon, registered_at__lte=known, cancelled_at__isnull=True)
    rows: list[Invitation | Registration] = [
        *invited.select_related("meeting"),
        *coming.select_related("meeting"),
    ]
    told = 0
    # Somebody both invited and registered gets one letter.
    reached: set[tuple[int, int | None]] = set()
    for row in rows:
        row.reminded_at = now
        row.save(update_fields=["reminded_at"])
        if (row.meeting_id, row.person_id) in reached:
            continue
        reached.add((row.meeting_id, row.person_id))
        record("meetings.reminded", by=by, on=row, data={"meeting": row.meeting_id})
        told += 1
    return told


def forget_reminders(meeting: Meeting) -> None:
    """It has another day now: part of `convening.change_meeting`."""
    for model in (Invitation, Registration):
        model.objects.filter(meeting=meeting, reminded_at__isnull=False).update(reminded_at=None)
