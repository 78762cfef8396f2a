"""Figures computed from steps and from what people saw; nobody types them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When

from mithaq.commons.discuss.enums import State

from ...enums import MilestoneStatus
from ...enums_following import PERCENT
from ...models import Commitment, Milestone, Observation, StatusChange

LIMITED_FROM, SUBSTANTIAL_FROM = 1, 50


def percent_of(milestones: Iterable[Milestone]) -> int | None:
    """The mean of what its steps stand for, cancelled ones apart; None when there is none."""
    counted = [PERCENT[one.status] for one in milestones if one.status != MilestoneStatus.CANCELLED]
    return round(sum(counted) / len(counted)) if counted else None


def completion_of(percent: int | None) -> str:
    """The same in the words with which observers rate."""
    if percent is None or percent < LIMITED_FROM:
        return MilestoneStatus.NOT_STARTED
    if percent == 100:
        return MilestoneStatus.COMPLETE
    return MilestoneStatus.SUBSTANTIAL if percent >= SUBSTANTIAL_FROM else MilestoneStatus.LIMITED


@dataclass(frozen=True)
class Seen:
    """How many people who looked say something else than the official status."""

    rating: str
    count: int

    @property
    def label(self) -> object:
        return MilestoneStatus(self.rating).label


def contradictions(commitment: Commitment, milestones: Iterable[Milestone]) -> dict[int | None, list[Seen]]:
    """By milestone (None: the commitment as a whole), what people saw since its status last changed; one query."""
    steps = list(milestones)
    official: dict[int | None, str] = {one.pk: one.status for one in steps}
    official[None] = completion_of(percent_of(steps))
    # What was seen before the last change of status may be what brought it about.
    of_step = StatusChange.objects.filter(milestone=OuterRef("milestone"))
    of_any = StatusChange.objects.filter(milestone__commitment=OuterRef("commitment"))
    last = Case(
        When(milestone__isnull=True, then=Subquery(of_any.order_by("-pk").values("changed_at__date")[:1])),
        default=Subquery(of_step.order_by("-pk").values("changed_at__date")[:1]),
    )
    rows = (
        Observation.objects.filter(commitment=commitment, state=State.PUBLISHED, erased_at__isnull=True)
        .annotate(last=last)
        .filter(Q(last__isnull=True) | Q(observed_on__gte=F("last")))
        .order_by()
        .values_list("milestone", "rating")
        .annotate(Count("pk"))
    )
    found: dict[int | None, list[Seen]] = defaultdict(list)
    for milestone, rating, count in rows:
        status = official.get(milestone, rating)
        if status not in (rating, MilestoneStatus.CANCELLED):
            found[milestone].append(Seen(rating, count))
    return found
