"""What meetings show on the pages of others: bodies, commitments, the home page, the officers' day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.manifest.definitions import Block, Panel, Task, Todo
from mithaq.kit.formats import formats
from mithaq.kit.registry import record_of
from mithaq.registers.bodies.models import Body

from .access import APPROVE, CONVENE, EDIT
from .addresses import desk_meeting_url, meeting_url
from .enums import Status
from .models import Meeting
from .periods import Period
from .queries import (
    actions_of,
    drafts_to_approve,
    meetings_about,
    minutes_due_on,
    minutes_owed,
    needs_open,
    quarters_without,
    tally,
    to_say_whether_held,
)
from .showing import state_of, title_of

LAST_ONES = 6


def this_year() -> Period:
    year = timezone.localdate().year
    return Period(starts_on=dt.date(year, 1, 1), ends_on=dt.date(year, 12, 31))


def listed(meetings: Iterable[Meeting]) -> list[dict[str, Any]]:
    """Lines for `meetings/_list.html`."""
    return [
        {
            "meeting": meeting,
            "title": title_of(meeting),
            "state": state_of(meeting),
            "url": meeting_url(meeting),
            "minutes": meeting.written is not None and meeting.written.is_published,
        }
        for meeting in meetings
    ]


def of_body(actor: Actor, body: Body) -> dict[str, Any]:
    """The next meeting, this year's count, the last ones, and the quarters without any."""
    rows = visible(actor, Meeting.objects.filter(body=body)).select_related("body", "zone", "minutes")
    coming = rows.filter(status=Status.PLANNED, ends_at__gt=timezone.now()).order_by("starts_at", "pk")
    past = rows.filter(Q(ends_at__lte=timezone.now()) | ~Q(status=Status.PLANNED)).order_by(
        "-starts_at", "-pk"
    )
    return {
        "coming": listed(coming[:2]),
        "past": listed(past[:LAST_ONES]),
        "tally": tally(body, this_year()),
        "year": timezone.localdate().year,
        "without": quarters_without(body)[-4:],
    }


def about_record(actor: Actor, obj: Any) -> dict[str, Any] | None:
    rows = visible(actor, meetings_about(obj))[:5]
    found = listed(rows)
    return {"lines": found} if found else None


def convening(actor: Actor, obj: Any) -> dict[str, Any] | None:
    """On the officers' page: the meetings about it, and the way to convene one."""
    if not actor.has(EDIT, CONVENE):
        return None
    address = f"{reverse('desk_meetings_new')}?subject={record_of(obj).code}:{obj.pk}"
    return {**(about_record(actor, obj) or {"lines": []}), "convene_url": address}


def open_now(actor: Actor) -> dict[str, Any] | None:
    rows = visible(actor, Meeting.objects.filter(is_public=True, status=Status.PLANNED))
    coming = rows.filter(starts_at__gt=timezone.now(), day_is_set=True)
    found = listed(coming.select_related("body", "zone", "minutes").order_by("starts_at", "pk")[:2])
    return {"lines": found} if found else None


def _end_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(23, 59), tzinfo=formats().zone)


def action_todos(actor: Actor, limit: int) -> Iterable[Todo]:
    for action in actions_of(actor)[:limit]:
        yield Todo(
            title=action.what,
            url=reverse("my_meetings"),
            kind=_("task from a meeting"),
            due_at=_end_of(action.due_on),
        )


def minutes_todos(actor: Actor, limit: int) -> Iterable[Todo]:
    for meeting in minutes_owed(actor)[:limit]:
        yield Todo(
            title=title_of(meeting),
            url=reverse("desk_meetings_minutes", args=[meeting.pk]),
            kind=_("publish the minutes"),
            due_at=_end_of(minutes_due_on(meeting)),
        )
    for meeting in to_say_whether_held(actor)[:limit]:
        yield Todo(
            title=title_of(meeting),
            url=desk_meeting_url(meeting),
            kind=_("say whether the meeting was held"),
            due_at=_end_of(minutes_due_on(meeting)),
        )


def approvals(actor: Actor, limit: int) -> Iterable[Todo]:
    for meeting in drafts_to_approve(actor)[:limit]:
        yield Todo(
            title=title_of(meeting),
            url=reverse("desk_meetings_minutes", args=[meeting.pk]),
            kind=_("approve the minutes"),
            due_at=_end_of(minutes_due_on(meeting)),
        )


def needs_todos(actor: Actor, limit: int) -> Iterable[Todo]:
    for meeting in needs_open(actor)[:limit]:
        yield Todo(
            title=title_of(meeting),
            url=desk_meeting_url(meeting),
            kind=_("provide what people need to take part"),
            due_at=meeting.starts_at,
        )


PANELS = (
    Panel(
        code="meetings.body",
        on="bodies.body",
        template="meetings/panels/body.html",
        context=of_body,
        order=10,
    ),
    Panel(
        code="meetings.commitment",
        on="plans.commitment",
        template="meetings/panels/about.html",
        context=about_record,
        order=40,
        alike=True,
    ),
    Panel(
        code="meetings.convene",
        on="plans.commitment",
        template="meetings/panels/about.html",
        context=convening,
        place="desk",
        order=40,
    ),
)
BLOCKS = (
    Block(
        code="meetings.open",
        slot="open_now",
        template="meetings/blocks/open_now.html",
        context=open_now,
        order=60,
    ),
)
TASKS = (
    # Whoever has a duty may be charged with something at a meeting.
    Task(code="meetings.actions", label=_("Tasks from meetings"), grants=(), waiting=action_todos),
    Task(code="meetings.minutes", label=_("Minutes to publish"), grants=(EDIT,), waiting=minutes_todos),
    Task(code="meetings.needs", label=_("Needs for access"), grants=(EDIT,), waiting=needs_todos),
    Task(code="meetings.approve", label=_("Minutes to approve"), grants=(APPROVE,), waiting=approvals),
)
