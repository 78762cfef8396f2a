"""What several activities together say: of the town, or about one plan, commitment or meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, Q, QuerySet, Sum
from django_scopes import scopes_disabled

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.people.models import Organisation
from mithaq.registers.meetings.models import Meeting

from ..models import Activity, Headcount, PublishedCount, Release
from .cells import Cells, people_in, published_cells


@dataclass(frozen=True)
class Gathered:
    """activities: how many; people: the sum of the totals that may be shown; small: activities whose total is under
    five or not published, left out of it; groups: different organisations that took part.
    """

    activities: int
    people: int
    small: int
    groups: int


def published() -> Q:
    return Q(published_at__isnull=False)


def about(subject: Model) -> Q:
    """The activities about a record; an activity itself stands for itself."""
    if isinstance(subject, Activity):
        return Q(pk=subject.pk)
    return Q(subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk)


def meeting_of(activity: Activity) -> Meeting | None:
    """The meeting it is about: whoever came is counted there."""
    subject = activity.subject
    return subject if isinstance(subject, Meeting) else None


def activities_of(actor: Actor) -> QuerySet[Activity]:
    """Those the actor may see, with what a line of a list shows."""
    return (
        visible(actor, Activity.objects.all()).select_related("zone", "release").order_by("-held_on", "-pk")
    )


def gathered(rows: QuerySet[Activity]) -> Gathered:
    """What is published of these activities, in two queries."""
    rows = rows.filter(published()).order_by()
    sums = Release.objects.filter(activity__in=rows.values("pk")).aggregate(
        activities=Count("pk"), people=Sum("total"), small=Count("pk", filter=Q(total__isnull=True))
    )
    return Gathered(
        activities=sums["activities"],
        people=sums["people"] or 0,
        small=sums["small"],
        groups=groups_in(rows).count(),
    )


def groups_in(rows: QuerySet[Activity]) -> QuerySet[Organisation]:
    """The organisations of the register that took part, each once."""
    linked = Activity.organisations.through.objects.filter(activity__in=rows.order_by().values("pk"))
    return Organisation.objects.filter(pk__in=linked.values("organisation")).order_by("kind", "code")


def gathered_exactly(rows: QuerySet[Activity]) -> Gathered:
    """The same from the counts as typed: for officers and the monitor."""
    rows = rows.order_by()
    return Gathered(
        activities=rows.count(),
        people=people_in(Headcount.objects.filter(activity__in=rows.values("pk"))),
        small=0,
        groups=groups_in(rows).count(),
    )


def cells_of(rows: QuerySet[Activity]) -> Cells:
    """Published cells of these activities together."""
    wanted = rows.filter(published()).order_by().values("pk")
    return published_cells(PublishedCount.objects.filter(release__activity__in=wanted))


def activities_by_town() -> Mapping[int, int]:
    """How many published activities each town has; for the list of towns, which opens no town's scope."""
    with scopes_disabled():
        rows = Activity.objects.filter(published()).order_by()
        return dict(rows.values_list("municipality").annotate(Count("pk")))


def to_publish(actor: Actor) -> QuerySet[Activity]:
    """Activities with counts typed and nothing published, the oldest first."""
    rows = visible(actor, Activity.objects.filter(published_at__isnull=True), "edit")
    return rows.filter(headcounts__isnull=False).distinct().order_by("held_on", "pk")


def subject_of(actor: Actor, activity: Activity) -> Any:
    """The record an activity is about, when the actor may see it."""
    subject = activity.subject
    return (
        subject
        if subject is not None
        and visible(actor, type(subject)._default_manager.filter(pk=subject.pk)).exists()
        else None
    )
