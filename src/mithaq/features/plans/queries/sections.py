"""One section or one commitment of a plan, with its neighbours and what it said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import find_alike

from ..catalogues import Area, policy_areas
from ..models import Commitment, Milestone, Plan, PlanSection, SectionVersion
from .public import (
    Covered,
    Pledge,
    coverage_of,
    plan_to_read,
    pledges_of,
    says_something,
    sections_of,
    with_milestones,
)

T = TypeVar("T")


def around(items: Sequence[T], here: int) -> tuple[T | None, T | None]:
    """The neighbours of the item at a position."""
    before = items[here - 1] if here > 0 else None
    after = items[here + 1] if here + 1 < len(items) else None
    return before, after


def versions_of(section: PlanSection) -> list[SectionVersion]:
    """What the section said from its first published version on, newest first.

    What was written before the plan was published stays with its writers, and so does what an officer is
    still typing.
    """
    published = section.plan.published_at
    rows = list(SectionVersion.objects.filter(section=section, autosaved=False).order_by("-number"))
    if published is None:
        return rows
    since = [version for version in rows if version.at > published]
    first = next((version for version in rows if version.at <= published), None)
    return [*since, first] if first else since


@dataclass(frozen=True)
class SectionPage:
    """versions: newest first, the present one included; first: as it was first published, None if unchanged."""

    plan: Plan
    section: PlanSection
    before: PlanSection | None
    after: PlanSection | None
    versions: list[SectionVersion]

    @property
    def first(self) -> SectionVersion | None:
        return self.versions[-1] if len(self.versions) > 1 else None


def section_to_read(actor: Actor, pk: int, code: str) -> PlanSection:
    """What a plan answers to the question `code`; Http404 when it says nothing there."""
    rows = PlanSection.objects.select_related("plan", "question__group")
    section = find_alike(actor, rows, plan_id=pk, question__code=code)
    if not says_something(section):
        raise Http404
    return section


def section_page(section: PlanSection) -> SectionPage:
    plan = section.plan
    sections = sections_of(plan)
    before, after = around(sections, [one.pk for one in sections].index(section.pk))
    return SectionPage(
        plan=plan,
        section=section,
        before=before,
        after=after,
        versions=versions_of(section),
    )


@dataclass(frozen=True)
class CommitmentPage:
    plan: Plan
    pledge: Pledge
    before: Commitment | None
    after: Commitment | None
    coverage: list[Covered]
    areas: list[Area]

    @property
    def commitment(self) -> Commitment:
        return self.pledge.commitment


def commitment_to_read(actor: Actor, pk: int, number: int) -> Commitment:
    """The commitment of that number in the plan `pk`, or Http404."""
    return find_alike(actor, Commitment.objects.select_related("plan", "lead"), plan_id=pk, number=number)


def commitment_page(commitment: Commitment) -> CommitmentPage:
    plan = commitment.plan
    milestones = Milestone.objects.select_related("responsible").order_by("order", "pk")
    prefetch_related_objects([commitment], Prefetch("milestones", milestones), "supporters")
    commitments = list(
        Commitment.objects.filter(plan=plan).only("number", "title", "plan").order_by("number")
    )
    before, after = around(commitments, [one.pk for one in commitments].index(commitment.pk))
    known = policy_areas()
    return CommitmentPage(
        plan=plan,
        pledge=pledges_of([commitment], timezone.localdate())[0],
        before=before,
        after=after,
        coverage=coverage_of([commitment]),
        areas=[known[code] for code in commitment.policy_areas if code in known],
    )


@dataclass(frozen=True)
class WholePlan:
    """The plan from its first line to its last, for paper."""

    plan: Plan
    sections: list[PlanSection]
    pledges: list[Pledge]


def whole_plan(actor: Actor, pk: int) -> WholePlan:
    plan = plan_to_read(actor, pk)
    commitments = with_milestones(Commitment.objects.filter(plan=plan)).prefetch_related("supporters")
    pledges = pledges_of(commitments.order_by("number"), timezone.localdate())
    return WholePlan(plan, sections_of(plan), pledges)
