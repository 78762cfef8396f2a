"""The people behind a monitor: who does its work, and how the house reaches them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from mithaq.commons.people.models import Affiliation, Organisation, Person
from mithaq.commons.people.queries import in_force
from mithaq.registers.bodies.enums import SeatRole
from mithaq.registers.bodies.models import Seat

from ...models import Monitor, Plan, PrivateContact

MONITOR_ROLE = "monitor"


def monitors_of(plan: Plan, day: dt.date | None = None) -> QuerySet[Monitor]:
    """Who monitors the plan on a day (today)."""
    rows = Monitor.objects.filter(in_force(day or timezone.localdate()), plan=plan)
    return rows.select_related("body", "organisation__parent", "person__user", "answers_to__parent").order_by(
        "pk"
    )


@dataclass(frozen=True)
class Member:
    """One of those who do a monitor's work; the person is None for a seat without an account."""

    name: str
    person: Person | None = None
    organisation: Organisation | None = None


def members_of(monitor: Monitor, day: dt.date) -> list[Member]:
    """Of a body those seated there, of an organisation itself and who is confirmed to speak for it."""
    if monitor.body_id is not None:
        seats = Seat.objects.filter(in_force(day), body=monitor.body_id).exclude(role=SeatRole.OBSERVER)
        rows = seats.select_related("person", "organisation__parent").order_by("pk")
        return [Member(seat.shown_name, seat.person, seat.organisation) for seat in rows]
    if monitor.organisation is not None:
        organisation = monitor.organisation
        spoken = Affiliation.objects.filter(
            in_force(day), organisation=organisation, confirmed_at__isnull=False
        ).select_related("person")
        people = [Member(str(one.person), one.person, organisation) for one in spoken.order_by("pk")]
        return [Member(str(organisation.name), None, organisation), *people]
    return [Member(str(monitor.person), monitor.person)]


def people_of_plan(plan: Plan, day: dt.date | None = None) -> list[Person]:
    """Everybody with an account who does the work of one of its monitors, each once."""
    day = day or timezone.localdate()
    found: dict[int, Person] = {}
    for monitor in monitors_of(plan, day):
        for member in members_of(monitor, day):
            if member.person is not None and member.person.erased_at is None:
                found[member.person.pk] = member.person
    return list(found.values())


def mailboxes_of(plan: Plan, day: dt.date | None = None) -> list[str]:
    """Private addresses at which the monitor is reached, each once. Never shown, exported or logged.

    What was given for this plan comes first; then the address of the organisation named, then of the person named.
    Those who merely speak for an organisation, or sit in a body, gave their address for something else.
    """
    day = day or timezone.localdate()
    contacts = PrivateContact.objects.filter(plan=plan).filter(Q(role=MONITOR_ROLE, kind="email"))
    found = list(contacts.order_by("pk").values_list("value", flat=True))
    for monitor in monitors_of(plan, day):
        if monitor.organisation is not None:
            found.append(monitor.organisation.contact_email)
        if monitor.person is not None:
            found.append(monitor.person.email)
    return list(dict.fromkeys(address.lower() for address in found if address))


def is_reachable(plan: Plan) -> bool:
    return bool(mailboxes_of(plan))
