"""Records, events and personal data of this floor."""

from __future__ import annotations

from typing import Any, cast

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, Notify, events
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Absence, ShiftNote
from mithaq.commons.people.personal import personal
from mithaq.kit import formats
from mithaq.kit.registry import Dataset, Field, Record, records

from .personal_data import KINDS

ACCESS = "mithaq.commons.membership.access"

ORGANISATIONS = Dataset(
    code="organisations",
    label=_("Organisations"),
    description=_("Associations, agencies, businesses and municipal units that take part, with their dates."),
    fields=(
        Field(code="code", label=_("Short name"), kind="code"),
        Field(code="name", label=_("Name"), kind="translated"),
        Field(code="kind", label=_("Kind"), kind="code"),
        Field(code="parent", label=_("Part of"), kind="code", value="parent.code"),
        Field(code="is_municipal", label=_("Unit of the municipality"), kind="boolean"),
        Field(code="verified_on", label=_("Verified on"), kind="date"),
        Field(code="closed_on", label=_("Closed on"), kind="date"),
    ),
    select_related=("parent",),
    order_by=("code", "pk"),
)


def absence_url(absence: Absence) -> str:
    return reverse("desk_absence")


def note_url(note: ShiftNote) -> str:
    return reverse("desk")


def absence_of(entry: Entry) -> Absence:
    return cast(Absence, entry.subject)


def days_away(absence: Absence) -> str:
    """ "From 3 to 7 March.", and what the stand-in must know."""
    dates = {"first": formats.day(absence.starts_on), "last": formats.day(absence.ends_on)}
    return " ".join(filter(None, (gettext("From %(first)s until %(last)s.") % dates, absence.note)))


def noun(name: str, model: str, label: Any, plural: Any, policy: str, **more: Any) -> Record:
    """One of people's tables, under the rules of this floor."""
    return Record(
        code=f"people.{name}",
        model=f"people.{model}",
        label=label,
        label_plural=plural,
        policy=f"{ACCESS}:{policy}",
        **more,
    )


RECORDS = (
    noun("person", "Person", _("Person"), _("Persons"), "PersonPolicy"),
    noun(
        "organisation",
        "Organisation",
        _("Organisation"),
        _("Organisations"),
        "OrganisationPolicy",
        dataset=ORGANISATIONS,
    ),
    noun("affiliation", "Affiliation", _("Affiliation"), _("Affiliations"), "AffiliationPolicy"),
    noun("mandate", "Mandate", _("Mandate"), _("Mandates"), "OfficePolicy"),
    noun("function", "Function", _("Function"), _("Functions"), "OfficePolicy"),
    noun("appointment", "Appointment", _("Appointment"), _("Appointments"), "OfficePolicy"),
    noun("absence", "Absence", _("absence"), _("absences"), "AbsencePolicy", desk_url=absence_url),
    noun(
        "shift_note",
        "ShiftNote",
        _("note for the next shift"),
        _("notes for the next shift"),
        "ShiftNotePolicy",
        desk_url=note_url,
    ),
    noun(
        "interest",
        "InterestDeclaration",
        _("Declaration of interest"),
        _("Declarations of interest"),
        "InterestPolicy",
    ),
)

EVENTS = (
    Event(code="people.joined", label=_("joined the town"), personal=("name",)),
    Event(code="people.invited", label=_("invited a person"), personal=("name",)),
    Event(code="people.profile_changed", label=_("changed their profile"), personal=("name",)),
    Event(code="people.erased", label=_("erased their personal data and left")),
    Event(code="people.organisation_created", label=_("entered an organisation"), public=True),
    Event(code="people.organisation_changed", label=_("changed an organisation"), public=True),
    Event(code="people.organisation_verified", label=_("verified an organisation"), public=True),
    Event(code="people.organisation_closed", label=_("closed an organisation"), public=True),
    Event(code="people.affiliation_asked", label=_("asked to speak for an organisation")),
    Event(code="people.affiliation_confirmed", label=_("confirmed who speaks for an organisation")),
    Event(code="people.affiliation_refused", label=_("refused that somebody speaks for an organisation")),
    Event(code="people.affiliation_ended", label=_("ended that somebody speaks for an organisation")),
    Event(code="people.mandate_opened", label=_("opened a mandate"), public=True),
    Event(code="people.mandate_ended", label=_("ended a mandate"), public=True),
    Event(code="people.function_created", label=_("created a function"), public=True),
    Event(code="people.duties_changed", label=_("changed the duties of a function"), public=True),
    Event(code="people.function_closed", label=_("closed a function"), public=True),
    Event(code="people.appointed", label=_("appointed somebody to a function"), public=True),
    Event(code="people.appointment_ended", label=_("ended an appointment"), public=True),
    Event(
        code="people.absence_said",
        label=_("said who is away and who stands in"),
        personal=("note",),
        notify=Notify(
            to=lambda entry: [absence_of(entry).stand_in],
            title=lambda entry: gettext("You stand in for %(person)s") % {"person": absence_of(entry).person},
            body=lambda entry: days_away(absence_of(entry)),
            url=lambda entry: reverse("desk_absence"),
        ),
    ),
    Event(code="people.absence_ended", label=_("ended an absence")),
    Event(code="people.note_left", label=_("left a note for the next shift"), personal=("text",)),
    Event(code="people.note_taken", label=_("took over a note of the shift before")),
    Event(code="people.interest_declared", label=_("declared an interest"), personal=("statement",)),
    Event(code="people.interest_ended", label=_("ended a declared interest")),
)


def register() -> None:
    for record in RECORDS:
        records.add(record)
    for event in EVENTS:
        events.add(event)
    for kind in KINDS:
        personal.add(kind)
