"""One more of everything that bodies decide and follow, public and hidden, for the house tests."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from mithaq.commons.people.models import Person
from mithaq.features.councils.models import (
    Call,
    Criterion,
    Decision,
    Item,
    Nominee,
    Position,
    QuarterRecord,
    Round,
    Step,
)
from mithaq.kit.testing import Sample, mark, samples
from mithaq.methods.quarters import quarter_of
from mithaq.registers.bodies.tests.make import days, make_seat
from mithaq.registers.bodies.tests.samples import body


def decision(town: Any, *, hidden: bool = False) -> Decision:
    """One that members are asked; of a hidden body, one that they only will be."""
    said = mark(town, hidden=hidden)
    found = Decision.objects.create(
        body=body(town, hidden=hidden),
        title=said,
        text=said,
        rule="" if hidden else "unanimity",
        quorum_percent=50,
        state="draft" if hidden else "open",
    )
    if not hidden:
        asked = Round.objects.create(decision=found, number=1, text=said)
        seat = make_seat(found.body, name=said["en"])
        Position.objects.create(round=asked, seat=seat, choice="for", reason=mark(town, hidden=True)["en"])
    return found


def position(town: Any) -> Position:
    """What a member answers while the round is open: their own to read, and the secretariat's."""
    said = mark(town, hidden=True)["en"]
    asked = Round.objects.get(decision=decision(town))
    person = Person.objects.create(name=mark(town)["en"], language="en")
    return Position.objects.create(
        round=asked, seat=make_seat(asked.decision.body, person=person), choice="against", reason=said
    )


def item(town: Any, *, hidden: bool = False) -> Item:
    said = mark(town, hidden=hidden)
    found = Item.objects.create(body=body(town, hidden=hidden), title=said)
    Step.objects.create(item=found, kind="opinion", text=said, fate="followed")
    return found


def call(town: Any, *, hidden: bool = False) -> Call:
    said = mark(town, hidden=hidden)
    found = Call.objects.create(
        body=body(town, hidden=hidden), title=said, text=said, state="draft" if hidden else "agreeing"
    )
    Criterion.objects.create(call=found, order=1, text=said)
    return found


def nominee(town: Any, *, hidden: bool = False) -> Nominee:
    """Shown once nominations are closed, unless withdrawn."""
    said = mark(town, hidden=hidden)["en"]
    found = call(town)
    found.criteria_decision = decision(town)
    found.state, found.opened_on, found.closes_on = "closed", days(-9), days(-1)
    found.save()
    withdrawn = timezone.now() if hidden else None
    return Nominee.objects.create(call=found, name=said, statement=said, withdrawn_at=withdrawn)


def quarter(town: Any, *, hidden: bool = False) -> QuarterRecord:
    said = mark(town, hidden=hidden)
    return QuarterRecord.objects.create(
        body=body(town, hidden=hidden),
        starts_on=quarter_of(days(0)).before.starts_on,
        progress=said,
        obstacles=said,
        corrective=said,
        written_at=timezone.now(),
    )


samples.add(Sample(code="councils.decision", make=decision, hidden=lambda town: decision(town, hidden=True)))
samples.add(Sample(code="councils.position", make=position, hidden=position))
samples.add(Sample(code="councils.item", make=item, hidden=lambda town: item(town, hidden=True)))
samples.add(Sample(code="councils.call", make=call, hidden=lambda town: call(town, hidden=True)))
samples.add(Sample(code="councils.nominee", make=nominee, hidden=lambda town: nominee(town, hidden=True)))
samples.add(Sample(code="councils.quarter", make=quarter, hidden=lambda town: quarter(town, hidden=True)))
