"""What the house must know about participation records."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.manifest.definitions import DeskItem, Manifest, MenuItem
from mithaq.commons.people.duties import Duty

from .access import PUBLISH, READERS, RECORD
from .chapters import CHAPTERS
from .events import EVENTS
from .records import RECORDS
from .screens import PANELS, TALLIES, TASKS

MANIFEST = Manifest(
    feature="outreach",
    label=_("Participation records"),
    records=RECORDS,
    events=EVENTS,
    duties=(
        Duty(code="outreach.recorder", label=_("counts those who take part"), grants=(RECORD,)),
        Duty(
            code="outreach.publisher",
            label=_("counts those who take part and publishes it"),
            grants=(RECORD, PUBLISH),
        ),
    ),
    menu=(
        MenuItem(code="participation", verb="look_inside", label=_("Who takes part"), url="participation"),
    ),
    desk=(
        DeskItem(
            code="participation",
            label=_("Participation records"),
            url="desk_participation",
            grants=READERS,
            order=22,
        ),
    ),
    panels=PANELS,
    chapters=CHAPTERS,
    tasks=TASKS,
    tallies=TALLIES,
    demo="mithaq.features.outreach.demo:fill",
    demo_order=60,
)
