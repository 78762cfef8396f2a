"""A project in the shapes its pages want."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext, ngettext

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed
from mithaq.commons.clocks.queries import clocks_of
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import page_of
from mithaq.commons.discuss.showing import shown
from mithaq.kit.formats import number
from mithaq.kit.registry import record_of
from mithaq.registers.places.outline import Drawing, draw
from mithaq.registers.places.queries import open_zones

from .clocks import REMARK
from .enums import BUILT, PROPOSED, WAY, Stage
from .models import Project, Step
from .progress import Delay, delay, financial, physical
from .queries import remarks_of
from .timeline import Moment, timeline


def stage_chip(project: Project) -> tuple[Any, str]:
    """(words, tone)."""
    if project.stage in (Stage.SUSPENDED, Stage.ABANDONED):
        tone = "late"
    elif project.stage in BUILT:
        tone = "good"
    else:
        tone = "quiet" if project.stage in PROPOSED else "soon"
    return Stage(project.stage).label, tone


def delay_words(late: Delay | None) -> str:
    """ "12 days late", "finished 12 days late"; "" when it is in time."""
    if late is None:
        return ""
    if late.running:
        words = ngettext("%(days)s day late", "%(days)s days late", late.days)
    else:
        words = ngettext("finished %(days)s day late", "finished %(days)s days late", late.days)
    return words % {"days": number(late.days)}


@dataclass(frozen=True)
class Dates:
    """One line of "planned and real": what was promised first, what is planned now, what came, and the difference."""

    label: str
    promised: dt.date | None
    planned: dt.date | None
    real: dt.date | None
    words: str

    @property
    def in_time(self) -> bool:
        """It came, and no later than a day somebody had named."""
        return self.real is not None and (self.promised or self.planned) is not None and not self.words


def start_words(late: Delay | None) -> str:
    """ "12 days late", "started 12 days late"; "" when it is in time."""
    if late is None or late.running:
        return delay_words(late)
    words = ngettext("started %(days)s day late", "started %(days)s days late", late.days)
    return words % {"days": number(late.days)}


def dates_of(project: Project, today: dt.date) -> list[Dates]:
    start = None
    running = project.started_on is None and project.is_open and project.stage not in PROPOSED
    until = project.started_on or (today if running else None)
    if project.planned_start and until and until > project.planned_start:
        start = Delay((until - project.planned_start).days, running)
    planned, real = project.planned_start, project.started_on
    end = delay_words(delay(project, today))
    return [
        Dates(gettext("Start of the works"), None, planned, real, start_words(start)),
        Dates(gettext("End of the works"), project.promised_end, project.planned_end, project.ended_on, end),
    ]


class ProjectPage:
    """What the page of a project reads, each part only when the template asks for it."""

    def __init__(self, actor: Actor, project: Project, today: dt.date) -> None:
        self.actor, self.project, self.today = actor, project, today
        self.late = delay(project, today)
        self.late_words = delay_words(self.late)
        self.stage = stage_chip(project)

    @cached_property
    def steps(self) -> list[Step]:
        return list(self.project.steps.prefetch_related("files"))

    @property
    def physical(self) -> int | None:
        return physical(self.steps)

    @property
    def financial(self) -> int | None:
        return financial(self.project)

    @property
    def dates(self) -> list[Dates]:
        return dates_of(self.project, self.today)

    @property
    def way(self) -> dict[str, Any] | None:
        """The stepper; None for a project that stands beside the way (suspended, abandoned)."""
        if self.project.stage not in WAY:
            return None
        return {"steps": [one.label for one in WAY], "current": WAY.index(Stage(self.project.stage)) + 1}

    @cached_property
    def moments(self) -> list[Moment]:
        return timeline(self.project.moves.all(), self.project.replans.all(), self.steps)

    @cached_property
    def source(self) -> dict[str, Any] | None:
        """Where the project comes from, for whoever may see that."""
        found = self.project.source
        if found is None or not allowed(self.actor, "view", found):
            return None
        record = record_of(found)
        label, url = record.label, record.url(found) if record.url else ""
        return {"label": label, "title": record.title(found), "url": url}

    @cached_property
    def drawing(self) -> Drawing | None:
        """Its place among the outlines of the zones."""
        point, zone = self.project.point, self.project.zone
        if point is None and (zone is None or not zone.geometry):
            return None
        rows = open_zones(self.actor)
        others = [one.geometry for one in rows if one.geometry and one.pk != self.project.zone_id]
        return draw(zone.geometry if zone else None, others, [point] if point else [])


def remarks_page(
    actor: Actor, project: Project, asked: Mapping[str, str]
) -> tuple[Page[Comment], list[dict[str, Any]]]:
    """One page of the remarks, newest first, each with its place, pictures, and how long an answer may take."""
    page = page_of(remarks_of(actor, project), asked)
    clocks = clocks_of(REMARK, page.object_list)
    return page, [
        {
            "comment": shown(one),
            "remark": getattr(one, "remark", None) if one.erased_at is None else None,
            "clock": clocks.get(one.pk) if one.official is None else None,
        }
        for one in page
    ]


def lines_of(projects: Sequence[Project], today: dt.date) -> list[dict[str, Any]]:
    """Projects in a list: with progress (the steps fetched beforehand), stage and delay in words."""
    return [
        {
            "project": one,
            "stage": stage_chip(one),
            "late": delay_words(delay(one, today)),
            "physical": physical(one.steps.all()),
        }
        for one in projects
    ]
