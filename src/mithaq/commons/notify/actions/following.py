"""Following a thing, with an account or by e-mail alone. What somebody reads is theirs: it enters no history."""

from __future__ import annotations

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.policy import Denied, require
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.registry import record_of

from ..links import CONFIRM_SECONDS, Stop
from ..models import Follow
from .preferences import choose

# One letter an hour asks for the same thing, and an address has at most so many questions open: this form must
# be no way to fill somebody's mailbox.
ASK_AGAIN = dt.timedelta(hours=1)
OPEN_QUESTIONS = 5
# All addresses together: above this only a machine asks, and strangers would take the town's letters for spam.
QUESTIONS_AN_HOUR = 300


def require_followable(by: Actor, obj: Model) -> None:
    require(by, "view", obj)
    if not record_of(obj).followable:
        raise Denied("not followable")


@transaction.atomic
def follow(*, by: Actor, obj: Model) -> Follow:
    """Following twice is following."""
    if by.person is None:
        raise Denied("nobody is signed in")
    require_followable(by, obj)
    kind = ContentType.objects.get_for_model(obj)
    found, _new = Follow.objects.get_or_create(
        person=by.person,
        subject_type=kind,
        subject_id=obj.pk,
        defaults={"confirmed_at": timezone.now()},
    )
    return found


@transaction.atomic
def unfollow(*, by: Actor, model: type[Model], pk: int) -> None:
    """Also for a thing that has become invisible: leaving is always possible."""
    if by.person is None:
        raise Denied("nobody is signed in")
    kind = ContentType.objects.get_for_model(model)
    Follow.objects.filter(person=by.person, subject_type=kind, subject_id=pk).delete()


@transaction.atomic
def follow_as_guest(*, municipality: Municipality, obj: Model, email: str, language: str) -> None:
    """Ask the owner of a mailbox whether they want to follow. Says nothing about who follows already.

    Raises ValidationError while too many ask.
    """
    require_followable(anonymous(municipality), obj)
    now = timezone.now()
    if Follow.objects.filter(asked_at__gt=now - ASK_AGAIN).count() >= QUESTIONS_AN_HOUR:
        raise ValidationError(_("Too many people ask for letters just now. Please try again in an hour."))
    guest = guest_with(email.strip().lower(), language)
    kind = ContentType.objects.get_for_model(obj)
    wish, _new = Follow.objects.get_or_create(person=guest, subject_type=kind, subject_id=obj.pk)
    asked_lately = wish.asked_at is not None and now - wish.asked_at < ASK_AGAIN
    unanswered = Follow.objects.filter(person=guest, confirmed_at__isnull=True, asked_at__isnull=False)
    if wish.confirmed_at or asked_lately or unanswered.exclude(pk=wish.pk).count() >= OPEN_QUESTIONS:
        return
    wish.asked_at = now
    wish.save(update_fields=["asked_at"])
    enqueue("notify.ask_to_confirm", follow_id=wish.pk)


def guest_with(email: str, language: str) -> Person:
    """The nameless guest behind an address; never one who said something under a name."""
    found = Person.objects.filter(
        user__isnull=True, guest_email=email, name="", erased_at__isnull=True
    ).first()
    return found or Person.objects.create(name="", guest_email=email, language=language)


@transaction.atomic
def confirm_follow(follow: Follow) -> None:
    """The owner of the mailbox said yes."""
    if follow.confirmed_at is None:
        follow.confirmed_at = timezone.now()
        follow.save(update_fields=["confirmed_at"])


@transaction.atomic
def stop(what: Stop) -> None:
    """Stop what an unsubscribe link names. Who holds the letter may stop it: no sign-in is asked for."""
    choose(what.person, what.kind, what.channel, "never")


@transaction.atomic
def stop_following(what: Stop, follow_id: int) -> None:
    """Leave one thing, from the page of an unsubscribe link."""
    Follow.objects.filter(pk=follow_id, person_id=what.person).delete()


@transaction.atomic
def forget_unconfirmed() -> None:
    """Wishes nobody confirmed, and the guests who then follow nothing, in the town in hand."""
    before = timezone.now() - dt.timedelta(seconds=CONFIRM_SECONDS)
    gone = Follow.objects.filter(confirmed_at__isnull=True, created_at__lt=before)
    guests = list(gone.filter(person__user__isnull=True, person__name="").values_list("person", flat=True))
    gone.delete()
    still = Follow.objects.filter(person__in=guests).values("person")
    Person.objects.filter(pk__in=guests, notifications__isnull=True).exclude(pk__in=still).delete()
