"""What can happen to a project, in the words of its history, and whom it concerns."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.kit.formats import day
from mithaq.kit.i18n import Text

from .addresses import project_url
from .enums import Stage


def about(entry: Entry) -> Any:
    return entry.subject


def title_of(entry: Entry) -> str:
    return str(about(entry).title)


def page(entry: Entry) -> str:
    return project_url(about(entry))


def stage_name(code: str) -> str:
    return str(Stage(code).label) if code in Stage.values else code


def why(entry: Entry) -> str:
    return str(Text(entry.data.get("reason") or {}))


def moved(entry: Entry) -> str:
    line = gettext("From “%(old)s” to “%(new)s”.") % {
        "old": stage_name(entry.data["from"]),
        "new": stage_name(entry.data["to"]),
    }
    return f"{line} {why(entry)}".strip()


def replanned(entry: Entry) -> str:
    line = gettext("Planned end: %(new)s instead of %(old)s.") % {
        "new": day(dt.date.fromisoformat(entry.data["new"])),
        "old": day(dt.date.fromisoformat(entry.data["old"])),
    }
    return f"{line} {why(entry)}".strip()


def overdue(entry: Entry) -> str:
    return gettext("The works were to be finished by %(day)s.") % {
        "day": day(dt.date.fromisoformat(entry.data["planned"]))
    }


def step_named(entry: Entry) -> str:
    return str(Text(entry.data["title"]))


STAGE = Notify(
    to="followers",
    title=lambda entry: (
        gettext("%(project)s: the stage is now “%(stage)s”")
        % {"project": title_of(entry), "stage": stage_name(entry.data["to"])}
    ),
    body=moved,
    url=page,
)
REPLANNED = Notify(
    to="followers",
    title=lambda entry: gettext("%(project)s: the end was planned anew") % {"project": title_of(entry)},
    body=replanned,
    url=page,
)
DELAYED = Notify(
    to="followers",
    title=lambda entry: gettext("%(project)s is late") % {"project": title_of(entry)},
    body=overdue,
    url=page,
)
STEP_DONE = Notify(
    to="followers",
    title=lambda entry: gettext("%(project)s: a step is done") % {"project": title_of(entry)},
    body=step_named,
    url=page,
)

EVENTS = (
    Event(code="projects.opened", label=_("opened a project"), public=True),
    Event(code="projects.changed", label=_("changed a project"), public=True),
    Event(code="projects.published", label=_("published a project"), public=True),
    Event(code="projects.hidden", label=_("took a project from the public pages")),
    Event(
        code="projects.stage_changed",
        label=_("brought a project to another stage"),
        public=True,
        detail=moved,
        notify=STAGE,
    ),
    Event(
        code="projects.replanned",
        label=_("planned the end of a project anew"),
        public=True,
        detail=replanned,
        notify=REPLANNED,
    ),
    Event(
        code="projects.delayed", label=_("found a project late"), public=True, detail=overdue, notify=DELAYED
    ),
    Event(code="projects.delay_explained", label=_("said why a project is late"), public=True, detail=why),
    Event(code="projects.step_added", label=_("added a step"), public=True, detail=step_named),
    Event(code="projects.step_changed", label=_("changed a step"), public=True, detail=step_named),
    Event(
        code="projects.step_done",
        label=_("finished a step"),
        public=True,
        detail=step_named,
        notify=STEP_DONE,
    ),
    Event(code="projects.step_removed", label=_("removed a step"), public=True, detail=step_named),
    Event(code="projects.translated", label=_("translated a text"), public=True),
)
