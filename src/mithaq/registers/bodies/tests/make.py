"""Bodies and people in them, for tests."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from django.utils import timezone

from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.models import Body, Seat

_numbers = count(1)


def days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def words(base: str) -> Text:
    return Text(ar=f"{base} بالعربية", fr=f"{base} en français", en=base)


def make_organisation(code: str = "", **extra: Any) -> Organisation:
    code = code or f"organisation-{next(_numbers)}"
    fields = {"name": words(code), "kind": "government"} | extra
    return Organisation.objects.create(code=code, **fields)


def make_body(name: str | Text = "Steering committee", **extra: Any) -> Body:
    """A body whose term began 400 days ago."""
    shown = words(name) if isinstance(name, str) else name
    fields = {"kind": "steering_committee", "slug": f"body-{next(_numbers)}", "term_starts": days(-400)}
    return Body.objects.create(name=shown, **(fields | extra))


def make_seat(body: Body, **extra: Any) -> Seat:
    fields = {"side": "government", "starts_on": days(-400)} | extra
    if "person" not in fields and "name" not in fields:
        fields["name"] = f"Member {next(_numbers)}"
    return Seat.objects.create(body=body, **fields)
