"""A meeting in words: what it is called, in which state it is."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext

from mithaq.kit.i18n import Text

from .enums import Status
from .models import Meeting

TONES = {Status.PLANNED: "", Status.HELD: "good", Status.CANCELLED: "quiet"}


def title_of(meeting: Meeting) -> Text:
    """Its own title, else that of its body."""
    return meeting.title or meeting.body.name


def state_of(meeting: Meeting) -> tuple[str, str]:
    """(words, tone): missed and waiting for a record are computed, the rest was said."""
    if meeting.is_missed:
        return pgettext("meeting", "missed"), "late"
    if meeting.status == Status.PLANNED and meeting.is_over:
        return gettext("over, not recorded yet"), "soon"
    return str(meeting.get_status_display()), TONES[Status(meeting.status)]
