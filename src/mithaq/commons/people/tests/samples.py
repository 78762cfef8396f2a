"""One more person, organisation, office and what binds them."""

import datetime as dt
from itertools import count

from mithaq.commons.people.enums import OrganisationKind
from mithaq.commons.people.models import (
    Absence,
    Affiliation,
    Appointment,
    Function,
    InterestDeclaration,
    Mandate,
    Organisation,
    Person,
    ShiftNote,
)
from mithaq.kit.testing import Sample, mark, samples

YEAR_AGO = dt.date.today() - dt.timedelta(days=365)
numbers = count(1)


def person(town):
    private = f"private{next(numbers)}@leak.example"
    return Person.objects.create(
        name=f"{mark(town)} {next(numbers)}",
        language=town.default_language,
        guest_email=private,
        guest_phone="+21698765432",
    )


def organisation(town):
    return Organisation.objects.create(
        code=f"sample-{next(numbers)}",
        name=mark(town),
        kind=OrganisationKind.CIVIL_SOCIETY,
        contact_email=f"private{next(numbers)}@leak.example",
    )


def function(town):
    return Function.objects.create(title=mark(town), organisation=organisation(town), opened_on=YEAR_AGO)


samples.add(Sample(code="people.person", make=person))
samples.add(Sample(code="people.organisation", make=organisation))
samples.add(Sample(code="people.function", make=function))
samples.add(
    Sample(
        code="people.mandate", make=lambda town: Mandate.objects.create(name=mark(town), starts_on=YEAR_AGO)
    )
)
samples.add(
    Sample(
        code="people.affiliation",
        make=lambda town: Affiliation.objects.create(
            person=person(town), organisation=organisation(town), starts_on=YEAR_AGO
        ),
    )
)
samples.add(
    Sample(
        code="people.appointment",
        make=lambda town: Appointment.objects.create(
            function=function(town), person=person(town), starts_on=YEAR_AGO
        ),
    )
)


def absence(town):
    today = dt.date.today()
    return Absence.objects.create(
        person=person(town), stand_in=person(town), starts_on=today, ends_on=today, note=str(mark(town))
    )


samples.add(Sample(code="people.absence", make=absence))
samples.add(
    Sample(
        code="people.shift_note",
        make=lambda town: ShiftNote.objects.create(
            organisation=organisation(town), by=person(town), text=str(mark(town))
        ),
    )
)
samples.add(
    Sample(
        code="people.interest",
        make=lambda town: InterestDeclaration.objects.create(
            person=person(town),
            organisation=organisation(town),
            statement=str(mark(town)),
            starts_on=YEAR_AGO,
        ),
    )
)
