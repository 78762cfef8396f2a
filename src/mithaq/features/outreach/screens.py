"""What participation shows on the pages of plans, commitments and meetings, and in the officers' day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Panel, Tally, Task, Todo
from mithaq.kit.formats import number
from mithaq.kit.registry import record_of
from mithaq.registers.meetings.models import Meeting

from .access import OFFICERS, PUBLISH, READERS
from .addresses import desk_activity_url
from .enums import SUBJECTS, Dimension
from .queries.cells import names_now, tables_of
from .queries.declared import comparisons
from .queries.gathering import (
    about,
    activities_by_town,
    activities_of,
    cells_of,
    gathered,
    gathered_exactly,
    to_publish,
)

LINES = 6


def of_record(actor: Actor, obj: Any) -> dict[str, Any] | None:
    """Who took part in what is about this record, and what was declared of it."""
    rows = activities_of(actor).filter(about(obj), published_at__isnull=False)
    found = gathered(rows)
    compared = comparisons(actor, obj, found)
    if not found.activities and not compared:
        return None
    return {
        "gathered": found,
        "lines": rows[:LINES],
        "tables": [
            one
            for one in tables_of(cells_of(rows), names_now(), by_sex=False)
            if one.dimension == Dimension.CATEGORY
        ]
        # A meeting's own table stands on its page already.
        if not isinstance(obj, Meeting)
        else [],
        "comparisons": compared,
    }


def at_desk(actor: Actor, obj: Any) -> dict[str, Any] | None:
    """The exact sums, and the way to write down an activity about this record or a declared figure."""
    if not actor.has(*READERS):
        return None
    key = f"{record_of(obj).code}:{obj.pk}"
    rows = activities_of(actor).filter(about(obj))
    found = gathered_exactly(rows)
    may_write = actor.has(*OFFICERS)
    # A meeting is counted in one activity.
    may_add = may_write and not (found.activities and isinstance(obj, Meeting))
    return {
        "gathered": found,
        "exact": True,
        "desk_lines": rows[:LINES],
        "comparisons": comparisons(actor, obj, found),
        "add_url": f"{reverse('desk_participation_new')}?about={key}" if may_add else "",
        "declare_url": f"{reverse('desk_participation_declare')}?about={key}" if may_write else "",
    }


def publications(actor: Actor, limit: int) -> Iterable[Todo]:
    for activity in to_publish(actor)[:limit]:
        yield Todo(title=activity.title, url=desk_activity_url(activity), kind=_("publish who took part"))


def words(count: int) -> str:
    return ngettext("%(count)s participation activity", "%(count)s participation activities", count) % {
        "count": number(count)
    }


PANELS = tuple(
    panel
    for on in SUBJECTS
    for panel in (
        Panel(
            code=f"outreach.{on}",
            on=on,
            template="outreach/panel.html",
            context=of_record,
            order=60,
            alike=True,
        ),
        Panel(
            code=f"outreach.{on}.desk",
            on=on,
            template="outreach/panel.html",
            context=at_desk,
            place="desk",
            order=60,
        ),
    )
)
TASKS = (
    Task(
        code="outreach.publish",
        label=_("Participation to publish"),
        grants=(PUBLISH,),
        waiting=publications,
    ),
)
TALLIES = (Tally(code="outreach.activities", count=activities_by_town, words=words, order=70),)
