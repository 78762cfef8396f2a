"""What all towns together show of plans: for the list of towns, which opens no town's scope."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django_scopes import scopes_disabled

from ..access import published
from ..enums import PAST, WRITABLE
from ..models import Commitment, Plan


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
