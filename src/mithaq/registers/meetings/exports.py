"""Meetings, their attendance, decisions and tasks as open data."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.registry import Dataset, Field

from .addresses import meeting_url
from .attendance import public_number
from .models import Meeting
from .showing import title_of

MEETING = Field(code="meeting", label=_("meeting (number)"), kind="integer", value="meeting_id")

NOT_SHOWN = _("Empty: hidden, because it is under five or would give such a number away, or not counted.")


def state(meeting: Meeting) -> str:
    """As the pages say it: "missed" is computed."""
    return "missed" if meeting.is_missed else str(meeting.status)


def minutes_state(meeting: Meeting) -> str:
    return str(meeting.written.state) if meeting.written else "none"


def published_at(meeting: Meeting) -> Any:
    return meeting.written.published_at if meeting.written else None


def counted(name: str) -> Any:
    return lambda meeting: public_number(meeting.counted, name)


def came(meeting: Meeting) -> int | None:
    return meeting.counted.total if meeting.counted else None


def online_place(meeting: Meeting) -> str:
    """The link of a public meeting; of others it is given to those invited only."""
    return meeting.link if meeting.is_public else ""


MEETINGS = Dataset(
    code="meetings",
    label=_("Meetings"),
    description=_("Meetings planned, held, cancelled or missed, with the state of their minutes."),
    order_by=("starts_at", "pk"),
    select_related=("body", "zone", "minutes", "turnout"),
    fields=(
        Field(code="meeting", label=_("number in the house"), kind="integer", value="pk"),
        Field(code="body", label=_("body (short name)"), kind="code", value="body.slug"),
        Field(code="number", label=_("number within the body"), kind="integer"),
        Field(code="title", label=_("title"), kind="translated", value=title_of),
        Field(code="form", label=_("form"), kind="code"),
        Field(code="place", label=_("place"), kind="translated"),
        Field(code="zone", label=_("zone (code)"), kind="code", value="zone.code"),
        Field(code="link", label=_("link to the online meeting"), kind="url", value=online_place),
        Field(code="starts_at", label=_("starts"), kind="datetime"),
        Field(code="ends_at", label=_("ends"), kind="datetime"),
        Field(code="is_public", label=_("open to the public"), kind="boolean"),
        Field(
            code="state",
            label=_("state"),
            kind="code",
            value=state,
            help=_("planned, held, cancelled, missed"),
        ),
        Field(
            code="minutes",
            label=_("state of the minutes"),
            kind="code",
            value=minutes_state,
            help=_("none, draft, approved, published"),
        ),
        Field(code="minutes_published_at", label=_("minutes published"), kind="datetime", value=published_at),
        Field(code="present", label=_("people present"), kind="integer", value=came, help=NOT_SHOWN),
        Field(code="women", label=_("women present"), kind="integer", value=counted("women"), help=NOT_SHOWN),
        Field(code="men", label=_("men present"), kind="integer", value=counted("men"), help=NOT_SHOWN),
        Field(
            code="unknown",
            label=_("present, sex not said"),
            kind="integer",
            value=counted("unknown"),
            help=NOT_SHOWN,
        ),
        Field(code="url", label=_("page"), kind="url", value=meeting_url),
    ),
)

MINUTES = Dataset(
    code="minutes",
    label=_("Minutes of meetings"),
    description=_("The published minutes, whole."),
    order_by=("meeting",),
    select_related=("meeting__body",),
    fields=(
        MEETING,
        Field(code="body", label=_("body (short name)"), kind="code", value="meeting.body.slug"),
        Field(code="starts_at", label=_("starts"), kind="datetime", value="meeting.starts_at"),
        Field(code="text", label=_("text"), kind="translated"),
        Field(code="approved_at", label=_("approved"), kind="datetime"),
        Field(code="published_at", label=pgettext_lazy("day", "published"), kind="datetime"),
        Field(
            code="url", label=_("page"), kind="url", value=lambda row: f"{meeting_url(row.meeting)}#minutes"
        ),
    ),
)

DECISIONS = Dataset(
    code="minutes-decisions",
    label=_("Decisions in minutes"),
    description=_("What meetings decided, as their published minutes say."),
    order_by=("meeting", "number"),
    select_related=("meeting__body",),
    fields=(
        MEETING,
        Field(code="body", label=_("body (short name)"), kind="code", value="meeting.body.slug"),
        Field(code="number", label=_("number"), kind="integer"),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="text", label=_("text"), kind="translated"),
        Field(
            code="url", label=_("page"), kind="url", value=lambda row: f"{meeting_url(row.meeting)}#minutes"
        ),
    ),
)


def owner(action: Any) -> Any:
    """The institution or function; persons are not named in open data."""
    if action.function is not None:
        return action.function.title
    return action.organisation.name if action.organisation is not None else {}


ACTIONS = Dataset(
    code="action-items",
    label=_("Tasks from meetings"),
    description=_("What was taken on at meetings, until when, and whether it was done."),
    order_by=("meeting", "number"),
    select_related=("meeting", "organisation", "function"),
    fields=(
        MEETING,
        Field(code="number", label=_("number"), kind="integer"),
        Field(code="what", label=_("what is to be done"), kind="translated"),
        Field(code="owner", label=_("who does it"), kind="translated", value=owner),
        Field(code="due_on", label=_("until"), kind="date"),
        Field(code="done_on", label=_("done on"), kind="date"),
        Field(code="done_note", label=_("what came of it"), kind="translated"),
    ),
)
