"""What participation records keep about a person: nobody who took part, only who of the officers counted."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData

from .models import Headcount, Import


def export_counts(person: Person) -> list[dict[str, Any]]:
    rows = Headcount.objects.filter(by=person).select_related("activity").order_by("pk")
    return [
        {
            gettext("Activity"): str(row.activity),
            gettext("When"): row.at.isoformat(),
            gettext("Number of people"): row.number,
        }
        for row in rows
    ]


def forget_counter(person: Person) -> None:
    """The counts stay; who typed them goes."""
    Headcount.objects.filter(by=person).update(by=None)
    Import.objects.filter(by=person).update(by=None)


PERSONAL = (
    PersonalData(
        code="outreach.counts",
        label=_("People you counted at events"),
        export=export_counts,
        erase=forget_counter,
    ),
)
