"""Reads worth a name about who is who."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from mithaq.commons.people.models import Affiliation, Organisation, Person, ShiftNote
from mithaq.commons.people.queries import in_force, units_of


def affiliations_of(person: Person) -> QuerySet[Affiliation]:
    """All of a person's affiliations with their organisations, those asked for and those ended included."""
    return Affiliation.objects.filter(person=person).select_related("organisation").order_by("-pk")


def to_confirm_by_members(person: Person, day: dt.date) -> QuerySet[Affiliation]:
    """Those who ask to speak for an organisation that `person` speaks for."""
    spoken_for = Affiliation.objects.filter(in_force(day), person=person, confirmed_at__isnull=False)
    return (
        Affiliation.objects.filter(
            organisation__in=spoken_for.values("organisation"),
            confirmed_at__isnull=True,
            ends_on__isnull=True,
        )
        .exclude(person=person)
        .select_related("organisation", "person")
    )


def waiting_affiliations() -> QuerySet[Affiliation]:
    """Those asked for, and neither confirmed nor refused yet."""
    return Affiliation.objects.filter(confirmed_at__isnull=True, ends_on__isnull=True)


def open_organisations(day: dt.date) -> QuerySet[Organisation]:
    return Organisation.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))


def notes_for(person: Person, day: dt.date) -> QuerySet[ShiftNote]:
    """What the shift before left to the units of a person, until somebody takes it over."""
    rows = ShiftNote.objects.filter(
        taken_at__isnull=True, organisation__in=units_of(person, day).values("pk")
    )
    return rows.select_related("by", "organisation")
