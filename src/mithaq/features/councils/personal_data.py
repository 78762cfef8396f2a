"""What decisions keep about a person: the positions of their seats and their reasons."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData

from .enums import Choice
from .models import Position

GONE = "—"


def export_positions(person: Person) -> list[dict[str, Any]]:
    rows = Position.objects.filter(seat__person=person).select_related("round__decision__body")
    return [
        {
            gettext("Body"): str(row.round.decision.body.name),
            gettext("Decision"): str(row.round.decision.title),
            gettext("Round"): row.round.number,
            gettext("Position"): str(row.get_choice_display()),
            gettext("Reason"): row.reason,
            gettext("Given"): row.cast_at.isoformat() if row.cast_at else "",
        }
        for row in rows.order_by("pk")
    ]


def erase_positions(person: Person) -> None:
    """Their words go; the position stays, as part of what the body decided. A block keeps a dash for its reason."""
    mine = Position.objects.filter(seat__person=person).exclude(reason="")
    mine.filter(choice=Choice.BLOCK).update(reason=GONE)
    mine.exclude(choice=Choice.BLOCK).update(reason="")


POSITIONS = PersonalData(
    code="councils.positions",
    label=_("Positions in committees"),
    export=export_positions,
    erase=erase_positions,
)
