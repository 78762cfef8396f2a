"""What officers see of a plan while it is being written. Each function costs the same at any size."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed
from mithaq.commons.clocks.queries import people_with_grants
from mithaq.commons.discuss.queries import Counts, counts_by_place
from mithaq.commons.people.models import Organisation, Person
from mithaq.kit.i18n import Text, languages

from ..enums import MOVERS, MOVES, PlanStatus, QuestionKind
from ..models import Consultation, Plan, PlanSection, QuestionGroup, SectionVersion
from .missing import Missing, missing_answers, written_length
from .public import is_open, latest_of

TEXT_KINDS = (QuestionKind.PROSE, QuestionKind.LIST)


@dataclass(frozen=True)
class Row:
    """A section in the list. problem: what it lacks, None when it is complete or not required."""

    section: PlanSection
    problem: Missing | None
    untranslated: list[str]
    counts: Counts
    # Open for comments, and nobody has said a word.
    is_silent: bool

    @property
    def state(self) -> str:
        """ok, optional (empty and not required) or the reason of its problem."""
        if self.problem:
            return self.problem.reason
        said = bool(self.section.text) or self.section.value is not None
        return "ok" if said or self.section.question.required else "optional"


@dataclass(frozen=True)
class Group:
    group: QuestionGroup
    rows: list[Row]


@dataclass(frozen=True)
class Workspace:
    plan: Plan
    groups: list[Group]
    missing: list[Missing]
    consultation: Consultation | None
    is_open: bool
    counts: dict[str, Counts]

    @property
    def rows(self) -> list[Row]:
        return [row for group in self.groups for row in group.rows]

    @property
    def silent(self) -> list[Row]:
        return [row for row in self.rows if row.is_silent]

    @property
    def comments(self) -> Counts:
        found = list(self.counts.values())
        return Counts(
            published=sum(one.published for one in found),
            answered=sum(one.answered for one in found),
            pending=sum(one.pending for one in found),
        )


def workspace(actor: Actor, plan: Plan) -> Workspace:
    """The plan with every section, what is missing, and how much was said on each."""
    missing = missing_answers(plan)
    problems: dict[str, Missing] = {}
    for one in missing:
        problems.setdefault(one.code, one)
    counts = counts_by_place(actor, plan)
    consultation = latest_of(plan)
    asked = is_open(consultation, timezone.now())
    sections = PlanSection.objects.filter(plan=plan).select_related("question__group", "updated_by")
    groups: dict[int, Group] = {}
    for section in sections.order_by("question__group__order", "question__order"):
        question = section.question
        said = counts.get(question.code, Counts())
        row = Row(
            section=section,
            problem=problems.get(question.code),
            untranslated=section.text.missing() if section.text else [],
            counts=said,
            is_silent=asked and bool(section.text) and not (said.published or said.pending),
        )
        groups.setdefault(question.group_id, Group(question.group, [])).rows.append(row)
    return Workspace(plan, list(groups.values()), missing, consultation, asked, counts)


def moves_of(actor: Actor, plan: Plan) -> list[str]:
    """Where this officer may move the plan next; consultations are opened on their own page."""
    return [to for to in MOVES[plan.status] if to != PlanStatus.PUBLIC_CONSULTATION and actor.has(MOVERS[to])]


# One section


@dataclass(frozen=True)
class Progress:
    """How long an answer is in the town's first language, and how long it should be at least."""

    length: int
    least: int

    @property
    def is_enough(self) -> bool:
        return self.length >= self.least


@dataclass(frozen=True)
class Editing:
    """draft: what this officer typed and did not save; is_stale: somebody saved the section since."""

    section: PlanSection
    may_edit: bool
    draft: SectionVersion | None
    is_stale: bool
    progress: Progress

    @property
    def text(self) -> Text:
        return self.draft.text if self.draft and not self.is_stale else self.section.text

    @property
    def value(self) -> int | None:
        return self.draft.value if self.draft and not self.is_stale else self.section.value


def editing(actor: Actor, section: PlanSection) -> Editing:
    drafts = SectionVersion.objects.filter(section=section, autosaved=True, by=actor.person)
    draft = drafts.order_by("-number").first() if actor.person else None
    return Editing(
        section=section,
        may_edit=allowed(actor, "edit", section),
        draft=draft,
        # A draft is numbered after the version it grew from, and every save takes a higher number.
        is_stale=draft is not None and draft.number < section.version,
        progress=Progress(written_length(section.text), section.question.min_length),
    )


@dataclass(frozen=True)
class Change:
    """A version and what it said before, one pair of texts for each language that changed."""

    version: SectionVersion
    pairs: list[tuple[str, Text, Text]]
    value_before: int | None

    @property
    def value_changed(self) -> bool:
        return self.version.value != self.value_before


def changes_of(section: PlanSection) -> list[Change]:
    """The saved versions, newest first, each with what it changed."""
    rows = SectionVersion.objects.filter(section=section, autosaved=False).select_related("by")
    versions = list(rows.order_by("number"))
    found = []
    before, value = Text(), None
    for version in versions:
        pairs = [
            (code, Text({code: before.get(code, "")}), Text({code: version.text.get(code, "")}))
            for code in dict.fromkeys([*languages(), *version.text, *before])
            if before.get(code, "") != version.text.get(code, "")
        ]
        found.append(Change(version, pairs, value))
        before, value = version.text, version.value
    return found[::-1]


# Pickers


def open_organisations() -> QuerySet[Organisation]:
    return Organisation.objects.filter(closed_on__isnull=True).order_by("code")


def who_may_answer() -> QuerySet[Person]:
    ids = [person.pk for person in people_with_grants(["discuss.answer"])]
    return Person.objects.filter(pk__in=ids).order_by("name")


def places_of(work: Workspace) -> list[tuple[str, object]]:
    """(place, label) of every part one may comment on, for a filter."""
    found: dict[str, object] = defaultdict(str)
    found.update({row.section.question.code: row.section.question.title for row in work.rows})
    for one in work.plan.commitments.all():
        found[f"commitment-{one.number}"] = one.title
    return list(found.items())
