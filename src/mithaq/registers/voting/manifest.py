"""What the house must know about votes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.manifest.definitions import DeskItem, Manifest, MenuItem
from mithaq.commons.people.duties import Duty

from .access import BOOTH, OFFICERS, ROLL, RUN
from .events import EVENTS
from .records import RECORDS
from .screens import BLOCKS, TASKS

MANIFEST = Manifest(
    feature="voting",
    label=pgettext_lazy("noun", "Votes"),
    records=RECORDS,
    events=EVENTS,
    duties=(
        Duty(code="voting.manager", label=_("prepares, opens, closes and counts votes"), grants=(RUN,)),
        Duty(code="voting.roll_keeper", label=_("keeps the electoral roll"), grants=(ROLL,)),
        Duty(
            code="voting.booth_officer",
            label=_("keeps a voting booth and helps people vote"),
            grants=(BOOTH,),
        ),
    ),
    menu=(
        MenuItem(code="elections", verb="take_part", label=_("Votes of the town"), url="elections", order=12),
    ),
    desk=(
        DeskItem(
            code="elections",
            label=pgettext_lazy("noun", "Votes"),
            url="desk_elections",
            grants=OFFICERS,
            order=18,
        ),
    ),
    blocks=BLOCKS,
    tasks=TASKS,
)
