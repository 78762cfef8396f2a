"""What everybody may read of the following of a promise."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.paginator import Page
from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed, find
from mithaq.methods.quarters import Quarter, quarter_of

from ...enums import WRITABLE
from ...enums_following import OPEN_REQUESTS, UpdateState
from ...models import (
    Commitment,
    Evidence,
    Indicator,
    Measurement,
    Milestone,
    Plan,
    ProgressUpdate,
    StatusChange,
    UpdateRequest,
)
from ..public import plan_to_read
from .figures import Seen, contradictions, percent_of
from .timeline import Moment, latest, page_of

SHORT = 5
MOST_TOLD = 100


@dataclass(frozen=True)
class Line:
    """One step: its official status, what people saw instead, and how much evidence stands behind it."""

    milestone: Milestone
    seen: list[Seen]
    evidence: int


@dataclass(frozen=True)
class Late:
    """An open step past its day, and why: the last words about it, else the request its institution left unanswered;
    neither when nobody gave a reason."""

    milestone: Milestone
    update: ProgressUpdate | None
    asked: UpdateRequest | None


@dataclass(frozen=True)
class Reading:
    """An indicator, its latest value for the whole town and how much of its way it has gone (0 to 1)."""

    indicator: Indicator
    value: Decimal | None
    measured_on: dt.date | None

    @property
    def share(self) -> float | None:
        """Way gone from the start value to the target; None when one of the three is unknown."""
        start, target = self.indicator.baseline, self.indicator.target
        if self.value is None or start is None or target is None or start == target:
            return None
        return float(min(max((self.value - start) / (target - start), Decimal(0)), Decimal(1)))


@dataclass(frozen=True)
class Following:
    commitment: Commitment
    percent: int | None
    lines: list[Line]
    overall: list[Seen]
    silent: list[UpdateRequest]
    late: list[Late]
    readings: list[Reading]
    moments: list[Moment] = field(default_factory=list)
    may_observe: bool = False

    @property
    def differs(self) -> bool:
        return bool(self.overall) or any(line.seen for line in self.lines)


def following_of(actor: Actor, commitment: Commitment) -> Following | None:
    """What the page of a commitment says of its following; None while the plan is being written."""
    if commitment.plan.status in WRITABLE:
        return None
    milestones = list(commitment.milestones.all())
    seen = contradictions(commitment, milestones)
    evidence = Counter(
        Evidence.objects.filter(commitment=commitment, published_at__isnull=False).values_list(
            "milestone", flat=True
        )
    )
    silent = silent_now(commitment.plan_id, {one.responsible_id for one in milestones})
    return Following(
        commitment=commitment,
        percent=percent_of(milestones),
        lines=[Line(one, seen.get(one.pk, []), evidence[one.pk]) for one in milestones],
        overall=seen.get(None, []),
        silent=silent,
        late=late_of(milestones, silent),
        readings=readings_of(commitment),
        moments=latest(commitment, SHORT),
        may_observe=allowed(actor, "observe", commitment),
    )


def late_of(milestones: Iterable[Milestone], silent: Iterable[UpdateRequest]) -> list[Late]:
    """The steps past their day, the longest first; two queries when there is one."""
    today = timezone.localdate()
    steps = sorted(
        (one for one in milestones if one.is_open and one.due_on < today), key=lambda one: one.due_on
    )
    if not steps:
        return []
    said = ProgressUpdate.objects.filter(milestone=OuterRef("pk"), state=UpdateState.VALIDATED)
    newest = Subquery(said.exclude(text={}).order_by("-written_at", "-pk").values("pk")[:1])
    rows = Milestone.objects.filter(pk__in=[one.pk for one in steps]).order_by().annotate(newest=newest)
    last = dict(rows.values_list("pk", "newest"))
    updates = ProgressUpdate.objects.select_related("organisation").in_bulk(
        [pk for pk in last.values() if pk is not None]
    )
    asked = {one.organisation_id: one for one in silent}
    return [Late(one, updates.get(last[one.pk]), asked.get(one.responsible_id)) for one in steps]


def silent_now(plan_id: int, organisations: Iterable[int] | None = None) -> list[UpdateRequest]:
    """Requests past their day without a word, the longest silence first."""
    rows = UpdateRequest.objects.filter(
        plan=plan_id, state__in=OPEN_REQUESTS, due_on__lt=timezone.localdate()
    )
    if organisations is not None:
        rows = rows.filter(organisation__in=organisations)
    return list(rows.select_related("organisation").order_by("due_on", "pk"))


def readings_of(commitment: Commitment) -> list[Reading]:
    """The indicators of a commitment with their latest values; one query."""
    newest = Measurement.objects.filter(indicator=OuterRef("pk"), zone__isnull=True).order_by("-measured_on")
    rows = Indicator.objects.filter(commitment=commitment).annotate(
        last_value=Subquery(newest.values("value")[:1]), last_on=Subquery(newest.values("measured_on")[:1])
    )
    return [Reading(one, one.last_value, one.last_on) for one in rows]


def commitment_to_read(actor: Actor, pk: int, number: int) -> Commitment:
    """The commitment with its plan and steps, or Http404."""
    steps = Milestone.objects.select_related("responsible").order_by("order", "pk")
    rows = Commitment.objects.select_related("plan", "lead").prefetch_related(Prefetch("milestones", steps))
    return find(actor, rows, plan=pk, number=number)


@dataclass(frozen=True)
class Timeline:
    commitment: Commitment
    page: Page[Moment]
    readings: list[Reading]


def timeline_page(actor: Actor, pk: int, number: int, page: int | str) -> Timeline:
    commitment = commitment_to_read(actor, pk, number)
    return Timeline(commitment, page_of(commitment, page), readings_of(commitment))


# The quarterly sheet


@dataclass(frozen=True)
class Told:
    """What moved on one commitment within a quarter."""

    commitment: Commitment
    changes: list[StatusChange] = field(default_factory=list)
    updates: list[ProgressUpdate] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """One quarter of a plan: who was asked, who answered, what moved."""

    plan: Plan
    quarter: Quarter
    requests: list[UpdateRequest]
    told: list[Told]
    before: Quarter | None
    after: Quarter | None

    @property
    def answered(self) -> int:
        return sum(one.answered_at is not None for one in self.requests)

    @property
    def silent(self) -> list[UpdateRequest]:
        today = timezone.localdate()
        return [one for one in self.requests if one.is_silent(today)]


def first_quarter(plan: Plan) -> Quarter:
    """Where the sheets of a plan begin."""
    return quarter_of(plan.starts_on or plan.submitted_on or timezone.localdate())


def sheet_of(actor: Actor, pk: int, quarter: Quarter | None = None) -> Sheet:
    """The sheet of a quarter (the last one that has anything to say); Http404 before the plan began or to come."""
    plan = plan_to_read(actor, pk)
    present, first = quarter_of(timezone.localdate()), first_quarter(plan)
    if plan.status in WRITABLE:
        raise Http404
    if quarter is None:
        asked = UpdateRequest.objects.filter(plan=plan).order_by("-quarter_on").first()
        quarter = asked.quarter if asked else present
    if not min(first, present) <= quarter <= present:
        raise Http404
    requests = UpdateRequest.objects.filter(plan=plan, quarter_on=quarter.starts_on)
    return Sheet(
        plan=plan,
        quarter=quarter,
        requests=list(requests.select_related("organisation").order_by("organisation")),
        told=told_in(plan, quarter.starts_on, quarter.ends_on),
        before=quarter.before if quarter > first else None,
        after=quarter.next if quarter < present else None,
    )


def told_in(plan: Plan, starts_on: dt.date, ends_on: dt.date) -> list[Told]:
    """What moved on each commitment between two days, both included; three queries."""
    told = {one.pk: Told(one) for one in Commitment.objects.filter(plan=plan).order_by("number")}
    days = (starts_on, ends_on)
    changes = StatusChange.objects.filter(milestone__commitment__plan=plan, changed_at__date__range=days)
    for change in changes.select_related("milestone", "evidence").order_by("changed_at", "pk")[:MOST_TOLD]:
        told[change.milestone.commitment_id].changes.append(change)
    about = Q(quarter_on__range=days, state=UpdateState.VALIDATED)
    updates = ProgressUpdate.objects.filter(about, commitment__plan=plan)
    for update in updates.select_related("milestone", "organisation").order_by("written_at")[:MOST_TOLD]:
        told[update.commitment_id].updates.append(update)
    return [one for one in told.values() if one.changes or one.updates]


def requests_by_quarter(plan: Plan) -> dict[Quarter, list[UpdateRequest]]:
    """All requests of a plan, the newest quarter first."""
    found: dict[Quarter, list[UpdateRequest]] = defaultdict(list)
    rows = UpdateRequest.objects.filter(plan=plan).select_related("organisation")
    for request in rows.order_by("-quarter_on", "organisation"):
        found[request.quarter].append(request)
    return found
