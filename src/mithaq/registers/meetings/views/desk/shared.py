"""What the desk pages of a meeting have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import Denied, allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import form_page as desk_form

from ...access import OFFICERS
from ...models import Meeting
from ...showing import title_of

at_desk = officers(*OFFICERS)


def tabs_of(meeting: Meeting, current: str) -> list[dict[str, Any]]:
    pages = [("minutes", gettext("Minutes"), "desk_meetings_minutes")]
    if meeting.is_public:
        pages.append(("questions", gettext("Questions"), "desk_meetings_questions"))
    return [
        {"label": label, "url": reverse(name, args=[meeting.pk]), "current": code == current, "count": None}
        for code, label, name in pages
    ]


def meeting_at_desk(request: TownRequest, pk: int) -> Meeting:
    return find(request.actor, Meeting.objects.select_related("body", "zone", "minutes"), pk=pk)


def kept_meeting(request: TownRequest, pk: int) -> Meeting:
    """A meeting the officer may write; others see it only."""
    meeting = meeting_at_desk(request, pk)
    if not allowed(request.actor, "edit", meeting):
        raise Denied("meetings.meeting: edit")
    return meeting


def show(
    request: TownRequest, meeting: Meeting, template: str, tab: str, context: dict[str, Any]
) -> HttpResponse:
    tabs = [
        {
            "label": gettext("Detail"),
            "url": reverse("desk_meetings_object", args=[meeting.pk]),
            "current": False,
        },
        *tabs_of(meeting, tab),
        {
            "label": gettext("History"),
            "url": reverse("desk_meetings_history", args=[meeting.pk]),
            "current": False,
        },
    ]
    shown = {
        "desk": {"label": gettext("Meetings")},
        "layout": "layouts/desk.html",
        "list_url": reverse("desk_meetings"),
        "object": meeting,
        "meeting": meeting,
        "title": title_of(meeting),
        "tabs": tabs,
        "may_edit": allowed(request.actor, "edit", meeting),
        **context,
    }
    return render(request, f"meetings/desk/{template}.html", shown)


def form_page(
    request: TownRequest, meeting: Meeting | None, form: Any, heading: str, intro: str = ""
) -> HttpResponse:
    back = reverse("desk_meetings_object", args=[meeting.pk]) if meeting else reverse("desk_meetings")
    about = title_of(meeting) if meeting else ""
    trail: list[tuple[Any, str]] = [(gettext("Meetings"), reverse("desk_meetings"))]
    if meeting:
        trail.append((about, back))
    return desk_form(request, form, heading=heading, back=back, trail=trail, about=about, intro=intro)


def to_meeting(meeting: Meeting) -> HttpResponse:
    return redirect("desk_meetings_object", meeting.pk)
