"""One more row of each record of following, for the house tests."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils import timezone

from mithaq.commons.discuss.enums import State
from mithaq.features.plans.enums import MilestoneStatus
from mithaq.features.plans.enums_following import Source, UpdateState
from mithaq.features.plans.models import (
    Evidence,
    Indicator,
    Measurement,
    Observation,
    ProgressUpdate,
    StatusChange,
    UpdateRequest,
)
from mithaq.kit.testing import mark
from mithaq.methods.quarters import quarter_of

from . import make
from .sampling import both, commitment, milestone, organisation, plan


def evidence(town: Any, *, hidden: bool = False) -> Evidence:
    return Evidence.objects.create(
        commitment=commitment(town, hidden=hidden),
        title=mark(town, hidden=hidden),
        link="https://town.example/proof",
        source=Source.AGENCY,
        organisation=organisation(town),
        published_at=timezone.now(),
    )


def status_change(town: Any, *, hidden: bool = False) -> StatusChange:
    step = milestone(town, hidden=hidden)
    return StatusChange.objects.create(
        milestone=step,
        before=MilestoneStatus.LIMITED,
        after=MilestoneStatus.NO_EVIDENCE,
        reason=mark(town, hidden=hidden),
    )


def update(town: Any, *, hidden: bool = False) -> ProgressUpdate:
    """The hidden one belongs to a plan that everybody reads: it waits to be checked."""
    return ProgressUpdate.objects.create(
        commitment=commitment(town),
        quarter_on=quarter_of(timezone.localdate()).starts_on,
        text=mark(town, hidden=hidden),
        source=Source.AGENCY,
        organisation=organisation(town),
        state=UpdateState.WAITING if hidden else UpdateState.VALIDATED,
    )


def request(town: Any, *, hidden: bool = False) -> UpdateRequest:
    return UpdateRequest.objects.create(
        plan=plan(town, hidden=hidden),
        organisation=organisation(town),
        quarter_on=quarter_of(timezone.localdate()).starts_on,
        due_on=make.days(-2),
        waiver=mark(town, hidden=hidden),
    )


def observation(town: Any, *, hidden: bool = False) -> Observation:
    """The hidden one waits for a moderator."""
    words = str(mark(town, hidden=hidden))
    now = timezone.now()
    return Observation.objects.create(
        commitment=commitment(town),
        rating=MilestoneStatus.LIMITED,
        text=words,
        language="en",
        observed_on=make.days(-1),
        name=words,
        state=State.PENDING if hidden else State.PUBLISHED,
        published_at=None if hidden else now,
    )


def indicator(town: Any, *, hidden: bool = False) -> Indicator:
    words = mark(town, hidden=hidden)
    return Indicator.objects.create(
        commitment=commitment(town, hidden=hidden),
        label=words,
        unit=words,
        baseline=Decimal(0),
        target=Decimal(10),
    )


def measurement(town: Any, *, hidden: bool = False) -> Measurement:
    return Measurement.objects.create(
        indicator=indicator(town, hidden=hidden),
        measured_on=make.days(-1),
        value=Decimal(4),
        note=str(mark(town, hidden=hidden)),
    )


both("plans.evidence", evidence)
both("plans.status_change", status_change)
both("plans.update", update)
both("plans.request", request)
both("plans.observation", observation)
both("plans.indicator", indicator)
both("plans.measurement", measurement)
