"""What everybody may read of the town's plans. Each function costs the same number of queries at any size."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import find_alike, visible
from mithaq.commons.discuss.access import standing
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import Counts, counts_by_place

from ..catalogues import Goal, goal_of
from ..enums import PAST, InstitutionRole
from ..models import (
    Commitment,
    Consultation,
    DeclaredFigure,
    Endorsement,
    ImportDoubt,
    Milestone,
    Plan,
    PlanInstitution,
    PlanSection,
    QuestionGroup,
)
from .documents import Paper, papers_of
from .endorsements import signatures_of
from .progress import Progress, Step, progress_of, steps_of

# Unsettled doubts about the published page itself. Others concern people or officers' work; sums that differ are
# computed again beside the figures.
SAID_OPENLY = (
    "ends_differ",
    "submissions_differ",
    "list_count",
    "institutions_differ",
    "commitments_order",
)


@dataclass(frozen=True)
class Pledge:
    """A commitment with its milestones in order and how far they have come."""

    commitment: Commitment
    steps: list[Step]
    progress: Progress

    @property
    def place(self) -> str:
        """Where comments on it are kept among those of its plan."""
        return place_of(self.commitment.number)


def place_of(number: int) -> str:
    return f"commitment-{number}"


def with_milestones(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Lead, milestones and who answers for each: two queries more, whatever their number."""
    milestones = Milestone.objects.select_related("responsible").order_by("order", "pk")
    return rows.select_related("lead").prefetch_related(Prefetch("milestones", milestones))


def pledges_of(commitments: Iterable[Commitment], today: dt.date) -> list[Pledge]:
    found = []
    for commitment in commitments:
        steps = steps_of(commitment.milestones.all(), today)
        found.append(Pledge(commitment, steps, progress_of(steps, today)))
    return found


def progress_of_all(pledges: Iterable[Pledge], today: dt.date) -> Progress:
    return progress_of([step for pledge in pledges for step in pledge.steps], today)


def open_at(now: dt.datetime) -> Q:
    """Consultations in which one may comment at this moment."""
    return Q(opened_at__isnull=False, opens_at__lte=now, closes_at__gt=now)


def is_open(consultation: Consultation | None, now: dt.datetime) -> bool:
    return bool(
        consultation and consultation.opened_at and consultation.opens_at <= now < consultation.closes_at
    )


def latest_of(plan: Plan) -> Consultation | None:
    """The plan's last consultation that was ever opened."""
    rows = Consultation.objects.filter(plan=plan, opened_at__isnull=False)
    return rows.select_related("responsible").order_by("-opens_at").first()


@dataclass(frozen=True)
class Call:
    """What the parts of a plan say of its last consultation."""

    consultation: Consultation | None
    is_open: bool


def call_of(plan: Plan) -> Call:
    consultation = latest_of(plan)
    return Call(consultation, is_open(consultation, timezone.now()))


def comment_counts(plans: Sequence[Plan]) -> dict[int, int]:
    """Published comments by plan, for plans the reader may see; one query."""
    if not plans:
        return {}
    kind = ContentType.objects.get_for_model(Plan)
    rows = Comment.objects.filter(standing(), subject_type=kind, subject_id__in=[plan.pk for plan in plans])
    return dict(rows.order_by().values_list("subject_id").annotate(Count("pk")))


# The town's plans


@dataclass(frozen=True)
class Listed:
    """One plan of the list, with the consultation that is open now."""

    plan: Plan
    leads: list[PlanInstitution]
    pledges: list[Pledge]
    progress: Progress
    consultation: Consultation | None
    comments: int


@dataclass(frozen=True)
class Shelf:
    """The town's plans: those that run or are being written, and those whose time is over."""

    current: list[Listed] = field(default_factory=list)
    earlier: list[Listed] = field(default_factory=list)

    @property
    def can_be_compared(self) -> bool:
        return len(self.current) + len(self.earlier) > 1


def plans_of_town(actor: Actor) -> Shelf:
    now, today = timezone.now(), timezone.localdate()
    leads = PlanInstitution.objects.filter(role=InstitutionRole.LEAD).select_related("organisation")
    plans = list(
        visible(actor, Plan.objects.all())
        .prefetch_related(
            Prefetch("commitments", with_milestones(Commitment.objects.all())),
            Prefetch("institutions", leads),
            Prefetch("consultations", Consultation.objects.filter(open_at(now))),
        )
        .order_by("-starts_on", "-pk")
    )
    comments = comment_counts(plans)
    shelf = Shelf()
    for plan in plans:
        pledges = pledges_of(plan.commitments.all(), today)
        listed = Listed(
            plan=plan,
            leads=list(plan.institutions.all()),
            pledges=pledges,
            progress=progress_of_all(pledges, today),
            consultation=next(iter(plan.consultations.all()), None),
            comments=comments.get(plan.pk, 0),
        )
        (shelf.earlier if plan.status in PAST else shelf.current).append(listed)
    return shelf


# One plan at a glance


@dataclass(frozen=True)
class SectionLine:
    section: PlanSection
    counts: Counts


@dataclass(frozen=True)
class Chapter:
    group: QuestionGroup
    lines: list[SectionLine]


@dataclass(frozen=True)
class Covered:
    """A goal of the 2030 Agenda, the targets named, and the commitments that serve it."""

    goal: Goal
    targets: list[str]
    commitments: list[Commitment]


