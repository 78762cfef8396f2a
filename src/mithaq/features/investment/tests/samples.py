"""One more of everything of the programme, public and hidden, for the house tests."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.utils import timezone

from mithaq.features.investment.models import (
    Application,
    Call,
    Cycle,
    Envelope,
    Equipment,
    Idea,
    Liaison,
    PastProject,
    Phase,
    Sheet,
)
from mithaq.kit.testing import Sample, mark, samples
from mithaq.registers.bodies.tests.make import make_organisation
from mithaq.registers.places.models import Zone

numbers = count(1)


def zone(town: Any) -> Zone:
    return Zone.objects.create(code=f"quarter-{next(numbers)}", name=mark(town), population=500)


def cycle(town: Any, *, hidden: bool = False) -> Cycle:
    said, today = mark(town, hidden=hidden), timezone.localdate()
    found = Cycle.objects.create(
        code=f"year-{next(numbers)}",
        year=2040,
        title=said,
        intro=said,
        rules=said,
        state="preparing" if hidden else "ideas",
        amount=1000,
    )
    Phase.objects.create(cycle=found, code="ideas", starts_on=today, ends_on=today)
    return found


def idea(town: Any, *, hidden: bool = False) -> Idea:
    """Examined; a hidden one waits to be read."""
    said = mark(town, hidden=hidden)
    found = Idea.objects.create(
        cycle=cycle(town),
        zone=zone(town),
        title=said,
        text=said["en"],
        language="en",
        name=said["en"],
        receipt_digest=f"digest-{next(numbers)}",
        state="waiting" if hidden else "feasible",
        published_at=None if hidden else timezone.now(),
    )
    Sheet.objects.create(idea=found, cost=10, verdict="" if hidden else "feasible", note=said, role=said)
    return found


def call(town: Any, *, hidden: bool = False) -> Call:
    said, today = mark(town, hidden=hidden), timezone.localdate()
    return Call.objects.create(
        cycle=cycle(town),
        title=said,
        text=said,
        criteria=said,
        seats=3,
        opens_on=today,
        closes_on=today,
        published_at=None if hidden else timezone.now(),
    )


def application(town: Any) -> Application:
    """Its applicant's alone to read."""
    said = mark(town, hidden=True)["en"]
    return Application.objects.create(
        call=call(town),
        category="citizen",
        name=said,
        statement=said,
        receipt_digest=f"digest-{next(numbers)}",
    )


def envelope(town: Any, *, hidden: bool = False) -> Envelope:
    place = zone(town)
    if hidden:
        Equipment.objects.create(zone=place, name=mark(town))
    return Envelope.objects.create(
        cycle=cycle(town, hidden=hidden), zone=place, amount=100, population=500, spent_before=20
    )


def past_project(town: Any, *, hidden: bool = False) -> PastProject:
    said = mark(town, hidden=hidden)
    return PastProject.objects.create(
        cycle=cycle(town, hidden=hidden), zone=zone(town), title=said, voted=10, works="done"
    )


def liaison(town: Any) -> Liaison:
    """For officers and supervising associations."""
    said = mark(town, hidden=True)
    return Liaison.objects.create(
        idea=idea(town), agency=make_organisation(name=mark(town)), question=said, days=5
    )


samples.add(Sample(code="investment.cycle", make=cycle, hidden=lambda town: cycle(town, hidden=True)))
samples.add(Sample(code="investment.idea", make=idea, hidden=lambda town: idea(town, hidden=True)))
samples.add(Sample(code="investment.call", make=call, hidden=lambda town: call(town, hidden=True)))
samples.add(Sample(code="investment.application", make=application, hidden=application))
samples.add(
    Sample(code="investment.envelope", make=envelope, hidden=lambda town: envelope(town, hidden=True))
)
samples.add(
    Sample(
        code="investment.past_project", make=past_project, hidden=lambda town: past_project(town, hidden=True)
    )
)
samples.add(Sample(code="investment.liaison", make=liaison, hidden=liaison))
