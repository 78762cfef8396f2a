"""What projects show in the officers' day, on the home page, on zones and beside a remark that is moderated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mithaq.commons.access.actor import Actor
from mithaq.commons.clocks.queries import clocks_of
from mithaq.commons.manifest.definitions import Block, DeskItem, Panel, Tally, Task, Todo
from mithaq.kit.formats import number

from .access import RUN
from .addresses import desk_project_url
from .clocks import REMARK
from .enums import CLOSED, PROPOSED
from .models import Remark
from .queries import late_by, projects_by_town, projects_of, remarks_to_answer
from .showing import lines_of

LINES = 3
LINES_OF_ZONE = 6


def remarks(actor: Actor, limit: int) -> Iterable[Todo]:
    """Remarks that wait for an answer, the oldest first, with the day by which it is owed."""
    rows = list(remarks_to_answer(actor)[:limit])
    clocks = clocks_of(REMARK, rows)
    for one in rows:
        clock = clocks.get(one.pk)
        yield Todo(
            title=one.subject.title,  # type: ignore[union-attr]
            url=reverse("desk_projects_answer", args=[one.pk]),
            kind=_("answer a remark from the site"),
            due_at=clock.due_at if clock else None,
        )


def unexplained(actor: Actor, limit: int) -> Iterable[Todo]:
    """Projects that are late and do not say why, the longest late first."""
    rows = projects_of(actor).filter(late_by(), delay_reason={}).order_by("promised_end", "pk")
    for one in rows[:limit]:
        assert one.promised_end is not None
        due = timezone.make_aware(dt.datetime.combine(one.promised_end, dt.time(23, 59)))
        yield Todo(
            title=one.title, url=desk_project_url(one), kind=_("say why a project is late"), due_at=due
        )


def waiting(actor: Actor) -> int:
    return remarks_to_answer(actor).count()


def home(actor: Actor) -> dict[str, Any] | None:
    """What is being built now: the late ones first."""
    rows = projects_of(actor).filter(published=True).exclude(stage__in=CLOSED | PROPOSED)
    running = list(
        rows.filter(ended_on__isnull=True).order_by("planned_end", "pk").prefetch_related("steps")[:LINES]
    )
    return {"lines": lines_of(running, timezone.localdate())} if running else None


def of_zone(actor: Actor, zone: Any) -> dict[str, Any] | None:
    rows = projects_of(actor).filter(zone=zone, published=True).prefetch_related("steps")
    found = list(rows[:LINES_OF_ZONE])
    return {"lines": lines_of(found, timezone.localdate()), "zone": zone} if found else None


def beside_comment(actor: Actor, comment: Any) -> dict[str, Any] | None:
    """For whoever reads a remark before it is shown: its place and pictures."""
    if comment.erased_at is not None:
        return None
    remark = Remark.objects.filter(comment=comment).prefetch_related("files").first()
    return {"remark": remark} if remark is not None else None


def words(count: int) -> str:
    return ngettext("%(count)s project", "%(count)s projects", count) % {"count": number(count)}


DESK = (
    DeskItem(
        code="projects", label=_("Projects"), url="desk_projects", grants=(RUN,), order=30, count=waiting
    ),
)
TASKS = (
    Task(code="projects.remarks", label=_("Remarks from the site"), grants=(RUN,), waiting=remarks),
    Task(
        code="projects.delays", label=_("Late projects without a reason"), grants=(RUN,), waiting=unexplained
    ),
)
BLOCKS = (Block(code="projects", slot="promises", template="projects/home.html", context=home, order=60),)
PANELS = (
    Panel(
        code="projects.zone",
        on="places.zone",
        template="projects/panels/zone.html",
        context=of_zone,
        alike=True,
    ),
    Panel(
        code="projects.remark",
        on="discuss.comment",
        template="projects/panels/remark.html",
        context=beside_comment,
        place="desk",
    ),
)
TALLIES = (Tally(code="projects", count=projects_by_town, words=words, label=_("Projects"), order=40),)
