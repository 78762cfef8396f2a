"""What the town's home says of plans: what is open, which promises are near, and whether they are kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Avg, Count, ExpressionWrapper, F, Q, QuerySet, fields
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.clocks.queries import Rate, rate
from mithaq.commons.discuss.access import standing
from mithaq.commons.discuss.models import Comment

from ..enums import ANSWER_CLOCK, PAST, WRITABLE
from ..models import Commitment, Consultation, Plan
from .progress import Progress, Step
from .public import (
    Pledge,
    comment_counts,
    open_at,
    pledges_of,
    progress_of_all,
    with_milestones,
)

CARDS, STEPS = 2, 4


@dataclass(frozen=True)
class Invitation:
    """A consultation one may take part in today."""

    consultation: Consultation
    comments: int
    commitments: int

    @property
    def plan(self) -> Plan:
        return self.consultation.plan


def invitations(actor: Actor, now: dt.datetime | None = None) -> list[Invitation]:
    """Consultations open now, the first to close first."""
    rows = list(
        visible(actor, Consultation.objects.filter(open_at(now or timezone.now())))
        .select_related("plan")
        .order_by("closes_at")
    )
    return invited(rows)


def invited(rows: list[Consultation]) -> list[Invitation]:
    """The consultations with what was said in them so far; two queries."""
    plans = [row.plan for row in rows]
    comments = comment_counts(plans)
    per_plan = Commitment.objects.filter(plan__in=plans).order_by().values_list("plan").annotate(Count("pk"))
    commitments = dict(per_plan) if plans else {}
    return [Invitation(row, comments.get(row.plan_id, 0), commitments.get(row.plan_id, 0)) for row in rows]


@dataclass(frozen=True)
class Telling:
    """A commitment for the home page: its progress and the few steps worth telling."""

    pledge: Pledge
    steps: list[Step]


@dataclass(frozen=True)
class Promises:
    cards: list[Telling]
    progress: Progress
    more: int
    plans: list[Plan]


def promised(actor: Actor) -> QuerySet[Commitment]:
    """Commitments of plans that bind the town today: adopted, and not over."""
    rows = visible(actor, Commitment.objects.exclude(plan__status__in=PAST | WRITABLE))
    return with_milestones(rows).select_related("plan", "lead").order_by("-plan__starts_on", "plan", "number")


def worth_telling(steps: list[Step]) -> list[Step]:
    """The last one done, those late (oldest first), then the next ones due; in order of their dates."""
    by_date = sorted(steps, key=lambda step: step.milestone.due_on)
    done = [step for step in by_date if step.state == "done"][-1:]
    late = [step for step in by_date if step.state == "late"][: STEPS - 2]
    coming = [step for step in by_date if step.state in ("soon", "open")]
    shown = done + late + coming
    return sorted(shown[:STEPS], key=lambda step: step.milestone.due_on)


def urgency(pledge: Pledge) -> tuple[int, dt.date]:
    """Late promises first, then those whose next date is nearest, then those with nothing left to do."""
    late = [step.milestone.due_on for step in pledge.steps if step.state == "late"]
    coming = [step.milestone.due_on for step in pledge.steps if step.state in ("soon", "open")]
    if late:
        return 0, min(late)
    return (1, min(coming)) if coming else (2, dt.date.max)


def promises(actor: Actor, today: dt.date | None = None) -> Promises | None:
    """None when nothing binds the town yet."""
    today = today or timezone.localdate()
    pledges = pledges_of(promised(actor), today)
    if not pledges:
        return None
    shown = sorted(pledges, key=urgency)[:CARDS]
    plans = {pledge.commitment.plan_id: pledge.commitment.plan for pledge in pledges}
    return Promises(
        cards=[Telling(pledge, worth_telling(pledge.steps)) for pledge in shown],
        progress=progress_of_all(pledges, today),
        more=len(pledges) - len(shown),
        plans=list(plans.values()),
    )


@dataclass(frozen=True)
class Punctuality:
    """Whether the town keeps its dates: milestones of binding plans, comments on any plan."""

    milestones: Progress
    answers: Rate
    average_days: float | None
    waiting: int

    @property
    def is_empty(self) -> bool:
        return not (self.milestones.total or self.answers.total or self.waiting)


def punctuality(actor: Actor, today: dt.date | None = None) -> Punctuality:
    today = today or timezone.localdate()
    pledges = pledges_of(promised(actor), today)
    comments = Comment.objects.filter(standing())
    took = ExpressionWrapper(F("answered_at") - F("submitted_at"), output_field=fields.DurationField())
    counted = comments.aggregate(
        average=Avg(took, filter=Q(answered_at__isnull=False)),
        waiting=Count("pk", filter=Q(answered_at__isnull=True)),
    )
    average = counted["average"]
    return Punctuality(
        milestones=progress_of_all(pledges, today),
        answers=rate(ANSWER_CLOCK),
        average_days=average / dt.timedelta(days=1) if average is not None else None,
        waiting=counted["waiting"],
    )
