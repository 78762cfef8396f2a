"""What happened on one promise, the newest first, from everything that is written down about it (row N14)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet, Value

from mithaq.commons.discuss.enums import State

from ...enums_following import UpdateState
from ...models import (
    Commitment,
    Evidence,
    Milestone,
    Observation,
    ProgressUpdate,
    StatusChange,
    UpdateRequest,
)

PAGE = 20
CHANGE, UPDATE, EVIDENCE, OBSERVATION, SILENCE = "change", "update", "evidence", "observation", "silence"


@dataclass(frozen=True)
class Moment:
    """kind: change, update, evidence, observation or silence; thing: its row."""

    kind: str
    at: dt.datetime
    thing: Any


def shown_updates(commitment: Commitment) -> QuerySet[ProgressUpdate]:
    return ProgressUpdate.objects.filter(commitment=commitment, state=UpdateState.VALIDATED)


def shown_observations(commitment: Commitment) -> QuerySet[Observation]:
    return Observation.objects.filter(
        commitment=commitment, state=State.PUBLISHED, erased_at__isnull=True, published_at__isnull=False
    )


def loose_evidence(commitment: Commitment) -> QuerySet[Evidence]:
    """Public, and not told already by the update or the change it came with."""
    return Evidence.objects.filter(
        commitment=commitment, published_at__isnull=False, update__isnull=True, changes__isnull=True
    )


def silences(commitment: Commitment) -> QuerySet[UpdateRequest]:
    """Requests to those responsible for its steps that nobody answered in time."""
    responsible = Milestone.objects.filter(commitment=commitment).order_by().values("responsible")
    return UpdateRequest.objects.filter(
        plan=commitment.plan_id, organisation__in=responsible, overdue_at__isnull=False
    )


def _dated(rows: QuerySet[Any], kind: str, at: str) -> QuerySet[Any]:
    return rows.order_by().annotate(what=Value(kind), at=F(at)).values_list("what", "pk", "at")


def _all_of(commitment: Commitment) -> QuerySet[Any]:
    changes = StatusChange.objects.filter(milestone__commitment=commitment)
    return (
        _dated(changes, CHANGE, "changed_at")
        .union(
            _dated(shown_updates(commitment), UPDATE, "written_at"),
            _dated(loose_evidence(commitment), EVIDENCE, "added_at"),
            _dated(shown_observations(commitment), OBSERVATION, "published_at"),
            _dated(silences(commitment), SILENCE, "overdue_at"),
            all=True,
        )
        .order_by("-at", "-pk")
    )


def with_names(kind: str) -> QuerySet[Any]:
    """The rows of one kind with all that a page says of them."""
    return {
        CHANGE: StatusChange.objects.select_related("milestone", "evidence").prefetch_related(
            "evidence__files"
        ),
        UPDATE: ProgressUpdate.objects.select_related("milestone", "organisation").prefetch_related(
            "evidence__files"
        ),
        EVIDENCE: Evidence.objects.select_related("milestone", "organisation").prefetch_related("files"),
        OBSERVATION: Observation.objects.select_related("milestone", "organisation", "zone").prefetch_related(
            "files"
        ),
        SILENCE: UpdateRequest.objects.select_related("organisation"),
    }[kind]


def moments(rows: list[tuple[str, int, dt.datetime]]) -> list[Moment]:
    """The things behind (kind, pk, moment), in the same order; one query for each kind that occurs."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for kind, pk, _at in rows:
        wanted[kind].append(pk)
    things = {kind: with_names(kind).in_bulk(pks) for kind, pks in wanted.items()}
    return [Moment(kind, at, things[kind][pk]) for kind, pk, at in rows]


def latest(commitment: Commitment, count: int) -> list[Moment]:
    return moments(list(_all_of(commitment)[:count]))


def page_of(commitment: Commitment, number: int | str) -> Page[Any]:
    """One page of the whole timeline; its objects are `Moment`s."""
    page = Paginator(_all_of(commitment), PAGE).get_page(number)
    page.object_list = moments(list(page.object_list))
    return page
