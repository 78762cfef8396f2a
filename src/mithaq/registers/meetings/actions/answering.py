"""What those invited and everybody answer: yes, no, what they need to be able to come."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.discuss.actions.posting import clean_name
from mithaq.commons.membership.actions.guests import unsaved_guest
from mithaq.commons.people.models import Person
from mithaq.kit.i18n import active_language

from ..enums import Reply, Status
from ..links import invitation_behind, registration_behind
from ..models import Invitation, Meeting, Registration

LONGEST = 300
HOUR = dt.timedelta(hours=1)
STRANGERS_PER_HOUR = 1000


@transaction.atomic
def answer_invitation(
    *,
    by: Actor,
    invitation: Invitation,
    accept: bool,
    note: str = "",
    access_needs: str = "",
    token: str = "",
) -> Invitation:
    """Yes or no, until the meeting begins; answering again changes the answer.

    By the person invited, or by whoever holds the link of the letter. Raises Http404 for others,
    ValidationError when it is too late or the meeting is cancelled.
    """
    fresh = Invitation.objects.select_for_update().select_related("meeting__body").get(pk=invitation.pk)
    mine = by.person is not None and by.person.pk == fresh.person_id
    if not mine and not (token and invitation_behind(token) == fresh):
        raise Http404
    _must_be_to_come(fresh.meeting)
    fresh.reply = Reply.ACCEPTED if accept else Reply.DECLINED
    fresh.replied_at = timezone.now()
    fresh.note, fresh.access_needs = _short(note), _short(access_needs)
    fresh.save()
    facts = {"meeting": fresh.meeting_id, "reply": fresh.reply}
    record("meetings.answered", by=by, on=fresh, data=facts)
    return fresh


def _short(words: str) -> str:
    words = " ".join(words.split())
    if len(words) > LONGEST:
        raise ValidationError(_("At most %(limit)s characters.") % {"limit": LONGEST})
    return words


def _must_be_to_come(meeting: Meeting) -> None:
    if meeting.status == Status.CANCELLED:
        raise ValidationError(_("This meeting was cancelled; there is nothing left to answer."))
    if meeting.has_begun:
        raise ValidationError(_("This meeting has begun already; the answer stays as it was."))


@transaction.atomic
def register(
    *,
    by: Actor,
    meeting: Meeting,
    name: str = "",
    email: str = "",
    phone: str = "",
    access_needs: str = "",
) -> Registration:
    """Somebody wants to come to a public meeting; a name is enough, an address serves to write to them.

    The same person or address registers once: the second time changes what was said. ValidationError by field.
    """
    require(by, "view", meeting)
    require(by, "register", meeting)
    _refuse_floods(by, meeting)
    shown = clean_name(name or (by.person.name if by.person else ""))
    needs = _short(access_needs)
    person = by.person or unsaved_guest(
        by=by, name=shown, email=email, phone=phone, language=active_language()
    )
    rows = Registration.objects.select_for_update().filter(meeting=meeting)
    row = _known(rows.select_related("person"), person)
    again = row is not None
    if row is None:
        if person is not None and person.pk is None:
            person.save()
        row = Registration(municipality=by.municipality, meeting=meeting, person=person)
    row.name, row.access_needs, row.cancelled_at = shown, needs, None
    row.save()
    record("meetings.registered", by=by, on=row, data={"meeting": meeting.pk, "again": again})
    return row


def _refuse_floods(by: Actor, meeting: Meeting) -> None:
    """Above what a full hall sends from its phones only a machine writes: the database is protected."""
    recent = timezone.now() - HOUR
    strangers = Registration.objects.filter(
        meeting=meeting, registered_at__gt=recent, person__user__isnull=True
    )
    if by.person is None and strangers.count() >= STRANGERS_PER_HOUR:
        raise ValidationError(_("Too many registrations arrive here just now. Please try again in an hour."))


def _known(rows: QuerySet[Registration], person: Person | None) -> Registration | None:
    """The registration of the same person, or of a guest with the same address."""
    if person is None:
        return None
    if person.pk:
        return rows.filter(person=person).first()
    same = Q(person__guest_email=person.guest_email) if person.guest_email else Q(pk__in=[])
    if person.guest_phone:
        same |= Q(person__guest_phone=person.guest_phone)
    return rows.filter(same, person__user__isnull=True).first()


@transaction.atomic
def unregister(*, by: Actor, registration: Registration, token: str = "") -> Registration:
    """Cannot come after all. By the person, or by whoever holds the link of the letter."""
    fresh = Registration.objects.select_for_update().select_related("meeting__body").get(pk=registration.pk)
    mine = by.person is not None and by.person.pk == fresh.person_id
    if not mine and not (token and registration_behind(token) == fresh):
        raise Http404
    if fresh.cancelled_at is None:
        _must_be_to_come(fresh.meeting)
        fresh.cancelled_at = timezone.now()
        fresh.save(update_fields=["cancelled_at"])
        record("meetings.unregistered", by=by, on=fresh, data={"meeting": fresh.meeting_id})
    return fresh
