"""Where monitoring is read, and done at the desk, in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from .addresses import commitment_url, milestone_url

if TYPE_CHECKING:
    from .models import (
        Assessment,
        FigureCheck,
        Monitor,
        ParticipationStrategy,
        Plan,
        PlannedActivity,
    )


def monitoring_url(plan: Plan) -> str:
    return reverse("plan_monitoring", args=[plan.pk])


def monitor_url(monitor: Monitor) -> str:
    return f"{reverse('plan_monitoring', args=[monitor.plan_id])}#monitor-{monitor.pk}"


def assessment_url(assessment: Assessment) -> str:
    return reverse("plan_assessment", args=[assessment.plan_id, assessment.pk])


def check_url(check: FigureCheck) -> str:
    """The figure it is about, where the word stands beside it."""
    if check.milestone is not None:
        return milestone_url(check.milestone)
    return f"{commitment_url(check.commitment)}#monitor"


def strategy_url(strategy: ParticipationStrategy) -> str:
    return reverse("plan_strategy", args=[strategy.plan_id])


def activity_url(activity: PlannedActivity) -> str:
    return f"{reverse('plan_strategy', args=[activity.plan_id])}#activity-{activity.pk}"


def desk_assessment_url(assessment: Assessment) -> str:
    return reverse("desk_assessment", args=[assessment.pk])


def desk_monitor_url(monitor: Monitor) -> str:
    return reverse("desk_monitor", args=[monitor.plan_id, monitor.pk])


def desk_check_url(check: FigureCheck) -> str:
    return reverse("desk_contest", args=[check.pk])


def desk_strategy_url(strategy: ParticipationStrategy) -> str:
    return reverse("desk_strategy", args=[strategy.plan_id])


def desk_activity_url(activity: PlannedActivity) -> str:
    return reverse("desk_activity", args=[activity.plan_id, activity.pk])
