"""Terms of office: their end is announced in time, and a renewal keeps the past composition readable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text

from ..enums import BodyKind, SeatRole
from ..models import Body, Seat
from ..queries import members_on
from .seats import NewSeat, end, sit

# How long before a term or a seat ends its secretariat hears of it.
NOTICE = dt.timedelta(days=60)
RENEWED = Text(ar="نهاية الولاية", fr="Fin du mandat", en="End of the term")


@transaction.atomic
def renew_term(
    *,
    by: Actor,
    body: Body,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
    stay: Iterable[Seat] = (),
) -> Body:
    """A new term. Every seat of the old one ends the day before; those who stay get a new seat.

    ValidationError for a working group whose coordinator does not stay.
    """
    require(by, "edit", body)
    if ends_on is not None and ends_on <= starts_on:
        raise ValidationError({"ends_on": _("The term ends before it starts.")})
    if body.term_starts and starts_on <= body.term_starts:
        raise ValidationError({"starts_on": _("The present term starts later than that.")})
    last_day = starts_on - dt.timedelta(days=1)
    staying = {seat.pk for seat in stay}
    seats = list(members_on(body, last_day))
    coordinated = any(seat.role == SeatRole.COORDINATOR and seat.pk in staying for seat in seats)
    if body.kind == BodyKind.WORKING_GROUP and not coordinated:
        told = _("The coordinator of a working group stays: name the next one first, then renew the term.")
        raise ValidationError({"stay": told})
    body.term_starts, body.term_ends, body.term_alert_for = starts_on, ends_on, None
    body.save(update_fields=["term_starts", "term_ends", "term_alert_for"])
    for seat in seats:
        end(by, seat, max(last_day, seat.starts_on), RENEWED)
        if seat.pk in staying:
            sit(by, body, _again(seat, starts_on, ends_on))
    facts = {
        "from": starts_on.isoformat(),
        "until": ends_on.isoformat() if ends_on else "",
        "stayed": len([seat for seat in seats if seat.pk in staying]),
        "left": len([seat for seat in seats if seat.pk not in staying]),
    }
    record("bodies.term_renewed", by=by, on=body, data=facts)
    return body


def _again(seat: Seat, starts_on: dt.date, ends_on: dt.date | None) -> NewSeat:
    return NewSeat(
        side=seat.side,
        role=seat.role,
        title=seat.title,
        organisation=seat.organisation,
        person=seat.person,
        name=seat.name,
        sex=seat.sex,
        age_band=seat.age_band,
        disability=seat.disability,
        votes=seat.votes,
        starts_on=starts_on,
        ends_on=ends_on,
    )


@transaction.atomic
def warn_of_ends(*, by: Actor, today: dt.date | None = None) -> int:
    """Tell secretariats of terms and seats that end within `NOTICE`, each once; gives how many alerts were raised."""
    today = today or timezone.localdate()
    until = today + NOTICE
    alerts = 0
    for body in Body.objects.filter(closed_on__isnull=True, term_ends__gte=today, term_ends__lte=until):
        if body.term_ends is not None and body.term_alert_for != body.term_ends:
            body.term_alert_for = body.term_ends
            body.save(update_fields=["term_alert_for"])
            record("bodies.term_ending", by=by, on=body, data={"on": body.term_ends.isoformat()})
            alerts += 1
    ending = Seat.objects.filter(body__closed_on__isnull=True, ends_on__gte=today, ends_on__lte=until)
    for seat in ending.select_related("body", "person", "organisation"):
        # A seat that ends with its term was announced with it.
        if seat.ends_on is not None and seat.ends_on not in (seat.end_alert_for, seat.body.term_ends):
            seat.end_alert_for = seat.ends_on
            seat.save(update_fields=["end_alert_for"])
            facts = {"seat": seat.pk, "on": seat.ends_on.isoformat()}
            name = {"name": seat.shown_name}
            record("bodies.seat_ending", by=by, on=seat.body, data=facts, personal=name)
            alerts += 1
    return alerts
