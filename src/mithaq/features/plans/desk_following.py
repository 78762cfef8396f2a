"""What waits today for those who follow the promises, and their pages in the desk's menu."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.commons.discuss.enums import State
from mithaq.commons.manifest.definitions import DeskItem, Task, Todo

from .access_following import FOLLOW
from .addresses_following import desk_observation_url, desk_request_url, desk_update_url
from .enums_following import OPEN_REQUESTS, UpdateState
from .models import Observation, ProgressUpdate, UpdateRequest
from .wording_following import request_name

HEARS_SILENCE = (FOLLOW, "plans.monitor", "plans.publish")


def updates(actor: Actor, limit: int) -> Iterable[Todo]:
    """Updates that wait to be checked, the oldest first."""
    rows = visible(actor, ProgressUpdate.objects.filter(state=UpdateState.WAITING))
    for one in rows.select_related("commitment", "milestone").order_by("written_at", "pk")[:limit]:
        yield Todo(
            title=one.milestone.activity if one.milestone else one.commitment.title,
            url=desk_update_url(one),
            kind=_("check an update"),
            due_at=one.written_at,
        )


def silences(actor: Actor, limit: int) -> Iterable[Todo]:
    """Institutions that let their day pass without a word, the longest silence first."""
    rows = visible(
        actor, UpdateRequest.objects.filter(state__in=OPEN_REQUESTS, due_on__lt=timezone.localdate())
    )
    for one in rows.select_related("organisation").order_by("due_on", "pk")[:limit]:
        yield Todo(
            title=request_name(one),
            url=desk_request_url(one),
            kind=_("no answer from an institution"),
            due_at=timezone.make_aware(dt.datetime.combine(one.due_on, dt.time(23, 59))),
        )


def unread(actor: Actor) -> int:
    return visible(actor, Observation.objects.filter(state=State.PENDING), "moderate").count()


def observations(actor: Actor, limit: int) -> Iterable[Todo]:
    """Observations that a moderator must read, the oldest first."""
    rows = visible(actor, Observation.objects.filter(state=State.PENDING), "moderate")
    for one in rows.select_related("commitment").order_by("submitted_at", "pk")[:limit]:
        yield Todo(
            title=one.commitment.title,
            url=desk_observation_url(one),
            kind=_("read an observation"),
            due_at=one.submitted_at,
        )


DESK = (
    DeskItem(
        code="observations",
        label=_("Observations to read"),
        url="desk_observations",
        grants=("discuss.moderate",),
        order=24,
        count=unread,
    ),
)
TASKS = (
    Task(code="plans.updates", label=_("Updates to check"), grants=(FOLLOW,), waiting=updates),
    Task(
        code="plans.silences",
        label=_("Institutions that say nothing"),
        grants=HEARS_SILENCE,
        waiting=silences,
    ),
    Task(
        code="plans.observations",
        label=_("Observations to read"),
        grants=("discuss.moderate",),
        waiting=observations,
    ),
)
