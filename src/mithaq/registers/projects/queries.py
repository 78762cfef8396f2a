"""Reading projects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import comments_of, to_answer
from mithaq.commons.search.queries import ids_found
from mithaq.registers.places.models import Zone

from .enums import BUILT, CLOSED, PROPOSED, Stage
from .models import Project

# What a list may be narrowed to besides single stages.
LATE, PROPOSED_ONES, RUNNING, DONE = "late", "proposed", "running", "done"


def projects_of(actor: Actor) -> QuerySet[Project]:
    """All projects the actor may see, newest first, with their zones."""
    return visible(actor, Project.objects.all()).select_related("zone").order_by("-pk")


def late_by(today: dt.date | None = None) -> Q:
    """Past the end promised first and not finished: `progress.is_late` as a question to the database."""
    today = today or timezone.localdate()
    return Q(promised_end__lt=today, ended_on__isnull=True) & ~Q(stage__in=CLOSED | BUILT)


def running_late(today: dt.date | None = None) -> QuerySet[Project]:
    return Project.objects.filter(late_by(today)).order_by("promised_end", "pk")


def narrowed(actor: Actor, asked: Mapping[str, str]) -> QuerySet[Project]:
    """Those the actor may see, by state (a stage or a group as above), zone (its code) and words.

    What is unknown is ignored.
    """
    rows = projects_of(actor)
    state, zone, words = asked.get("state", ""), asked.get("zone", ""), asked.get("q", "").strip()
    groups = {
        LATE: late_by(),
        PROPOSED_ONES: Q(stage__in=PROPOSED),
        DONE: Q(stage__in=BUILT),
        RUNNING: ~Q(stage__in=PROPOSED | BUILT | CLOSED),
    }
    if state in groups:
        rows = rows.filter(groups[state])
    elif state in Stage.values:
        rows = rows.filter(stage=state)
    if zone:
        rows = rows.filter(zone__code=zone)
    if words:
        rows = rows.filter(Q(pk__in=ids_found(actor, words, record="projects.project")) | Q(code=words))
    return rows


def zones_with_projects(actor: Actor) -> list[Zone]:
    """The zones in which the actor sees a project, in order."""
    here = visible(actor, Project.objects.filter(zone__isnull=False)).order_by().values("zone")
    return list(Zone.objects.filter(pk__in=here).order_by("kind", "code"))


def sums_of(rows: QuerySet[Project]) -> dict[str, int]:
    """How many are proposed, under way, late and built."""
    return rows.order_by().aggregate(
        proposed=Count("pk", filter=Q(stage__in=PROPOSED)),
        running=Count("pk", filter=~Q(stage__in=PROPOSED | BUILT | CLOSED)),
        late=Count("pk", filter=late_by()),
        done=Count("pk", filter=Q(stage__in=BUILT)),
    )


def remarks_of(actor: Actor, project: Project) -> QuerySet[Comment]:
    """What was remarked on a project, as far as the actor may see it: with place, pictures and answer."""
    rows = comments_of(actor, project).select_related("remark").order_by("-submitted_at", "-pk")
    return rows.prefetch_related("remark__files")


def remarks_to_answer(actor: Actor) -> QuerySet[Comment]:
    """Published remarks that wait for the technicians, the oldest first."""
    mine = visible(actor, Project.objects.all(), "answer").order_by().values("pk")
    rows = to_answer().filter(subject_type__app_label="projects", subject_type__model="project")
    return rows.filter(subject_id__in=mine).prefetch_related("subject")


def projects_by_town() -> dict[int, int]:
    """{number of the town: projects everybody may read}, in one query outside any town's scope."""
    rows = Project._base_manager.filter(published=True).order_by().values("municipality")
    return {row["municipality"]: row["count"] for row in rows.annotate(count=Count("pk"))}
