"""What is new in the town's plans, read from their own dates: the same for feeds and for anybody who asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible

from ..enums import MilestoneStatus
from ..models import Consultation, Milestone, Plan

LIMIT = 40


@dataclass(frozen=True)
class News:
    """kind: published, opened, reported or done; thing: the Plan, Consultation or Milestone it is about."""

    kind: str
    at: dt.datetime
    plan: Plan
    thing: Any


def news_of(actor: Actor, plan: Plan | None = None) -> list[News]:
    """The latest 40, newest first: plans published, consultations opened and reported on, promises kept."""
    now, today = timezone.now(), timezone.localdate()
    plans = visible(actor, Plan.objects.filter(published_at__lte=now))
    consultations = visible(actor, Consultation.objects.filter(opened_at__lte=now)).select_related("plan")
    done = visible(
        actor, Milestone.objects.filter(status=MilestoneStatus.COMPLETE, completed_on__lte=today)
    ).select_related("commitment__plan", "responsible")
    if plan is not None:
        plans = plans.filter(pk=plan.pk)
        consultations = consultations.filter(plan=plan)
        done = done.filter(commitment__plan=plan)
    found = []
    for shown in plans.order_by("-published_at")[:LIMIT]:
        if shown.published_at:
            found.append(News("published", shown.published_at, shown, shown))
    for one in consultations.order_by("-opened_at")[:LIMIT]:
        if one.opened_at:
            found.append(News("opened", one.opened_at, one.plan, one))
        if one.reported_at and one.reported_at <= now:
            found.append(News("reported", one.reported_at, one.plan, one))
    for milestone in done.order_by("-completed_on", "-pk")[:LIMIT]:
        if milestone.completed_on:
            found.append(News("done", noon(milestone.completed_on), milestone.commitment.plan, milestone))
    return sorted(found, key=lambda one: one.at, reverse=True)[:LIMIT]


def noon(day: dt.date) -> dt.datetime:
    """A day has no hour: noon keeps it on that day in every time zone near the town's."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
