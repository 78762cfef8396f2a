"""What all towns together show of plans: for the list of towns, which opens no town's scope."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from mithaq.commons.discuss.access import standing
from mithaq.commons.discuss.models import Comment

from ..access import published
from ..enums import PAST, WRITABLE, MilestoneStatus
from ..models import Commitment, Milestone, Plan


def by_town(rows: QuerySet[Any]) -> dict[int, int]:
    """{number of the town: how many}."""
    return dict(rows.order_by().values_list("municipality").annotate(Count("pk")))


def plans() -> dict[int, int]:
    """Published plans."""
    with scopes_disabled():
        return by_town(Plan.objects.filter(published()))


def commitments() -> dict[int, int]:
    """What binds each town today: commitments of published plans that are adopted, and not over."""
    with scopes_disabled():
        rows = Commitment.objects.filter(published("plan__")).exclude(plan__status__in=PAST | WRITABLE)
        return by_town(rows)


def _steps() -> QuerySet[Milestone]:
    """Of every plan that was ever adopted."""
    rows = Milestone.objects.filter(published("commitment__plan__"))
    return rows.exclude(commitment__plan__status__in=WRITABLE)


def steps_done() -> dict[int, int]:
    with scopes_disabled():
        return by_town(_steps().filter(status=MilestoneStatus.COMPLETE))


def steps_late() -> dict[int, int]:
    """Open and past their day, in plans that are not over."""
    with scopes_disabled():
        late = _steps().filter(due_on__lt=timezone.localdate())
        late = late.exclude(status__in=(MilestoneStatus.COMPLETE, MilestoneStatus.CANCELLED))
        return by_town(late.exclude(commitment__plan__status__in=PAST))


def comments() -> dict[int, int]:
    """Published comments on plans."""
    with scopes_disabled():
        return by_town(_comments())


def answers() -> dict[int, int]:
    """Of those, the answered ones."""
    with scopes_disabled():
        return by_town(_comments().filter(answered_at__isnull=False))


def _comments() -> QuerySet[Comment]:
    return Comment.objects.filter(standing(), subject_type=ContentType.objects.get_for_model(Plan))
