"""What the house must know about letters."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.manifest.definitions import DeskItem, Manifest
from mithaq.commons.people.duties import Duty
from mithaq.kit.registry import Record

from .access import KEEP, OFFICERS, READ
from .addresses import desk_letter_url
from .events import EVENTS
from .screens import PANELS, TASKS

MANIFEST = Manifest(
    feature="correspondence",
    label=_("Correspondence"),
    records=(
        Record(
            code="correspondence.letter",
            model="correspondence.Letter",
            label=pgettext_lazy("correspondence", "letter"),
            label_plural=_("letters"),
            policy="mithaq.registers.correspondence.access:LetterPolicy",
            title=lambda row: row.reference,
            desk_url=desk_letter_url,
            attachments=True,
        ),
    ),
    events=EVENTS,
    duties=(
        Duty(code="correspondence.keeper", label=_("Keeps the register of letters"), grants=(KEEP, READ)),
        Duty(code="correspondence.reader", label=_("Reads the letters sent to their unit"), grants=(READ,)),
    ),
    desk=(DeskItem(code="letters", label=_("Correspondence"), url="desk_letters", grants=OFFICERS, order=7),),
    tasks=TASKS,
    panels=PANELS,
    demo="mithaq.registers.correspondence.demo:fill",
    demo_order=80,
)
