"""The calendar of a year for calendar programs (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from icalendar import Event

from mithaq.commons.access.gates import public
from mithaq.commons.access.request import TownRequest
from mithaq.commons.notify.links import address_of
from mithaq.registers.meetings.calendars import calendar_response, empty_calendar, host_of

from ..addresses import cycle_url
from .public import year


@public
def calendar(request: TownRequest, code: str) -> HttpResponse:
    """Each part of the year as days without hours; a part keeps its identity when its days change."""
    row = year(request, code)
    base = address_of(request.municipality)
    found = empty_calendar(str(row.title))
    for phase in row.phases.all():
        event = Event()
        event.add("uid", f"investment-{row.code}-{phase.code}@{host_of(base)}")
        event.add("dtstamp", row.created_at.astimezone(dt.UTC))
        event.add("dtstart", phase.starts_on)
        # The end of a whole-day event is the day after.
        event.add("dtend", phase.ends_on + dt.timedelta(days=1))
        event.add("summary", f"{row.title}: {phase.get_code_display()}")
        event.add("url", base + cycle_url(row))
        found.add_component(event)
    return calendar_response(found.to_ical(), f"investment-{row.code}.ics")
