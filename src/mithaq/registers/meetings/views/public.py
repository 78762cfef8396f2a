"""Everybody's pages on meetings: the list, one meeting, its minutes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mithaq.commons.access.gates import public_page
from mithaq.commons.access.policy import allowed, find, visible
from mithaq.commons.access.request import TownRequest
from mithaq.commons.discuss.queries import comments_by_place
from mithaq.commons.files.queries import attachments_of
from mithaq.kit.i18n import active_language
from mithaq.kit.registry import record_of

from ..attendance import note, public_attendance, public_needs
from ..enums import MinutesState, Status
from ..models import ActionItem, Meeting, Minutes, MinutesDecision
from ..periods import Period
from ..printing import pdf_of
from ..queries import meetings_of, minutes_due_on, tally
from ..screens import listed
from ..showing import state_of, title_of

PAGE_SIZE = 20


@public_page
def meetings(request: TownRequest) -> HttpResponse:
    """What is to come, and the meetings of one year with their count."""
    today = timezone.localdate()
    year = _year_of(request, today.year)
    span = Period(starts_on=dt.date(year, 1, 1), ends_on=dt.date(year, 12, 31))
    coming = meetings_of(request.actor).filter(status=Status.PLANNED, ends_at__gt=timezone.now())
    past = meetings_of(request.actor, span).exclude(Q(status=Status.PLANNED, ends_at__gt=timezone.now()))
    page = Paginator(past.order_by("-starts_at", "-pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "coming": listed(coming[:PAGE_SIZE]),
        "page": page,
        "past": listed(page),
        "tally": tally(request.municipality, span, public_only=True),
        "year": year,
        "before": year - 1,
        "after": year + 1 if year < today.year else None,
    }
    return render(request, "meetings/meetings.html", context)


def _year_of(request: TownRequest, otherwise: int) -> int:
    typed = request.GET.get("year", "")
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else otherwise
    return year if 2000 <= year <= 2100 else otherwise


@public_page
def meeting(request: TownRequest, pk: int) -> HttpResponse:
    """Agenda, registration, questions, and once they are published the minutes with everything in them."""
    actor = request.actor
    row = find(actor, Meeting.objects.select_related("body__lead", "zone", "turnout"), pk=pk)
    minutes = visible(actor, Minutes.objects.filter(meeting=row)).first()
    came = public_attendance(row)
    # Who may take part gets the link to it: of a public meeting everybody.
    link = row.link if row.is_public or allowed(actor, "edit", row) else ""
    context = {
        "meeting": row,
        "title": title_of(row),
        "state": state_of(row),
        "agenda": row.agenda.all().prefetch_related("subject"),
        "link": link,
        "body_shown": allowed(actor, "view", row.body),
        "about": _about(request, row),
        "is_open": allowed(actor, "register", row),
        "minutes": minutes,
        "minutes_due": minutes_due_on(row),
        "minutes_late": _late(row),
        "decisions": visible(actor, MinutesDecision.objects.filter(meeting=row)),
        "actions": visible(
            actor, ActionItem.objects.filter(meeting=row).select_related("person", "organisation", "function")
        ),
        "attendance": came,
        "attendance_note": note() if came and came.hides else "",
        "needs": public_needs(row),
        "comments": comments_by_place(actor, row) if row.is_public else {},
        "papers": attachments_of(actor, row),
    }
    return render(request, "meetings/meeting.html", context)


def _about(request: TownRequest, meeting: Meeting) -> dict[str, Any] | None:
    """What an extraordinary meeting is about, when the reader may see it."""
    subject = meeting.subject
    if subject is None or not allowed(request.actor, "view", subject):
        return None
    record = record_of(subject)
    return {"title": record.title(subject), "url": record.url(subject) if record.url else ""}


def _late(meeting: Meeting) -> bool:
    """Held, and its minutes are not published though their time has passed."""
    if meeting.status != Status.HELD or minutes_due_on(meeting) >= timezone.localdate():
        return False
    return not Minutes.objects.filter(meeting=meeting, state=MinutesState.PUBLISHED).exists()


@public_page
def minutes_pdf(request: TownRequest, pk: int) -> HttpResponse:
    """Published minutes on paper, in the language of the address."""
    rows = Minutes.objects.select_related("meeting__body", "meeting__turnout", "municipality")
    row = find(request.actor, rows, meeting_id=pk, state=MinutesState.PUBLISHED)
    language = active_language()
    response = HttpResponse(pdf_of(row, language), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="minutes-{row.meeting_id}-{language}.pdf"'
    return response
