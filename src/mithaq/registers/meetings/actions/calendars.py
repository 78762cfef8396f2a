"""The secret address of a person's own calendar."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import Denied

from ..models import CalendarKey


@transaction.atomic
def calendar_key(*, by: Actor, renew: bool = False) -> CalendarKey:
    """The key of the actor's own calendar, made when there is none; renew: the old address stops working."""
    if by.person is None:
        raise Denied("nobody is signed in")
    row = CalendarKey.objects.select_for_update().filter(person=by.person).first()
    if row is None:
        return CalendarKey.objects.create(person=by.person, key=secrets.token_urlsafe(32))
    if renew:
        row.key, row.made_at = secrets.token_urlsafe(32), timezone.now()
        row.save(update_fields=["key", "made_at"])
    return row
