"""Protection against floods: counted in the database, per person and per category, without any address kept."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.people.models import Person

from .models import Category, Key, Message, Request

HOUR = dt.timedelta(hours=1)
PERSON_PER_HOUR = 20
# A storm brings hundreds of reports of one kind from one shared address; above this only a machine writes.
STRANGERS_PER_HOUR = 3000
# Of one kind, once so many came, only browsers that solved the puzzle of their form go on.
UNPROVEN_PER_HOUR = 1500
MESSAGES_PER_HOUR = 20


def refuse_floods(*, sender: Person | None, category: Category, on_behalf: bool, proven: bool) -> None:
    """Raise ValidationError when too much came within the hour. proven: see `kit.puzzle`, or known otherwise."""
    if on_behalf:
        return
    recent = Request.objects.filter(received_at__gt=timezone.now() - HOUR, agent__isnull=True)
    if sender is not None and recent.filter(author=sender).count() >= PERSON_PER_HOUR:
        raise ValidationError(_("You sent many requests within an hour. Take a break and come back."))
    most = STRANGERS_PER_HOUR if proven else UNPROVEN_PER_HOUR
    if recent.filter(category=category).count() >= most:
        raise ValidationError(_("Too many requests arrive here just now. Please try again in an hour."))


def refuse_chatter(request: Request) -> None:
    """One receipt writes so many messages an hour, and no more."""
    recent = Message.objects.filter(request=request, from_officer=False, at__gt=timezone.now() - HOUR)
    if recent.count() >= MESSAGES_PER_HOUR:
        raise ValidationError(_("You wrote many messages within an hour. Take a break and come back."))


def sent_within_the_hour(key: Key) -> int:
    """How many requests an application has sent."""
    return Request.objects.filter(key=key, received_at__gt=timezone.now() - HOUR).count()
