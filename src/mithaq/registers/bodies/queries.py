"""Reading bodies: who sits where on a day, by which rules, and for what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, IntegerField, Model, QuerySet, Value, When
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.people.models import Organisation, Person
from mithaq.commons.people.queries import in_force
from mithaq.kit.registry import load, record_of

from .composition import Composition, compose
from .enums import BodyKind, SeatRole
from .models import Body, BodyText, Seat

# Chair first, observers last.
BY_ROLE = Case(
    *[When(role=role.value, then=Value(place)) for place, role in enumerate(SeatRole)],
    output_field=IntegerField(),
)


def bodies_of(actor: Actor) -> QuerySet[Body]:
    """All bodies the actor may see, closed ones too, in order."""
    return visible(actor, Body.objects.all()).order_by("kind", "pk")


def bodies_for(subject: Model) -> QuerySet[Body]:
    """The bodies that work on a record, open ones first."""
    about = ContentType.objects.get_for_model(subject)
    return Body.objects.filter(subject_type=about, subject_id=subject.pk).order_by("closed_on", "pk")


def body_for(subject: Model) -> Body | None:
    """The open body that works on a record (a commitment's working group); the first when there are several."""
    return bodies_for(subject).filter(closed_on__isnull=True).order_by("pk").first()


def seats_of(body: Body) -> QuerySet[Seat]:
    """All seats, past and coming ones too, the newest first."""
    return (
        Seat.objects.filter(body=body).select_related("organisation", "person").order_by("-starts_on", "-pk")
    )


def members_on(body: Body, day: dt.date | None = None) -> QuerySet[Seat]:
    """The seats in force on a day (today), chair first, observers last."""
    seats = Seat.objects.filter(in_force(day or timezone.localdate()), body=body)
    return seats.select_related("organisation", "person").order_by(BY_ROLE, "pk")


def composition(body: Body, day: dt.date | None = None) -> Composition:
    """How the sides, women, young people and people with a disability are represented on a day (today)."""
    return compose(members_on(body, day), body.shares)


def coordinator_on(body: Body, day: dt.date | None = None) -> Seat | None:
    return members_on(body, day).filter(role=SeatRole.COORDINATOR).first()


def lead_elsewhere(body: Body, members: Iterable[Seat]) -> Organisation | None:
    """The institution that leads a working group's subject now, when its coordinator comes from another one."""
    if body.kind != BodyKind.WORKING_GROUP or not body.is_open or body.subject is None:
        return None
    lead = lead_of(body.subject)
    coordinator = next((seat for seat in members if seat.role == SeatRole.COORDINATOR), None)
    if lead is None or coordinator is None or answers_for(coordinator.organisation, lead):
        return None
    return lead


def sits_on(
    who: Person | Organisation, kind: str = "", day: dt.date | None = None, *, observers: bool = True
) -> QuerySet[Seat]:
    """The seats that a person or an organisation holds on a day (today), in bodies of one kind or of all."""
    holder = {"person": who} if isinstance(who, Person) else {"organisation": who}
    seats = Seat.objects.filter(in_force(day or timezone.localdate()), body__closed_on__isnull=True, **holder)
    if kind:
        seats = seats.filter(body__kind=kind)
    if not observers:
        seats = seats.exclude(role=SeatRole.OBSERVER)
    return seats.select_related("body", "organisation", "person").order_by("pk")


def rules_of(body: Body) -> BodyText | None:
    """The rules of procedure in force: the latest version."""
    return BodyText.objects.filter(body=body).order_by("-version").first()


def lead_of(subject: Model) -> Organisation | None:
    """Who answers for a record, as its own app says it in `Record.extra["lead"]`; None when it says nothing."""
    path = record_of(subject).extra.get("lead")
    return load(path)(subject) if path else None


def answers_for(organisation: Organisation | None, lead: Organisation | None) -> bool:
    """Whether an organisation is the lead itself or one of its units."""
    above = organisation
    while above is not None and lead is not None:
        if above.pk == lead.pk:
            return True
        above = above.parent
    return False
