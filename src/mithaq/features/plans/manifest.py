"""What the house must know about action plans."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.manifest.definitions import Manifest
from mithaq.commons.people.duties import Duty

from . import chapters_following, chapters_lifecycle, desk_following, panels_following, panels_lifecycle
from .blocks import BLOCKS, MENU, TALLIES
from .chapters_monitoring import MONITORING as MONITORING_CHAPTERS
from .clocks import CLOCKS
from .desk import DESK, TASKS
from .desk_monitoring import MONITORING_DESK, MONITORING_TASKS
from .events import EVENTS
from .panels_monitoring import MONITORING as MONITORING_PANELS
from .records import RECORDS

MANIFEST = Manifest(
    feature="plans",
    label=_("Action plans"),
    records=RECORDS,
    blocks=BLOCKS,
    tallies=TALLIES,
    menu=MENU,
    events=EVENTS,
    clocks=CLOCKS,
    desk=(*DESK, *desk_following.DESK, *MONITORING_DESK),
    tasks=(*TASKS, *desk_following.TASKS, *MONITORING_TASKS),
    panels=(*panels_lifecycle.PANELS, *panels_following.PANELS, *MONITORING_PANELS),
    chapters=(*chapters_lifecycle.CHAPTERS, *chapters_following.CHAPTERS, *MONITORING_CHAPTERS),
    demo="mithaq.features.plans.demo.loader:load",
    demo_order=10,
    duties=(
        Duty(code="plans.editor", label=_("writes the action plan"), grants=("plans.edit", "discuss.answer")),
        Duty(
            code="plans.publisher",
            label=_("publishes the action plan"),
            grants=("plans.publish", "plans.edit", "discuss.answer"),
        ),
        Duty(
            code="plans.monitor",
            label=_("monitors the action plan"),
            grants=("plans.monitor", "plans.assess"),
        ),
        Duty(
            code="plans.mel_officer",
            label=_("follows, evaluates and learns"),
            grants=(
                "plans.follow",
                "plans.monitor",
                "plans.edit",
                "discuss.answer",
                "meetings.convene",
                "reports.edit",
            ),
        ),
        Duty(code="plans.translator", label=_("translates"), grants=("translate",)),
    ),
)
