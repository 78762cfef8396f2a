"""A few weeks of letters in both towns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.membership.actions.offices import appoint, create_function
from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.models import Municipality
from mithaq.registers.bodies.demo import holder

from ..actions import enter_letter
from ..models import Letter
from .content import LETTERS, OFFICE


def fill(*, municipality: Municipality, say: Callable[[str], None]) -> None:
    """Once; twice is once."""
    rows = LETTERS.get(municipality.slug)
    if rows is None or Letter.objects.exists():
        return
    by, today = system(municipality, channel="demo"), timezone.localdate()
    person = holder("discuss.desk_agent") or holder("requests.office_agent")
    opened = today - dt.timedelta(days=400)
    if person is not None:
        function = create_function(by=by, title=OFFICE, duties=["correspondence.keeper"], opened_on=opened)
        appoint(by=by, function=function, person=person, starts_on=opened)
    units = list(Organisation.objects.filter(is_municipal=True, closed_on__isnull=True).order_by("code")[:4])
    entered: list[Letter] = []
    for place, (direction, ago, correspondent, subject, answers, due) in enumerate(rows):
        fields = {
            "correspondent": correspondent,
            "subject": subject,
            "answers": entered[answers] if answers is not None else None,
            "answer_by": today + dt.timedelta(days=due) if due is not None else None,
        }
        to = [units[place % len(units)]] if units and direction == "in" else []
        on = today - dt.timedelta(days=ago)
        entered.append(enter_letter(by=by, direction=direction, on=on, fields=fields, units=to))
    say(f"{municipality.slug}: {len(entered)} letters in the register.")
