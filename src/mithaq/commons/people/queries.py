"""Who a person is today: their town self, the organisations they may speak for, the duties they hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from mithaq.commons.tenancy.models import Municipality

from .duties import grants_of
from .models import Absence, Affiliation, Appointment, InterestDeclaration, Organisation, Person, User


def in_force(day: dt.date) -> Q:
    """Rows with starts_on / ends_on that hold on a day; the end day still counts."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def person_of(user: User, municipality: Municipality) -> Person | None:
    return Person.objects.filter(user=user, municipality=municipality, erased_at__isnull=True).first()


def appointments_of(person: Person, day: dt.date) -> QuerySet[Appointment]:
    """The functions a person holds on a day, those of closed functions left out."""
    still_open = Q(function__closed_on__isnull=True) | Q(function__closed_on__gt=day)
    return Appointment.objects.filter(in_force(day), still_open, person=person).select_related("function")


def grants_on(person: Person, day: dt.date) -> frozenset[str]:
    return grants_of([code for held in appointments_of(person, day) for code in held.function.duties])


def holders_of(grants: str | Iterable[str], day: dt.date) -> list[Person]:
    """The persons whose duties carry a grant, or one of several, on a day, each once: whom to tell, who may act."""
    wanted = frozenset([grants] if isinstance(grants, str) else grants)
    still_open = Q(function__closed_on__isnull=True) | Q(function__closed_on__gt=day)
    held = Appointment.objects.filter(in_force(day), still_open, person__erased_at__isnull=True)
    rows = held.select_related("function", "person__user").order_by("person_id")
    found = {one.person.pk: one.person for one in rows if wanted & grants_of(one.function.duties)}
    return list(found.values())


def stand_in_of(person: Person, day: dt.date) -> Person | None:
    """Who stands in for somebody who is away on a day; None when they are there."""
    away = absences_on(day).filter(person=person).select_related("stand_in__user").first()
    return away.stand_in if away is not None else None


def absences_on(day: dt.date) -> QuerySet[Absence]:
    return Absence.objects.filter(in_force(day), called_off_at__isnull=True)


def stood_in_for(person: Person, day: dt.date) -> QuerySet[Absence]:
    """The absences of others in which this person stands in on a day."""
    return absences_on(day).filter(stand_in=person).select_related("person")


def units_of(person: Person, day: dt.date) -> QuerySet[Organisation]:
    """The units in which a person holds a function on a day, for themselves or for somebody away."""
    held = appointments_of(person, day).filter(function__organisation__closed_on__isnull=True)
    return Organisation.objects.filter(pk__in=held.values("function__organisation"))


def organisations_of(person: Person, day: dt.date) -> QuerySet[Organisation]:
    """The open organisations a person may speak for on a day: confirmed affiliations only."""
    spoken_for = Affiliation.objects.filter(in_force(day), person=person, confirmed_at__isnull=False)
    return Organisation.objects.filter(
        Q(closed_on__isnull=True) | Q(closed_on__gt=day), pk__in=spoken_for.values("organisation")
    )


def interests_of(person: Person, day: dt.date) -> QuerySet[InterestDeclaration]:
    return InterestDeclaration.objects.filter(in_force(day), person=person).select_related("organisation")
