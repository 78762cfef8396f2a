"""Meetings for tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max
from django.utils import timezone

from mithaq.kit.i18n import Text
from mithaq.registers.bodies.models import Body
from mithaq.registers.bodies.tests.make import days, make_body, make_organisation, make_seat, words
from mithaq.registers.meetings.models import Meeting, Minutes

SAID = "The committee read the report on street lights and agreed on the next steps."

__all__ = [
    "SAID",
    "at",
    "days",
    "make_body",
    "make_held",
    "make_meeting",
    "make_organisation",
    "make_seat",
    "words",
]


def at(number: int, hour: int = 10) -> dt.datetime:
    """So many days from today, at an hour UTC."""
    return dt.datetime.combine(days(number), dt.time(hour), tzinfo=dt.UTC)


def make_meeting(body: Body | None = None, *, day: int = 10, **extra: Any) -> Meeting:
    body = body or make_body()
    last = Meeting.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0
    fields = {"starts_at": at(day), "ends_at": at(day, 12), "number": last + 1} | extra
    return Meeting.objects.create(body=body, **fields)


def make_held(body: Body | None = None, *, day: int = -5, state: str = "", **extra: Any) -> Meeting:
    """A meeting that was held; with minutes in a state unless that is empty."""
    meeting = make_meeting(body, day=day, status="held", **extra)
    if state:
        published = timezone.now() if state == "published" else None
        Minutes.objects.create(
            meeting=meeting, state=state, text=Text(en=SAID, ar=SAID, fr=SAID), published_at=published
        )
    return meeting
