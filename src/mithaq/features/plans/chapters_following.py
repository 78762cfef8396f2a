"""What the promises say in a bulletin: which steps moved, which were kept in time, who kept silent."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy

from mithaq.commons.discuss.enums import State
from mithaq.commons.manifest.definitions import Chapter, Fact, Passage, Period
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import day, quarter

from .addresses_following import quarter_url
from .enums import FROZEN, WRITABLE, MilestoneStatus
from .models import Evidence, Milestone, Observation, Plan, StatusChange, UpdateRequest
from .queries.following.public import Told, told_in


def plans_told() -> list[Plan]:
    """Plans that bind the town, and that everybody may read."""
    rows = Plan.objects.filter(published_at__isnull=False).exclude(status__in=WRITABLE | FROZEN)
    return list(rows.order_by("starts_on", "pk"))


def what_moved(municipality: Municipality, period: Period) -> Iterable[Fact | Passage]:
    plans = plans_told()
    if not plans:
        return
    yield from figures(plans, period)
    for plan in plans:
        told = told_in(plan, period.starts_on, period.ends_on)
        yield from moved_steps(plan, told)
        yield from words(told)
    yield from late_steps(plans, period)
    yield from silences(plans, period)


def figures(plans: list[Plan], period: Period) -> Iterable[Fact]:
    days = (period.starts_on, period.ends_on)
    changes = StatusChange.objects.filter(milestone__commitment__plan__in=plans, changed_at__date__range=days)
    done = Milestone.objects.filter(
        commitment__plan__in=plans, status=MilestoneStatus.COMPLETE, completed_on__range=days
    )
    evidence = Evidence.objects.filter(commitment__plan__in=plans, published_at__date__range=days)
    seen = Observation.objects.filter(
        commitment__plan__in=plans, state=State.PUBLISHED, observed_on__range=days
    )
    yield Fact(label=gettext("Steps completed"), value=done.count())
    yield Fact(label=gettext("Changes of status, each on evidence"), value=changes.count())
    yield Fact(label=gettext("Pieces of evidence published"), value=evidence.count())
    yield Fact(label=gettext("Observations by citizens and associations"), value=seen.count())


def moved_steps(plan: Plan, told: list[Told]) -> Iterable[Passage]:
    rows = [
        (
            str(one.commitment.number),
            str(change.milestone.activity),
            str(MilestoneStatus(change.before).label),
            str(MilestoneStatus(change.after).label),
            day(change.changed_at),
        )
        for one in told
        for change in one.changes
    ]
    if rows:
        yield Passage(
            title=gettext("What moved: %(plan)s") % {"plan": plan.title},
            heads=(
                gettext("Commitment"),
                gettext("Step"),
                gettext("Before"),
                gettext("Now"),
                gettext("Day"),
            ),
            rows=tuple(rows),
        )


def words(told: list[Told]) -> Iterable[Passage]:
    """Developments and achievements in the words of those who told them."""
    for one in told:
        for update in one.updates:
            if update.text:
                yield Passage(title=str(one.commitment.title), text=str(update.text))


def late_steps(plans: list[Plan], period: Period) -> Iterable[Passage]:
    """Open at the end of the period, and past their day."""
    done_later = Q(status=MilestoneStatus.COMPLETE, completed_on__gt=period.ends_on)
    still_open = ~Q(status__in=(MilestoneStatus.COMPLETE, MilestoneStatus.CANCELLED))
    late = Milestone.objects.filter(
        still_open | done_later, commitment__plan__in=plans, due_on__lt=period.ends_on
    )
    rows = tuple(
        (str(one.activity), str(one.responsible), day(one.due_on), (period.ends_on - one.due_on).days)
        for one in late.select_related("responsible").order_by("due_on", "pk")
    )
    if rows:
        yield Passage(
            title=gettext("Steps that are late"),
            heads=(gettext("Step"), gettext("Responsible"), gettext("Due"), gettext("Days late")),
            rows=rows,
        )


def silences(plans: list[Plan], period: Period) -> Iterable[Fact | Passage]:
    """Requests that were due within the period."""
    due = UpdateRequest.objects.filter(plan__in=plans, due_on__range=(period.starts_on, period.ends_on))
    asked = list(due.select_related("organisation", "plan").order_by("due_on", "pk"))
    if not asked:
        return
    answered = [one for one in asked if one.answered_at]
    said = gettext("%(answered)s of %(asked)s") % {"answered": len(answered), "asked": len(asked)}
    yield Fact(
        label=gettext("Institutions that answered when asked"),
        value=said,
        url=quarter_url(asked[-1].plan, asked[-1].quarter),
    )
    rows = tuple(
        (str(one.organisation), quarter(one.quarter), day(one.due_on))
        for one in asked
        if one.is_silent(period.ends_on)
    )
    if rows:
        yield Passage(
            title=gettext("Asked, and no answer"),
            heads=(gettext("Institution"), gettext("Asked about"), gettext("Due")),
            rows=rows,
        )


CHAPTERS = (
    Chapter(
        code="plans.following", label=gettext_lazy("What moved on the promises"), write=what_moved, order=10
    ),
)
