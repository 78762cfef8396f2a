"""Protection against floods: counted in the database, per person and per subject, without any address kept."""

from __future__ import annotations

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.people.models import Person

from .models import Comment

HOUR = dt.timedelta(hours=1)
# A person writing to a whole plan's questions in one sitting stays far below this.
PERSON_PER_HOUR = 40
# More than a lively meeting sends from its phones; what comes above waits for a moderator, nothing is lost.
STRANGERS_SHOWN_PER_HOUR = 60
# Above this only a machine writes: the database is protected.
STRANGERS_TAKEN_PER_HOUR = 3000


def refuse_floods(*, speaker: Person | None, on: Model, on_behalf: bool) -> None:
    """Raise ValidationError when too much came within the hour."""
    if on_behalf:
        return
    if speaker is not None:
        recent = Comment.objects.filter(author=speaker, submitted_at__gt=timezone.now() - HOUR).count()
        if recent >= PERSON_PER_HOUR:
            raise ValidationError(_("You wrote many comments within an hour. Take a break and come back."))
    elif _strangers(on) >= STRANGERS_TAKEN_PER_HOUR:
        raise ValidationError(_("Too many comments arrive here just now. Please try again in an hour."))


def shown_at_once(*, speaker: Person | None, on: Model) -> bool:
    """Where comments are read after they are shown: whether this one may be, or waits because of a flood."""
    return speaker is not None or _strangers(on) < STRANGERS_SHOWN_PER_HOUR


def _strangers(on: Model) -> int:
    """How many comments without an account this thing got within the hour."""
    kind = ContentType.objects.get_for_model(on)
    recent = Comment.objects.filter(
        subject_type=kind, subject_id=on.pk, submitted_at__gt=timezone.now() - HOUR, agent__isnull=True
    )
    return recent.exclude(author__user__isnull=False).count()
