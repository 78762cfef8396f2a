"""What the house must know about reports."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.definitions import ClockKind
from mithaq.commons.manifest.definitions import Manifest
from mithaq.commons.people.duties import Duty

from .access import PUBLISH, WRITE
from .chapters import CHAPTERS
from .enums import BULLETIN_CLOCK
from .events import EVENTS
from .queries.calendar import DEADLINE
from .records import RECORDS
from .showing import BLOCKS, DESK, MENU, PANELS, TASKS

MANIFEST = Manifest(
    feature="reports",
    label=_("Reports"),
    records=RECORDS,
    events=EVENTS,
    clocks=(
        ClockKind(
            code=BULLETIN_CLOCK,
            label=_("Publication of the quarterly bulletin"),
            deadline=DEADLINE,
            grants=(WRITE, PUBLISH),
            escalate_grants=("town.settings",),
            remind=(dt.timedelta(days=7), dt.timedelta(days=1)),
        ),
    ),
    duties=(
        Duty(code="reports.writer", label=_("writes reports and bulletins"), grants=(WRITE,)),
        Duty(
            code="reports.publisher",
            label=_("approves and publishes reports"),
            grants=(WRITE, PUBLISH),
        ),
    ),
    chapters=CHAPTERS,
    panels=PANELS,
    blocks=BLOCKS,
    menu=MENU,
    desk=DESK,
    tasks=TASKS,
    demo="mithaq.features.reports.demo:fill",
)
