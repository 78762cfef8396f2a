"""What decisions keep about a person: positions of their seats with the reasons, and nominations."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData

from .enums import Choice
from .models import Nominee, Position

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


def export_nominations(person: Person) -> list[dict[str, Any]]:
    rows = Nominee.objects.filter(nominated_by=person).select_related("call").order_by("pk")
    return [
        {
            gettext("Call"): str(row.call.title),
            gettext("Name of the nominee"): row.name,
            gettext("Why they are suited"): row.statement,
            gettext("Nominated"): row.nominated_at.isoformat(),
        }
        for row in rows
    ]


def erase_nominations(person: Person) -> None:
    """Who nominated themselves loses name and words; whom they nominated stays, and nobody knows by whom."""
    Nominee.objects.filter(nominated_by=person, is_self=True).update(name=GONE, statement="")
    Nominee.objects.filter(nominated_by=person).update(nominated_by=None)


NOMINATIONS = PersonalData(
    code="councils.nominations",
    label=_("Nominations"),
    export=export_nominations,
    erase=erase_nominations,
)
