"""One more row of each record of monitoring, for the house tests."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.kit.testing import mark

from ...actions.monitoring.forms import form_in_use
from ...enums_monitoring import AssessmentKind, AssessmentState, Stance
from ...models import (
    Assessment,
    AssessmentAnswer,
    FigureCheck,
    IndependenceDeclaration,
    Monitor,
    ParticipationStrategy,
    PlannedActivity,
)
from .. import sampling as samples
from ..make import days


def monitor(town: Any, *, hidden: bool = False) -> Any:
    words = mark(town, hidden=hidden)
    row = Monitor.objects.create(
        plan=samples.plan(town, hidden=hidden),
        organisation=samples.organisation(town),
        mandate=words,
        starts_on=days(-5),
    )
    IndependenceDeclaration.objects.create(monitor=row, text=words, signed_name=str(words))
    return row


def assessment(town: Any, *, hidden: bool = False) -> Any:
    """The hidden one is of a plan that everybody reads, and not signed yet."""
    state = AssessmentState.OPEN if hidden else AssessmentState.SIGNED
    return Assessment.objects.create(
        plan=samples.plan(town),
        kind=AssessmentKind.INCEPTION,
        form=form_in_use(by=system(town), kind=AssessmentKind.INCEPTION),
        state=state,
        counts_from=days(-30),
        due_on=days(30),
        summary=mark(town, hidden=hidden),
        signed_name="" if hidden else str(mark(town)),
        signed_at=None if hidden else timezone.now(),
    )


def answer(town: Any, *, hidden: bool = False) -> Any:
    row = assessment(town, hidden=hidden)
    question = row.form.questions.get(code="recommendations")
    return AssessmentAnswer.objects.create(assessment=row, question=question, text=mark(town, hidden=hidden))


def check(town: Any, *, hidden: bool = False) -> Any:
    words = mark(town, hidden=hidden)
    return FigureCheck.objects.create(
        commitment=samples.commitment(town, hidden=hidden),
        figure="0/0",
        stance=Stance.CONTESTED,
        reason=words,
        reply=words,
        replied_at=timezone.now(),
    )


def strategy(town: Any, *, hidden: bool = False) -> Any:
    return ParticipationStrategy.objects.create(
        plan=samples.plan(town, hidden=hidden), text=mark(town, hidden=hidden)
    )


def activity(town: Any, *, hidden: bool = False) -> Any:
    words = mark(town, hidden=hidden)
    return PlannedActivity.objects.create(
        plan=samples.plan(town, hidden=hidden),
        title=words,
        audience=words,
        place=words,
        planned_on=days(-3),
        report=words,
        reported_at=timezone.now(),
        held_on=days(-3),
    )


samples.both("plans.monitor", monitor)
samples.both("plans.assessment", assessment)
samples.both("plans.assessment_answer", answer)
samples.both("plans.figure_check", check)
samples.both("plans.strategy", strategy)
samples.both("plans.activity", activity)
