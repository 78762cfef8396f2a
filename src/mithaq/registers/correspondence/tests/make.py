"""Letters made quickly; each function needs an open scope."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.people.models import Appointment, Function, Organisation, Person
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import Text
from mithaq.registers.correspondence.actions import enter_letter
from mithaq.registers.correspondence.models import Letter

numbers = count(1)


def make_letter(town: Municipality, direction: str = "in", **extra: Any) -> Letter:
    fields = {"correspondent": "Ministry of the Interior", "subject": "Street lighting"}
    given = {name: extra.pop(name) for name in ("on", "about", "units", "scan") if name in extra}
    return enter_letter(
        by=extra.pop("by", system(town)),
        direction=direction,
        fields=fields | extra,
        **{"on": timezone.localdate(), **given},
    )


def make_unit(name: Text | None = None) -> Organisation:
    code = f"unit-{next(numbers)}"
    shown = name or Text(ar=code, fr=code, en=code)
    return Organisation.objects.create(code=code, name=shown, kind="government", is_municipal=True)


def serve(person: Person, unit: Organisation, *duties: str) -> Person:
    today = timezone.localdate()
    function = Function.objects.create(
        title=Text(en="Officer"), organisation=unit, duties=list(duties), opened_on=today
    )
    Appointment.objects.create(function=function, person=person, starts_on=today)
    return person
