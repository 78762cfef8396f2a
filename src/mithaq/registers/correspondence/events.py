"""What can happen to a letter, in the words of its history, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Appointment, Organisation, Person
from mithaq.commons.people.queries import holders_of, in_force

from .access import READ
from .addresses import desk_letter_url
from .models import Letter


def letter_of(entry: Entry) -> Letter:
    return cast(Letter, entry.subject)


def readers_of_the_unit(entry: Entry) -> Iterable[Person]:
    """Whoever reads letters for the unit it went to."""
    today = timezone.localdate()
    held = Appointment.objects.filter(in_force(today), function__organisation=entry.data["unit"])
    there = set(held.values_list("person", flat=True))
    return [one for one in holders_of(READ, today) if one.pk in there]


def unit_named(entry: Entry) -> str:
    unit = Organisation.objects.filter(pk=entry.data["unit"]).first()
    return str(unit.name) if unit is not None else ""


EVENTS = (
    Event(
        code="correspondence.entered",
        label=_("entered a letter in the register"),
        personal=("correspondent", "subject"),
    ),
    Event(
        code="correspondence.corrected",
        label=_("corrected a letter of the register"),
        personal=("correspondent", "subject"),
    ),
    Event(
        code="correspondence.struck",
        label=_("struck a letter out of the register"),
        detail=lambda entry: entry.data["reason"],
    ),
    Event(
        code="correspondence.routed",
        label=_("sent a letter to a unit"),
        detail=unit_named,
        notify=Notify(
            to=readers_of_the_unit,
            title=lambda entry: (
                gettext("A letter for your unit: %(number)s") % {"number": letter_of(entry).reference}
            ),
            body=lambda entry: letter_of(entry).subject,
            url=lambda entry: desk_letter_url(letter_of(entry)),
        ),
    ),
)
