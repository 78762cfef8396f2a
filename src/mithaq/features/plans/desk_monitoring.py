"""What the desk shows of monitoring: the monitor's workspace, the MEL officer's dashboard, and what waits today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import DeskItem, Task, Todo

from .access_monitoring import ASSESS, FOLLOW
from .addresses_monitoring import desk_activity_url, desk_assessment_url, desk_check_url
from .models import PlannedActivity
from .queries.monitoring.assessments import owed_by
from .queries.monitoring.checks import waiting_replies


def end_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59)))


def assessments(actor: Actor, limit: int) -> Iterable[Todo]:
    for one in owed_by(actor)[:limit]:
        yield Todo(
            title=one.commitment.title if one.commitment else one.plan.title,
            url=desk_assessment_url(one),
            kind=one.get_kind_display(),
            due_at=end_of(one.due_on),
        )


def replies(actor: Actor, limit: int) -> Iterable[Todo]:
    for one in waiting_replies()[:limit]:
        yield Todo(
            title=one.commitment.title,
            url=desk_check_url(one),
            kind=_("answer what the monitor contests"),
        )


def reports(actor: Actor, limit: int) -> Iterable[Todo]:
    """Activities whose day has passed without a report."""
    owed = PlannedActivity.objects.filter(
        planned_on__lt=timezone.localdate(), reported_at__isnull=True, cancelled_at__isnull=True
    )
    for one in owed.order_by("planned_on", "pk")[:limit]:
        yield Todo(
            title=one.title,
            url=desk_activity_url(one),
            kind=_("report on an activity"),
            due_at=end_of(one.planned_on),
        )


MONITORING_DESK = (
    DeskItem(
        code="mel", label=_("Following the plans"), url="desk_mel", grants=(FOLLOW, "plans.publish"), order=12
    ),
    DeskItem(
        code="monitoring",
        label=_("Independent monitoring"),
        url="desk_monitoring",
        grants=("plans.monitor",),
        order=14,
    ),
)
MONITORING_TASKS = (
    Task(code="plans.assessments", label=_("Assessments due"), grants=(ASSESS,), waiting=assessments),
    Task(code="plans.contests", label=_("Contested figures"), grants=(FOLLOW,), waiting=replies),
    Task(code="plans.activities", label=_("Activities to report"), grants=(FOLLOW,), waiting=reports),
)
