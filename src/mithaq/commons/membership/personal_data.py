"""What this floor keeps about a person, for `people.personal`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.lines import label_of
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import (
    Absence,
    Affiliation,
    Appointment,
    InterestDeclaration,
    Person,
    ShiftNote,
)
from mithaq.commons.people.personal import PersonalData

from .actions.offices import end_appointments

Rows = list[dict[str, Any]]


def _day(value: dt.date | None) -> str:
    return value.isoformat() if value else ""


def export_profile(person: Person) -> Rows:
    return [
        {
            gettext("Name to show"): person.name,
            gettext("Pseudonym"): person.is_pseudonym,
            gettext("Language"): person.language,
            gettext("E-mail"): person.email,
            gettext("Phone"): person.phone,
            gettext("Joined"): person.joined_at.isoformat(),
        }
    ]


def export_affiliations(person: Person) -> Rows:
    return [
        {
            gettext("Organisation"): str(row.organisation),
            pgettext("in an organisation", "Role"): row.role,
            gettext("From"): _day(row.starts_on),
            gettext("Until"): _day(row.ends_on),
            gettext("Confirmed"): row.confirmed_at is not None,
        }
        for row in Affiliation.objects.filter(person=person).select_related("organisation").order_by("pk")
    ]


def erase_affiliations(person: Person) -> None:
    mine = Affiliation.objects.filter(person=person)
    mine.filter(ends_on__isnull=True).update(ends_on=timezone.localdate())
    mine.update(role="")


def export_appointments(person: Person) -> Rows:
    return [
        {
            gettext("Function"): str(row.function),
            gettext("From"): _day(row.starts_on),
            gettext("Until"): _day(row.ends_on),
        }
        for row in Appointment.objects.filter(person=person).select_related("function").order_by("pk")
    ]


def erase_appointments(person: Person) -> None:
    """The function was held from then to then, by somebody who left: that much stays."""
    end_appointments(Appointment.objects.filter(person=person), timezone.localdate())
    Appointment.objects.filter(person=person).update(note="")


def export_absences(person: Person) -> Rows:
    """When they were away, and whom they stood in for."""
    rows = Absence.objects.filter(Q(person=person) | Q(stand_in=person)).order_by("pk")
    return [
        {
            gettext("From"): _day(row.starts_on),
            gettext("Until"): _day(row.ends_on),
            gettext("Who is away"): str(row.person),
            gettext("Who stands in"): str(row.stand_in),
            gettext("What the stand-in must know"): row.note,
        }
        for row in rows.select_related("person", "stand_in")
    ]


def erase_absences(person: Person) -> None:
    Absence.objects.filter(person=person).update(note="")


def export_notes(person: Person) -> Rows:
    return [
        {gettext("When"): row.at.isoformat(), gettext("What"): row.text}
        for row in ShiftNote.objects.filter(by=person).order_by("pk")
    ]


def erase_notes(person: Person) -> None:
    """The work they were about is in the history of what it was about."""
    ShiftNote.objects.filter(by=person).update(text="")


def export_interests(person: Person) -> Rows:
    return [
        {
            gettext("Organisation"): str(row.organisation),
            gettext("Interest"): row.statement,
            gettext("From"): _day(row.starts_on),
            gettext("Until"): _day(row.ends_on),
        }
        for row in InterestDeclaration.objects.filter(person=person)
        .select_related("organisation")
        .order_by("pk")
    ]


def erase_interests(person: Person) -> None:
    mine = InterestDeclaration.objects.filter(person=person)
    mine.filter(ends_on__isnull=True).update(ends_on=timezone.localdate())
    mine.update(statement="")


def export_history(person: Person) -> Rows:
    """Their acts; the words themselves are erased by `audit.erase_personal`."""
    return [
        {
            gettext("When"): entry.at.isoformat(),
            gettext("What"): label_of(entry),
            **{str(key): value for key, value in (entry.personal or {}).items()},
        }
        for entry in Entry.objects.filter(person=person).order_by("number")
    ]


KINDS = (
    PersonalData(code="profile", label=_("Profile"), export=export_profile),
    PersonalData(
        code="affiliations", label=_("Organisations"), export=export_affiliations, erase=erase_affiliations
    ),
    PersonalData(
        code="offices", label=_("Functions held"), export=export_appointments, erase=erase_appointments
    ),
    PersonalData(code="absences", label=_("Absences"), export=export_absences, erase=erase_absences),
    PersonalData(
        code="shift_notes", label=_("Notes for the next shift"), export=export_notes, erase=erase_notes
    ),
    PersonalData(
        code="interests", label=_("Declared interests"), export=export_interests, erase=erase_interests
    ),
    PersonalData(code="history", label=_("What you did here"), export=export_history),
)
