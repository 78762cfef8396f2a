"""Inviting members, institutions and guests, by letters whose link needs no account."""

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
from mithaq.commons.notify.actions.following import guest_with
from mithaq.commons.people.models import Organisation, Person
from mithaq.kit.formats import local
from mithaq.registers.bodies.models import Seat
from mithaq.registers.bodies.queries import members_on

from ..enums import Status
from ..models import Invitation, Meeting


@transaction.atomic
def invite(
    *,
    by: Actor,
    meeting: Meeting,
    members: bool = True,
    organisations: Iterable[Organisation] = (),
    people: Iterable[Person] = (),
) -> list[Invitation]:
    """Invite the members of the day of the meeting and others; whoever is invited already is not again.

    Gives the new invitations. Each goes out as a letter to whoever can be written to: the person, else the
    institution's own address. ValidationError when the meeting is not to come.
    """
    require(by, "edit", meeting)
    if meeting.status != Status.PLANNED or meeting.has_begun:
        raise ValidationError(_("Invitations go out before a meeting that is planned."))
    known = list(Invitation.objects.filter(meeting=meeting).select_related("seat"))
    seats = {row.seat_id for row in known}
    invited = {row.person_id for row in known if row.person_id}
    asked = {row.organisation_id for row in known if row.organisation_id and row.seat_id is None}
    found = []
    if members:
        Meeting.objects.filter(pk=meeting.pk, members_invited_at__isnull=True).update(
            members_invited_at=timezone.now()
        )
        for seat in members_on(meeting.body, local(meeting.starts_at).date()):
            if seat.pk not in seats and (seat.person_id is None or seat.person_id not in invited):
                found.append(_send(by, meeting, seat=seat))
    for organisation in organisations:
        if organisation.pk not in asked:
            found.append(_send(by, meeting, organisation=organisation))
    for person in people:
        if person.pk not in invited:
            found.append(_send(by, meeting, person=person))
    return found


@transaction.atomic
def invite_to_regular(*, by: Actor, now: dt.datetime | None = None) -> list[Meeting]:
    """Invite the members to each regular meeting whose day is set and near enough for its body, once.

    Whoever was invited by hand before is not again; gives the meetings whose members were.
    """
    now = now or timezone.now()
    rows = Meeting.objects.filter(
        status=Status.PLANNED,
        day_is_set=True,
        period_starts_on__isnull=False,
        members_invited_at__isnull=True,
        starts_at__gt=now,
        body__closed_on__isnull=True,
        body__invite_days__gt=0,
    )
    near = [
        one
        for one in rows.select_related("body").order_by("starts_at", "pk")
        if one.starts_at <= now + dt.timedelta(days=one.body.invite_days)
    ]
    for meeting in near:
        invite(by=by, meeting=meeting)
    return near


def _send(
    by: Actor,
    meeting: Meeting,
    *,
    seat: Seat | None = None,
    organisation: Organisation | None = None,
    person: Person | None = None,
) -> Invitation:
    if seat is not None:
        person, organisation = seat.person, seat.organisation
    row = Invitation.objects.create(
        municipality=by.municipality,
        meeting=meeting,
        seat=seat,
        organisation=organisation,
        person=person or _behind(organisation, by),
        sent_at=timezone.now(),
    )
    record("meetings.invited", by=by, on=row, data={"meeting": meeting.pk})
    return row


def _behind(organisation: Organisation | None, by: Actor) -> Person | None:
    """The nameless guest behind an institution's address; None when it has left none."""
    if organisation is None or not organisation.contact_email:
        return None
    return guest_with(organisation.contact_email.lower(), by.municipality.default_language)
