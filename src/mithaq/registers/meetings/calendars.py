"""Meetings for calendar programs (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.http import HttpResponse
from icalendar import Calendar, Event

from mithaq.commons.notify.links import address_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text

from .addresses import meeting_url
from .enums import Status
from .models import Meeting
from .showing import title_of

CONTENT_TYPE = "text/calendar; charset=utf-8"
HOURLY = dt.timedelta(hours=1)


def calendar(name: str, town: Municipality, meetings: Iterable[Meeting], *, links: bool) -> bytes:
    """A calendar in the active language. links: whether addresses of meetings that are not public are given too.

    A meeting keeps its identity for ever and raises its sequence when it moves, so that programs follow it. One
    whose day is only a suggestion is tentative.
    """
    base = address_of(town)
    host = host_of(base)
    found = empty_calendar(name)
    for meeting in meetings:
        found.add_component(_event(meeting, base, host, links))
    return found.to_ical()


def host_of(address: str) -> str:
    """The name after which identities in calendars are called."""
    return address.partition("://")[2].partition(":")[0]


def empty_calendar(name: str) -> Calendar:
    """A calendar to subscribe to, read again every hour."""
    found = Calendar()
    found.add("prodid", "-//Mithaq//Calendar//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    found.add("refresh-interval", HOURLY, parameters={"VALUE": "DURATION"})
    return found


def _event(meeting: Meeting, base: str, host: str, links: bool) -> Event:
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{host}")
    event.add("dtstamp", meeting.changed_at.astimezone(dt.UTC))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", meeting.starts_at.astimezone(dt.UTC))
    event.add("dtend", meeting.ends_at.astimezone(dt.UTC))
    event.add("summary", one_line(title_of(meeting)))
    event.add("url", base + meeting_url(meeting))
    event.add("status", _status(meeting))
    if place := ", ".join(filter(None, (one_line(meeting.place), one_line(meeting.zone or "")))):
        event.add("location", place)
    if meeting.link and (links or meeting.is_public):
        event.add("conference", meeting.link, parameters={"VALUE": "URI"})
        event.add("description", meeting.link)
    return event


def _status(meeting: Meeting) -> str:
    if meeting.status == Status.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if meeting.day_is_set else "TENTATIVE"


def one_line(text: Text | object) -> str:
    return " ".join(str(text).split())


def calendar_response(body: bytes, filename: str = "meetings.ics") -> HttpResponse:
    response = HttpResponse(body, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
