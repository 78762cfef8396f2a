"""What bodies keep about a person: the seats they held."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import PersonalData

from .models import Seat


def export_seats(person: Person) -> list[dict[str, Any]]:
    rows = Seat.objects.filter(person=person).select_related("body", "organisation").order_by("pk")
    return [
        {
            gettext("Body"): str(row.body.name),
            gettext("Role"): str(row.get_role_display()),
            gettext("Institution"): str(row.organisation or ""),
            gettext("From"): row.starts_on.isoformat(),
            gettext("Until"): row.ends_on.isoformat() if row.ends_on else "",
            gettext("Sex"): str(row.get_sex_display()),
            gettext("Age"): str(row.get_age_band_display()),
            gettext("Disability"): row.disability,
        }
        for row in rows
    ]


def erase_seats(person: Person) -> None:
    """What is private goes and the seat ends; that there was one stays, as part of what the body decided."""
    mine = Seat.objects.filter(person=person)
    today = timezone.localdate()
    mine.filter(ends_on__isnull=True, starts_on__lte=today).update(ends_on=today)
    mine.filter(ends_on__gt=today, starts_on__lte=today).update(ends_on=today)
    mine.update(name="", sex="", age_band="", disability=None)


SEATS = PersonalData(
    code="bodies.seats", label=_("Seats in committees"), export=export_seats, erase=erase_seats
)
