"""Who sits in a body: seats begin, change and end; none is ever deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.membership.actions.guests import guest
from mithaq.commons.people.models import Organisation, Person
from mithaq.kit.conflicts import put, unchanged
from mithaq.kit.i18n import Text

from ..enums import BodyKind, SeatRole
from ..models import Body, Seat
from ..queries import answers_for, coordinator_on, lead_of

# What may be corrected on a seat that stands; who sits there changes by ending it and beginning another.
CHANGEABLE = ("title", "role", "side", "sex", "age_band", "disability", "votes", "name")


@dataclass(frozen=True, kw_only=True)
class NewSeat:
    """A seat to be taken. Somebody is named: a person, an organisation or, without account, a name.

    email: of somebody without an account, to invite them; never shown.
    """

    side: str
    role: str = SeatRole.MEMBER
    title: Text = field(default_factory=Text)
    organisation: Organisation | None = None
    person: Person | None = None
    name: str = ""
    email: str = ""
    sex: str = ""
    age_band: str = ""
    disability: bool | None = None
    votes: bool = True
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None


@transaction.atomic
def add_seat(*, by: Actor, body: Body, seat: NewSeat) -> Seat:
    """One more member. ValidationError when nobody is named, or somebody sits there already."""
    require(by, "edit", body)
    if seat.role == SeatRole.COORDINATOR:
        if coordinator_on(body, seat.starts_on):
            raise ValidationError({"role": _("There is a coordinator already: replace them instead.")})
        if body.kind == BodyKind.WORKING_GROUP and body.subject is not None:
            require_answers_for(seat.organisation, body.subject)
    return sit(by, body, seat)


def sit(by: Actor, body: Body, seat: NewSeat) -> Seat:
    """Write the seat down, without asking who may."""
    name = " ".join(seat.name.split())
    if seat.person is None and seat.organisation is None and not name:
        raise ValidationError({"name": _("Say who sits there: a person, an institution or a name.")})
    starts_on = seat.starts_on or body.term_starts or timezone.localdate()
    if seat.person is not None and _sits(body, seat.person, starts_on):
        raise ValidationError({"person": _("This person sits there already.")})
    person = seat.person or _guest(by, name, seat.email)
    row = Seat(
        municipality=by.municipality,
        body=body,
        side=seat.side,
        role=seat.role,
        title=Text(seat.title),
        organisation=seat.organisation,
        person=person,
        name="" if person else name,
        sex=seat.sex,
        age_band=seat.age_band,
        disability=seat.disability,
        votes=seat.votes and seat.role != SeatRole.OBSERVER,
        starts_on=starts_on,
        ends_on=seat.ends_on or body.term_ends,
    )
    row.full_clean(exclude=["municipality"])
    row.save()
    facts = {"seat": row.pk, "side": row.side, "role": row.role, "from": row.starts_on.isoformat()}
    record("bodies.seat_taken", by=by, on=body, data=facts, personal={"name": row.shown_name})
    return row


def _guest(by: Actor, name: str, email: str) -> Person | None:
    if email.strip() and not name:
        raise ValidationError({"name": _("Write the name of the person behind this address.")})
    return guest(by=by, name=name[:80], email=email, language=by.municipality.default_language)


def _sits(body: Body, person: Person, day: dt.date) -> bool:
    rows = Seat.objects.filter(body=body, person=person)
    return any(row.ends_on is None or row.ends_on >= day for row in rows)


def require_answers_for(organisation: Organisation | None, subject: Model) -> None:
    """The coordinator's institution leads what the group works on, or is one of the lead's units."""
    lead = lead_of(subject)
    if lead is None:
        raise ValidationError({"subject": _("Nobody answers for this yet: name its lead institution first.")})
    if not answers_for(organisation, lead):
        raise ValidationError(
            {
                "coordinator": _("The coordinator must come from the lead institution: %(lead)s.")
                % {"lead": lead.name}
            }
        )


@transaction.atomic
def change_seat(*, by: Actor, seat: Seat, fields: Mapping[str, Any], seen: str = "") -> Seat:
    """Correct what is said of a seat (`CHANGEABLE`). EditConflict when somebody changed it since."""
    require(by, "edit", seat)
    fresh = unchanged(seat, seen)
    before = fresh.role
    changed = put(fresh, fields, allowed=CHANGEABLE)
    if "role" in changed and SeatRole.COORDINATOR in (before, fresh.role):
        raise ValidationError({"role": _("Who coordinates changes by “Replace the coordinator”.")})
    if not changed:
        return fresh
    fresh.votes = fresh.votes and fresh.role != SeatRole.OBSERVER
    fresh.full_clean(exclude=["municipality"])
    fresh.save()
    # Sex, age and disability are private: the history says that they changed, not how.
    record("bodies.seat_changed", by=by, on=fresh.body, data={"seat": fresh.pk, "fields": changed})
    return fresh


@transaction.atomic
def end_seat(*, by: Actor, seat: Seat, on: dt.date | None = None, reason: Text | None = None) -> Seat:
    """The last day somebody sits there (today). A working group never stays without its coordinator."""
    require(by, "edit", seat)
    fresh = Seat.objects.select_for_update().select_related("body").get(pk=seat.pk)
    if (
        fresh.role == SeatRole.COORDINATOR
        and fresh.body.kind == BodyKind.WORKING_GROUP
        and fresh.body.is_open
    ):
        raise ValidationError(_("The group would have no coordinator: name the next one first."))
    return end(by, fresh, on or timezone.localdate(), reason)


def end(by: Actor, seat: Seat, on: dt.date, reason: Text | None = None) -> Seat:
    if on < seat.starts_on:
        raise ValidationError({"on": _("The seat begins later than that.")})
    seat.ends_on, seat.end_reason = on, reason or Text()
    seat.save(update_fields=["ends_on", "end_reason"])
    facts = {"seat": seat.pk, "on": on.isoformat()}
    record("bodies.seat_ended", by=by, on=seat.body, data=facts, personal={"name": seat.shown_name})
    return seat


@transaction.atomic
def replace_coordinator(
    *, by: Actor, body: Body, successor: NewSeat, on: dt.date | None = None, reason: Text | None = None
) -> Seat:
    """The next coordinator begins on a day (today), the present one ends the day before."""
    require(by, "edit", body)
    on = on or timezone.localdate()
    if body.kind == BodyKind.WORKING_GROUP and body.subject is not None:
        require_answers_for(successor.organisation, body.subject)
    before = coordinator_on(body, on)
    if before is not None:
        end(by, before, max(on - dt.timedelta(days=1), before.starts_on), reason)
    return sit(by, body, replace(successor, role=SeatRole.COORDINATOR, starts_on=on))
