"""The demonstration on another day: every date counted from today moves along, nothing else changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from mithaq.commons.clocks.models import Clock
from mithaq.commons.discuss.models import Answer, Comment
from mithaq.commons.tenancy.pages import public_changed

from ..models import Commitment, Consultation, Milestone, Plan, PlanDocument
from .cast import Cast

COMMENT_TIMES = (
    "submitted_at",
    "edited_at",
    "published_at",
    "moderated_at",
    "appealed_at",
    "appeal_decided_at",
    "answered_at",
)


@transaction.atomic
def move_to_today(cast: Cast) -> int:
    """How many days everything was moved; 0 when it stands right already."""
    rows = {row["code"]: row for row in cast.data["plans"]}
    following = next(row for row in rows.values() if "consultation" in row)
    consultation = (
        Consultation.objects.filter(plan__code=following["code"], opened_at__isnull=False)
        .order_by("opens_at")
        .first()
    )
    if consultation is None:
        return 0
    wanted = cast.today + dt.timedelta(days=following["consultation"]["opens"])
    days = (wanted - timezone.localdate(consultation.opens_at)).days
    if days == 0:
        return 0
    plans = Plan.objects.filter(code__in=rows)
    for plan in plans:
        row = rows[plan.code]
        if isinstance(row["period_start"], int):
            move([plan], ("starts_on", "ends_on", "published_at"), days)
    commitments = Commitment.objects.filter(plan__in=plans)
    move(commitments, ("starts_on", "ends_on"), days)
    move(Milestone.objects.filter(commitment__in=commitments), ("starts_on", "due_on", "completed_on"), days)
    relative = PlanDocument.objects.filter(plan__in=plans, dated__gt=dt.date(2026, 1, 1))
    move(relative, ("dated",), days)
    move(
        Consultation.objects.filter(plan__in=plans),
        ("opens_at", "closes_at", "opened_at", "reported_at"),
        days,
    )
    comments = comments_on(plans)
    move(comments, COMMENT_TIMES, days)
    move(Answer.objects.filter(comment__in=comments), ("answered_at",), days)
    move(clocks_of(comments), ("started_at", "due_at", "stopped_at", "escalated_at", "wake_at"), days)
    public_changed(cast.municipality.pk)
    return days


def comments_on(plans: QuerySet[Plan]) -> QuerySet[Comment]:
    kind = ContentType.objects.get_for_model(Plan)
    return Comment.objects.filter(subject_type=kind, subject_id__in=plans.values("pk"))


def clocks_of(comments: QuerySet[Comment]) -> QuerySet[Clock]:
    kind = ContentType.objects.get_for_model(Comment)
    return Clock.objects.filter(subject_type=kind, subject_id__in=comments.values("pk"))


def move(rows: Iterable[Any], fields: tuple[str, ...], days: int) -> None:
    step, found = dt.timedelta(days=days), list(rows)
    for row in found:
        for name in fields:
            if (value := getattr(row, name)) is not None:
                setattr(row, name, value + step)
    if found:
        model: type[Model] = type(found[0])
        model._default_manager.bulk_update(found, fields)