@dataclass(frozen=True)
class Tally:
    """The plan's declared numbers of one unit, their sum, and the total the plan itself states."""

    unit: str
    figures: list[DeclaredFigure]
    computed: int
    declared: int | None

    @property
    def difference(self) -> int:
        """Stated total minus computed sum; 0 when they agree or no total is stated."""
        return 0 if self.declared is None else self.declared - self.computed


@dataclass(frozen=True)
class GroupsGap:
    """How many groups the plan says took part, and how many institutions and people it accounts for."""

    declared: int
    named: int
    people: int


@dataclass(frozen=True)
class PlanPage:
    plan: Plan
    institutions: list[PlanInstitution]
    pledges: list[Pledge]
    progress: Progress
    consultation: Consultation | None
    is_open: bool
    chapters: list[Chapter]
    counts: dict[str, Counts]
    coverage: list[Covered]
    endorsements: list[Endorsement]
    papers: list[Paper]
    tallies: list[Tally]
    doubts: list[ImportDoubt]
    before: Plan | None
    after: Plan | None

    @property
    def groups_gap(self) -> GroupsGap | None:
        """None when the two agree, or the plan does not give both."""
        people = sum(tally.computed for tally in self.tallies if tally.unit == "people")
        named = sum(tally.computed for tally in self.tallies if tally.unit != "people")
        declared = next(
            (
                line.section.value
                for chapter in self.chapters
                for line in chapter.lines
                if line.section.question.code == "groups"
            ),
            None,
        )
        if not named or declared is None or declared == named:
            return None
        return GroupsGap(declared, named, people)

    @property
    def leads(self) -> list[PlanInstitution]:
        return [one for one in self.institutions if one.role == InstitutionRole.LEAD]

    @property
    def comments(self) -> int:
        return sum(one.published for one in self.counts.values())

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.counts.values())


def plan_to_read(actor: Actor, pk: int) -> Plan:
    """The plan, or Http404."""
    return find_alike(actor, Plan.objects.all(), pk=pk)


def sections_of(plan: Plan) -> list[PlanSection]:
    """The sections that say something, in the order of the template."""
    rows = PlanSection.objects.filter(plan=plan).select_related("question__group")
    return [
        section
        for section in rows.order_by("question__group__order", "question__order")
        if says_something(section)
    ]


def says_something(section: PlanSection) -> bool:
    return bool(section.text) or section.value is not None


def chapters_of(sections: Iterable[PlanSection], counts: dict[str, Counts]) -> list[Chapter]:
    """Sections under the group of their question, each with how many comments it has."""
    grouped = groupby(sections, key=lambda section: section.question.group)
    return [
        Chapter(group, [SectionLine(one, counts.get(one.question.code, Counts())) for one in rows])
        for group, rows in grouped
    ]


def coverage_of(commitments: Iterable[Commitment]) -> list[Covered]:
    """Which goals the commitments serve, by number."""
    targets: dict[int, list[str]] = defaultdict(list)
    serving: dict[int, list[Commitment]] = defaultdict(list)
    named: dict[int, Goal] = {}
    for commitment in commitments:
        for tag in map(str, commitment.sdg):
            goal = goal_of(tag)
            if goal is None:
                continue
            named[goal.number] = goal
            if "." in tag and tag not in targets[goal.number]:
                targets[goal.number].append(tag)
            if commitment not in serving[goal.number]:
                serving[goal.number].append(commitment)
    return [Covered(named[number], targets[number], serving[number]) for number in sorted(named)]


def tallies_of(figures: Iterable[DeclaredFigure]) -> list[Tally]:
    """The declared figures by unit, in their order, summed without the totals among them."""
    by_unit: dict[str, list[DeclaredFigure]] = defaultdict(list)
    totals: dict[str, int] = {}
    for figure in figures:
        if figure.is_total:
            totals[figure.unit] = figure.number
        else:
            by_unit[figure.unit].append(figure)
    return [
        Tally(unit, rows, sum(one.number for one in rows), totals.get(unit)) for unit, rows in by_unit.items()
    ]


def plan_page(actor: Actor, plan: Plan) -> PlanPage:
    """The plan at a glance, for a plan the actor may read."""
    now, today = timezone.now(), timezone.localdate()
    pledges = pledges_of(with_milestones(Commitment.objects.filter(plan=plan)).order_by("number"), today)
    counts = counts_by_place(actor, plan)
    consultation = latest_of(plan)
    neighbours = visible(actor, Plan.objects.filter(Q(pk=plan.follows_id) | Q(follows=plan)))
    before, after = None, None
    for other in neighbours:
        before, after = (other, after) if other.pk == plan.follows_id else (before, other)
    return PlanPage(
        plan=plan,
        institutions=list(PlanInstitution.objects.filter(plan=plan).select_related("organisation")),
        pledges=pledges,
        progress=progress_of_all(pledges, today),
        consultation=consultation,
        is_open=is_open(consultation, now),
        chapters=chapters_of(sections_of(plan), counts),
        counts=counts,
        coverage=coverage_of(pledge.commitment for pledge in pledges),
        endorsements=signatures_of(plan),
        papers=papers_of(actor, plan),
        tallies=tallies_of(DeclaredFigure.objects.filter(plan=plan)),
        doubts=list(
            ImportDoubt.objects.filter(plan=plan, settled_at__isnull=True, code__in=SAID_OPENLY).order_by(
                "line", "pk"
            )
        ),
        before=before,
        after=after,
    )
