"""Comments on a plan that are owed an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, QuerySet

from mithaq.commons.access.actor import Actor
from mithaq.commons.clocks.queries import clocks_of
from mithaq.commons.discuss.access import standing
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import about, with_answers

from ..enums import ANSWER_CLOCK
from ..models import Plan


def unanswered_comments(plan: Plan) -> QuerySet[Comment]:
    """Published comments without an official answer, oldest first."""
    return about(plan).filter(standing(), answered_at__isnull=True).order_by("submitted_at", "pk")


@dataclass(frozen=True)
class Waiting:
    """A comment of the officers' queue; due_at None when it is answered or its clock has not started yet."""

    comment: Comment
    due_at: dt.datetime | None


def answer_queue(actor: Actor, plan: Plan, place: str | None = None) -> QuerySet[Comment]:
    """All published comments on a plan, those waiting for an answer first, oldest first."""
    rows = about(plan).filter(standing())
    if place is not None:
        rows = rows.filter(place=place)
    return with_answers(rows).order_by(F("answered_at").asc(nulls_first=True), "submitted_at", "pk")


def with_due_dates(comments: list[Comment]) -> list[Waiting]:
    """One query for all."""
    clocks = clocks_of(ANSWER_CLOCK, comments)
    found = []
    for comment in comments:
        clock = clocks.get(comment.pk)
        due = clock.due_at if clock and comment.answered_at is None else None
        found.append(Waiting(comment, due))
    return found


def waiting_answers(plans: Iterable[Plan], limit: int) -> list[Waiting]:
    """The comments on these plans that are owed an answer, the soonest due first; those without a date last."""
    kind = ContentType.objects.get_for_model(Plan)
    rows = Comment.objects.filter(
        standing(),
        subject_type=kind,
        subject_id__in=[plan.pk for plan in plans],
        answered_at__isnull=True,
    )
    # Terms are the same for all, so the oldest are the soonest due.
    found = with_due_dates(list(rows.order_by("published_at", "pk")[:limit]))
    return sorted(found, key=lambda one: (one.due_at is None, one.due_at))
