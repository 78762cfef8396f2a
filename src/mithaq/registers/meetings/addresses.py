"""Where meetings are shown."""

from __future__ import annotations

from django.urls import reverse

from .models import Meeting


def meeting_url(meeting: Meeting) -> str:
    return reverse("meeting", args=[meeting.pk])


def desk_meeting_url(meeting: Meeting) -> str:
    return reverse("desk_meetings_object", args=[meeting.pk])


def minutes_url(meeting: Meeting) -> str:
    return f"{meeting_url(meeting)}#minutes"
