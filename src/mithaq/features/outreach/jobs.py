"""Activities about a meeting follow whoever counts there."""

from __future__ import annotations

from mithaq.commons.access.actor import system
from mithaq.commons.audit.events import consumers, wants
from mithaq.commons.audit.models import Entry
from mithaq.commons.jobs.definitions import job
from mithaq.registers.meetings.models import Meeting

from .actions import follow_meeting
from .models import Activity
from .queries.gathering import about

FOLLOW = "outreach.follow_meeting"


@job(FOLLOW)
def after_counting(*, entry_id: int) -> None:
    entry = Entry.objects.filter(pk=entry_id).first()
    meeting = entry.subject if entry is not None else None
    if isinstance(meeting, Meeting):
        for activity in Activity.objects.filter(about(meeting)):
            follow_meeting(by=system(meeting.municipality), activity=activity)


consumers.append(FOLLOW)
wants[FOLLOW] = lambda event, _model: event.code == "meetings.attendance_recorded"
