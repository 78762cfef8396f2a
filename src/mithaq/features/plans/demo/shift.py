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

from ..models import (
    Amendment,
    Commitment,
    Consultation,
    Evidence,
    Indicator,
    Measurement,
    Milestone,
    ObjectiveSet,
    Observation,
    Plan,
    PlanDocument,
    ProgressUpdate,
    StatusChange,
    UpdateRequest,
)
from .cast import Cast
from .monitoring import RELATIVE, monitors_since

COMMENT_TIMES = (
    "submitted_at",
    "edited_at",
    "published_at",
    "moderated_at",
    "appealed_at",
    "appeal_decided_at",
    "answered_at",
)
CLOCK_TIMES = ("started_at", "due_at", "stopped_at", "escalated_at", "wake_at")


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
    move(Amendment.objects.filter(commitment__in=commitments), ("decided_on",), days)
    move(ObjectiveSet.objects.all(), ("starts_on", "ends_on"), days)
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
    move_following(plans, days)
    move(clocks_of(comments), CLOCK_TIMES, days)
    for model, path, fields in RELATIVE:
        move(model._default_manager.filter(**{f"{path}__in": plans}), fields, days)
    move(monitors_since(plans), ("starts_on",), days)
    public_changed(cast.municipality.pk)
    return days


def move_following(plans: QuerySet[Plan], days: int) -> None:
    """What became of the promises; the quarter that a request or an update speaks of stays."""
    commitments = Commitment.objects.filter(plan__in=plans)
    requests = UpdateRequest.objects.filter(plan__in=plans)
    move(
        requests,
        ("sent_at", "reminded_at", "overdue_at", "answered_at", "waived_at", "due_on"),
        days,
    )
    move(clocks_of(requests), CLOCK_TIMES, days)
    move(ProgressUpdate.objects.filter(commitment__in=commitments), ("written_at", "validated_at"), days)
    move(Evidence.objects.filter(commitment__in=commitments), ("added_at", "published_at"), days)
    move(StatusChange.objects.filter(milestone__commitment__in=commitments), ("changed_at",), days)
    observed = Observation.objects.filter(commitment__in=commitments)
    move(observed, ("observed_on", "submitted_at", "moderated_at", "published_at"), days)
    indicators = Indicator.objects.filter(commitment__in=commitments)
    move(indicators, ("baseline_on", "target_on"), days)
    values = Measurement.objects.filter(indicator__in=indicators)
    # One by one, the foremost first: two values never stand on one day, not for a moment.
    for value in values.order_by("-measured_on" if days > 0 else "measured_on"):
        move([value], ("measured_on",), days)


def comments_on(plans: QuerySet[Plan]) -> QuerySet[Comment]:
    kind = ContentType.objects.get_for_model(Plan)
    return Comment.objects.filter(subject_type=kind, subject_id__in=plans.values("pk"))


def clocks_of(rows: QuerySet[Any]) -> QuerySet[Clock]:
    kind = ContentType.objects.get_for_model(rows.model)
    return Clock.objects.filter(subject_type=kind, subject_id__in=rows.order_by().values("pk"))


def move(rows: Iterable[Any], fields: tuple[str, ...], days: int) -> None:
    step, found = dt.timedelta(days=days), list(rows)
    for row in found:
        for name in fields:
            if (value := getattr(row, name)) is not None:
                setattr(row, name, value + step)
    if found:
        model: type[Model] = type(found[0])
        model._default_manager.bulk_update(found, fields)
