"""What everybody reads of the monitoring of a plan, and the monitor sees at the desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from mithaq.commons.access.actor import Actor

from ...access_monitoring import is_monitor_of
from ...models import FigureCheck, ParticipationStrategy, Plan, PlannedActivity
from ..public import Pledge, plan_to_read, pledges_of, with_milestones
from .assessments import Promised, promised_of
from .checks import Word, contested_of, words_on
from .independence import Finding, findings_of
from .people import is_reachable


@dataclass(frozen=True)
class MonitoringPage:
    """Who monitors, how independent they are, what is assessed when, and which figures are contested."""

    plan: Plan
    findings: list[Finding]
    reachable: bool
    assessments: list[Promised]
    contested: list[FigureCheck]
    today: dt.date


def monitoring_page(actor: Actor, pk: int) -> MonitoringPage:
    """Http404 for a plan the actor may not read."""
    plan = plan_to_read(actor, pk)
    return monitoring_of(plan)


def monitoring_of(plan: Plan) -> MonitoringPage:
    return MonitoringPage(
        plan=plan,
        findings=findings_of(plan),
        reachable=is_reachable(plan),
        assessments=promised_of(plan),
        contested=contested_of(plan),
        today=timezone.localdate(),
    )


@dataclass(frozen=True)
class Watched:
    """A commitment as the monitor sees it: its figures, and what they said of each."""

    pledge: Pledge
    words: dict[int, Word]


@dataclass(frozen=True)
class Workspace:
    page: MonitoringPage
    watched: list[Watched]
    # Only the monitor of this plan may declare, assess and check; others with the right to read see the same page.
    is_monitor: bool


def workspace_of(actor: Actor, plan: Plan) -> Workspace:
    commitments = with_milestones(plan.commitments.order_by("number")).select_related("plan")
    pledges = pledges_of(commitments, timezone.localdate())
    watched = [
        Watched(pledge, words_on(pledge.commitment, [step.milestone for step in pledge.steps]))
        for pledge in pledges
    ]
    return Workspace(monitoring_of(plan), watched, is_monitor_of(actor, plan))


@dataclass(frozen=True)
class Planned:
    activity: PlannedActivity
    state: str


@dataclass(frozen=True)
class StrategyPage:
    """How people take part while the plan is carried out. owed: activities past their day without a report."""

    plan: Plan
    strategy: ParticipationStrategy | None
    coming: list[Planned]
    past: list[Planned]

    @property
    def owed(self) -> int:
        return sum(one.state == "owed" for one in self.past)


def strategy_page(actor: Actor, pk: int) -> StrategyPage:
    return strategy_of(plan_to_read(actor, pk))


def strategy_of(plan: Plan) -> StrategyPage:
    today = timezone.localdate()
    rows = PlannedActivity.objects.filter(plan=plan).select_related("commitment__plan")
    found = [Planned(one, one.state(today)) for one in rows.order_by("planned_on", "pk")]
    coming = [one for one in found if one.state == "planned"]
    past = [one for one in reversed(found) if one.state != "planned"]
    return StrategyPage(plan, ParticipationStrategy.objects.filter(plan=plan).first(), coming, past)
