"""Whom a body's reminders reach: whoever holds its secretariat on the day, never a person who left it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from mithaq.commons.people.models import Appointment, Person
from mithaq.commons.people.queries import holders_of, in_force

from .access import EDIT
from .models import Body


def secretariat_of(body: Body, day: dt.date | None = None) -> list[Person]:
    """The holders of the body's function on a day (today); the officers for bodies when nobody holds it."""
    day = day or timezone.localdate()
    if body.secretariat_id:
        held = Appointment.objects.filter(
            in_force(day), function=body.secretariat_id, person__erased_at__isnull=True
        ).select_related("person__user")
        if found := [one.person for one in held.order_by("pk")]:
            return found
    return holders_of(EDIT, day)
