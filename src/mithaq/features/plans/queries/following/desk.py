"""What the officer who follows the plan works on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed
from mithaq.commons.discuss.enums import State
from mithaq.commons.people.models import Person
from mithaq.commons.people.queries import in_force
from mithaq.methods.quarters import Quarter, quarter_of
from mithaq.registers.bodies.enums import BodyKind
from mithaq.registers.bodies.models import Seat

from ...access_following import REPORTERS
from ...enums_following import UpdateState
from ...models import Commitment, Indicator, Observation, Plan, ProgressUpdate, UpdateRequest
from .public import requests_by_quarter
from .requests import institutions_to_ask

QUARTERS = 4


@dataclass(frozen=True)
class Workplace:
    plan: Plan
    present: Quarter
    quarters: list[tuple[Quarter, list[UpdateRequest]]]
    # Institutions that could be asked about the present quarter.
    unasked: int
    waiting: list[ProgressUpdate]
    observations: int
    commitments: list[Commitment]
    indicators: list[Indicator]
    may_follow: bool
    # Whether this officer may tell what happened and add indicators.
    may_report: bool


def workplace(actor: Actor, plan: Plan, today: dt.date | None = None) -> Workplace:
    present = quarter_of(today or timezone.localdate())
    waiting = ProgressUpdate.objects.filter(commitment__plan=plan, state=UpdateState.WAITING)
    return Workplace(
        plan=plan,
        present=present,
        quarters=list(requests_by_quarter(plan).items())[:QUARTERS],
        unasked=len(institutions_to_ask(plan, present)),
        waiting=list(
            waiting.select_related("commitment", "milestone", "organisation").order_by("written_at", "pk")
        ),
        observations=Observation.objects.filter(commitment__plan=plan, state=State.PENDING).count(),
        commitments=list(Commitment.objects.filter(plan=plan).order_by("number")),
        indicators=list(
            Indicator.objects.filter(commitment__plan=plan)
            .select_related("commitment")
            .order_by("commitment__number", "order")
        ),
        may_follow=allowed(actor, "follow", plan),
        may_report=actor.has(*REPORTERS),
    )


def committee() -> list[Person]:
    """Who sits on the town's steering committees today and can be told."""
    seats = Seat.objects.filter(
        in_force(timezone.localdate()),
        body__kind=BodyKind.STEERING_COMMITTEE,
        body__closed_on__isnull=True,
        person__isnull=False,
        person__erased_at__isnull=True,
    )
    found = {seat.person_id: seat.person for seat in seats.select_related("person__user") if seat.person}
    return list(found.values())
