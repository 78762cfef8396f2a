"""What the house must know about the participatory investment programme."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.manifest.definitions import DeskItem, Manifest, MenuItem
from mithaq.commons.people.duties import Duty

from .access import ANIMATE, ASSESS, OFFICERS, RUN
from .events import EVENTS
from .records import RECORDS
from .screens import BLOCKS, CHAPTERS, DOORS, PANELS, TALLIES, TASKS

MANIFEST = Manifest(
    feature="investment",
    label=_("Investment programme"),
    records=RECORDS,
    events=EVENTS,
    duties=(
        Duty(
            code="investment.secretary_general",
            label=_("runs the investment programme (secretary-general)"),
            grants=(RUN, "voting.run", "voting.roll"),
        ),
        Duty(
            code="investment.technician",
            label=_("examines ideas and their cost (technician)"),
            grants=(ASSESS,),
        ),
        Duty(
            code="investment.animator",
            label=_("collects ideas in the zones (animator)"),
            grants=(ANIMATE,),
        ),
    ),
    menu=(
        MenuItem(
            code="investment", verb="take_part", label=_("Investment programme"), url="investment", order=20
        ),
    ),
    desk=(
        DeskItem(
            code="investment",
            label=_("Investment programme"),
            url="desk_investment",
            grants=OFFICERS,
            order=12,
        ),
        DeskItem(
            code="investment_ideas", label=_("Ideas"), url="desk_investment_ideas", grants=OFFICERS, order=13
        ),
    ),
    blocks=BLOCKS,
    panels=PANELS,
    tasks=TASKS,
    doors=DOORS,
    tallies=TALLIES,
    chapters=CHAPTERS,
    demo="mithaq.features.investment.demo:fill",
    demo_order=80,
)
