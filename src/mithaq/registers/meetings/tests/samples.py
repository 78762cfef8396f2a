"""One more of everything that hangs on a meeting, public and hidden, for the house tests."""

from __future__ import annotations

from typing import Any

from mithaq.commons.people.models import Person
from mithaq.kit.testing import Sample, mark, samples
from mithaq.registers.bodies.tests.make import days
from mithaq.registers.bodies.tests.samples import body
from mithaq.registers.meetings.models import (
    ActionItem,
    AgendaItem,
    Invitation,
    Meeting,
    Minutes,
    MinutesDecision,
    Registration,
)

from .make import make_held, make_meeting, make_organisation


def meeting(town: Any, *, hidden: bool = False) -> Meeting:
    said = mark(town, hidden=hidden)
    found = make_held(
        body(town, hidden=hidden),
        state="published",
        title=said,
        place=said,
        needs=said,
        is_public=not hidden,
    )
    AgendaItem.objects.create(meeting=found, order=1, title=said)
    return found


def minutes(town: Any, *, hidden: bool = False) -> Minutes:
    """Published, or still a draft."""
    found = Minutes.objects.get(meeting=meeting(town))
    found.text = mark(town, hidden=hidden)
    if hidden:
        found.state, found.published_at = "draft", None
    found.save()
    return found


def decision(town: Any, *, hidden: bool = False) -> MinutesDecision:
    said = mark(town, hidden=hidden)
    return MinutesDecision.objects.create(
        meeting=meeting(town, hidden=hidden), number=1, title=said, text=said
    )


def action(town: Any, *, hidden: bool = False) -> ActionItem:
    said = mark(town, hidden=hidden)
    owner = make_organisation(name=mark(town))
    return ActionItem.objects.create(
        meeting=meeting(town, hidden=hidden), number=1, what=said, organisation=owner, due_on=days(5)
    )


def invitation(town: Any) -> Invitation:
    """Nobody but the invited and the secretariat reads it."""
    said = mark(town, hidden=True)["en"]
    person = Person.objects.create(name=said, language="en")
    found = make_meeting(body(town), is_public=True)
    return Invitation.objects.create(meeting=found, person=person, note=said, access_needs=said)


def registration(town: Any) -> Registration:
    said = mark(town, hidden=True)["en"]
    found = make_meeting(body(town), is_public=True)
    return Registration.objects.create(meeting=found, name=said, access_needs=said)


samples.add(Sample(code="meetings.meeting", make=meeting, hidden=lambda town: meeting(town, hidden=True)))
samples.add(Sample(code="meetings.minutes", make=minutes, hidden=lambda town: minutes(town, hidden=True)))
samples.add(Sample(code="meetings.decision", make=decision, hidden=lambda town: decision(town, hidden=True)))
samples.add(Sample(code="meetings.action", make=action, hidden=lambda town: action(town, hidden=True)))
samples.add(Sample(code="meetings.invitation", make=invitation, hidden=invitation))
samples.add(Sample(code="meetings.registration", make=registration, hidden=registration))
