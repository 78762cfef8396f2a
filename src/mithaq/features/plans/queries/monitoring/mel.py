"""The dashboard of the officer who follows, evaluates and learns: what is due from whom, quarter by quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.people.queries import in_force
from mithaq.methods.quarters import Quarter, quarter_of

from ...addresses import desk_milestone_url, desk_plan_url
from ...addresses_monitoring import (
    desk_activity_url,
    desk_assessment_url,
    monitoring_url,
)
from ...enums import PAST, WRITABLE, MilestoneStatus, PlanStatus
from ...enums_following import OPEN_REQUESTS
from ...enums_monitoring import AssessmentState
from ...models import Assessment, FigureCheck, Milestone, Monitor, Plan, PlannedActivity, UpdateRequest
from ..progress import SOON_DAYS
from .assessments import assessment_rows
from .checks import waiting_replies

TOWN = _("the municipality")
MONITOR = _("the monitor")
CLOSED = (MilestoneStatus.COMPLETE, MilestoneStatus.CANCELLED)


@dataclass(frozen=True)
class Due:
    """One thing somebody owes. on: until when; who: who owes it; kind: what sort of thing; url: where to act."""

    on: dt.date
    who: Any
    kind: Any
    what: Any
    url: str
    state: str
    # The record a meeting about it would be on, as the page that convenes meetings names it; "" for none.
    subject: str = ""


@dataclass(frozen=True)
class QuarterOfDues:
    quarter: Quarter
    dues: list[Due]
    is_now: bool

    @property
    def late(self) -> int:
        return sum(due.state == "late" for due in self.dues)


@dataclass(frozen=True)
class FollowedPlan:
    """A plan that binds the town, and who monitors it today."""

    plan: Plan
    monitors: list[Monitor]

    @property
    def undeclared(self) -> list[Monitor]:
        """Those who have not signed a declaration of independence."""
        return [monitor for monitor in self.monitors if not monitor.declarations.all()]


@dataclass(frozen=True)
class Dashboard:
    today: dt.date
    plans: list[FollowedPlan]
    quarters: list[QuarterOfDues]
    contested: list[FigureCheck] = field(default_factory=list)

    @property
    def dues(self) -> list[Due]:
        return [due for quarter in self.quarters for due in quarter.dues]

    @property
    def late(self) -> int:
        return sum(due.state == "late" for due in self.dues)


def followed(actor: Actor) -> QuerySet[Plan]:
    """Plans that bind the town, or whose monitor still owes an assessment."""
    owed = Exists(Assessment.objects.filter(plan=OuterRef("pk"), state=AssessmentState.OPEN))
    over = PAST - {PlanStatus.COMPLETED}
    rows = Plan.objects.exclude(status__in=WRITABLE | {PlanStatus.WITHDRAWN}).filter(
        ~Q(status__in=over) | owed
    )
    return visible(actor, rows).order_by("-starts_on", "pk")


def dashboard(actor: Actor) -> Dashboard:
    """Everything that is not done, under the quarter in which it is due. Constant queries."""
    today = timezone.localdate()
    monitors = Monitor.objects.filter(in_force(today)).select_related("body", "organisation", "person")
    plans = list(
        followed(actor).prefetch_related(
            Prefetch("monitors", monitors.prefetch_related("declarations").order_by("pk"))
        )
    )
    dues = sorted(_dues(actor, plans, today), key=lambda due: (due.on, str(due.who)))
    quarters = [
        QuarterOfDues(quarter, list(rows), quarter == quarter_of(today))
        for quarter, rows in groupby(dues, key=lambda due: quarter_of(due.on))
    ]
    return Dashboard(
        today=today,
        plans=[FollowedPlan(plan, list(plan.monitors.all())) for plan in plans],
        quarters=quarters,
        contested=list(waiting_replies().filter(commitment__plan__in=plans)),
    )


def state_on(day: dt.date, today: dt.date) -> str:
    left = (day - today).days
    return "late" if left < 0 else "soon" if left <= SOON_DAYS else "open"


def subject_of(commitment_id: int) -> str:
    return f"plans.commitment:{commitment_id}"


def _public_page_of(assessment: Assessment) -> str:
    return monitoring_url(assessment.plan)


def _dues(actor: Actor, plans: list[Plan], today: dt.date) -> Iterable[Due]:
    steps = Milestone.objects.filter(commitment__plan__in=plans).exclude(status__in=CLOSED)
    for step in steps.select_related("commitment", "responsible"):
        yield Due(
            on=step.due_on,
            who=step.responsible.name,
            kind=_("step"),
            what=step.activity,
            url=desk_milestone_url(step),
            state=state_on(step.due_on, today),
            subject=subject_of(step.commitment_id),
        )
    asked = UpdateRequest.objects.filter(plan__in=plans, state__in=OPEN_REQUESTS)
    for request in asked.select_related("plan", "organisation"):
        yield Due(
            on=request.due_on,
            who=request.organisation.name,
            kind=_("quarterly update"),
            what=request.plan.title,
            url=desk_plan_url(request.plan),
            state=state_on(request.due_on, today),
        )
    # Whoever may not read it before it is signed is led to what everybody reads.
    assessment_at = desk_assessment_url if actor.has("plans.monitor") else _public_page_of
    owed: QuerySet[Assessment] = assessment_rows().filter(plan__in=plans, state=AssessmentState.OPEN)
    for one in owed:
        yield Due(
            on=one.due_on,
            who=MONITOR,
            kind=one.get_kind_display(),
            what=one.commitment.title if one.commitment else one.plan.title,
            url=assessment_at(one),
            state=state_on(one.due_on, today),
        )
    activities = PlannedActivity.objects.filter(
        plan__in=plans, reported_at__isnull=True, cancelled_at__isnull=True
    )
    for activity in activities:
        yield Due(
            on=activity.planned_on,
            who=TOWN,
            kind=_("activity with citizens"),
            what=activity.title,
            url=desk_activity_url(activity),
            state=state_on(activity.planned_on, today),
        )
