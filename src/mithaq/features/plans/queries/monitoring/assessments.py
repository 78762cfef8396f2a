"""Assessments: which are due, what their forms ask, and what was answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import find, visible
from mithaq.commons.files.models import Attachment
from mithaq.commons.files.queries import attachments_of
from mithaq.kit.i18n import Text

from ...access_monitoring import monitored_by
from ...enums import PAST, CommitmentStatus, MilestoneStatus, PlanStatus
from ...enums_monitoring import MANY, SCALES, AssessmentKind, AssessmentState, Scale
from ...models import Assessment, AssessmentAnswer, AssessmentQuestion, Commitment, Plan
from ..progress import SOON_DAYS

SUBMITTED = frozenset({PlanStatus.SUBMITTED, PlanStatus.IMPLEMENTATION} | PAST) - {PlanStatus.WITHDRAWN}


@dataclass(frozen=True)
class Wanted:
    """An assessment the rules ask for, whether or not it was opened yet."""

    kind: str
    counts_from: dt.date
    commitment: Commitment | None = None

    @property
    def key(self) -> tuple[str, int | None]:
        """What makes two of them the same."""
        return self.kind, self.commitment.pk if self.commitment else None


def wanted_of(plan: Plan, today: dt.date) -> list[Wanted]:
    """What must be assessed by now: the start once submitted, each commitment once completed, the plan once over.

    A plan is over when it is declared completed, or when its last day has passed, whichever comes first.
    """
    if plan.status not in SUBMITTED or plan.submitted_on is None:
        return []
    found = [Wanted(AssessmentKind.INCEPTION, plan.submitted_on)]
    for commitment in plan.commitments.prefetch_related("milestones").order_by("number"):
        if (completed := completed_on(commitment)) is not None:
            found.append(Wanted(AssessmentKind.END_OF_COMMITMENT, completed, commitment))
    if (ended := _ended_on(plan, today)) is not None:
        found.append(Wanted(AssessmentKind.FINAL, ended))
    return found


def _ended_on(plan: Plan, today: dt.date) -> dt.date | None:
    """Its last day once that has passed; before, the day it is found completed, on which its assessment opens."""
    if plan.ends_on is not None and plan.ends_on < today:
        return plan.ends_on
    return today if plan.status in PAST else None


def unsigned_of(plan: Plan, today: dt.date) -> tuple[list[Assessment], list[Wanted]]:
    """What the monitor still has to sign: assessments that are open, and those wanted that were not opened yet."""
    rows = list(assessment_rows().filter(plan=plan).order_by("due_on", "pk"))
    there = {(one.kind, one.commitment_id) for one in rows}
    unopened = [one for one in wanted_of(plan, today) if one.key not in there]
    return [one for one in rows if one.state == AssessmentState.OPEN], unopened


def completed_on(commitment: Commitment) -> dt.date | None:
    """The day it was completed; None while it is not.

    Completed is what an officer declared so, and what has nothing left to do: all of its steps are complete
    or cancelled, and not all of them cancelled.
    """
    if commitment.status == CommitmentStatus.WITHDRAWN:
        return None
    steps = list(commitment.milestones.all())
    done = [step for step in steps if step.status == MilestoneStatus.COMPLETE]
    nothing_left = bool(done) and not any(step.is_open for step in steps)
    if commitment.status != CommitmentStatus.COMPLETED and not nothing_left:
        return None
    days = [step.completed_on or step.due_on for step in done]
    return max(days) if days else commitment.ends_on or timezone.localdate(commitment.updated_at)


def assessment_rows() -> QuerySet[Assessment]:
    return Assessment.objects.select_related("plan", "commitment__plan", "form")


@dataclass(frozen=True)
class Promised:
    """An assessment as everybody sees that it is due: nothing of what is being written in it."""

    pk: int
    kind: str
    commitment: Commitment | None
    due_on: dt.date
    done_on: dt.date | None
    has_page: bool

    @property
    def label(self) -> object:
        return AssessmentKind(self.kind).label

    def state(self, today: dt.date) -> str:
        if self.done_on:
            return "done"
        left = (self.due_on - today).days
        return "late" if left < 0 else "soon" if left <= SOON_DAYS else "open"


def promised_of(plan: Plan) -> list[Promised]:
    """All assessments of a plan that the reader may see, by their due date."""
    return [promise_of(row) for row in assessment_rows().filter(plan=plan).order_by("due_on", "pk")]


def promise_of(row: Assessment) -> Promised:
    return Promised(row.pk, row.kind, row.commitment, row.due_on, row.done_on, row.is_signed)


def owed_by(actor: Actor) -> QuerySet[Assessment]:
    """Open assessments of the plans this person monitors, the soonest due first."""
    mine = Plan.objects.filter(monitored_by(actor))
    return assessment_rows().filter(plan__in=mine, state=AssessmentState.OPEN).order_by("due_on", "pk")


@dataclass(frozen=True)
class Item:
    """One question, asked of the plan or of one commitment, with its answer if there is one."""

    question: AssessmentQuestion
    commitment: Commitment | None = None
    values: tuple[str, ...] = ()
    text: Text = field(default_factory=Text)

    @property
    def name(self) -> str:
        """The field's name in a form: the question, and the commitment it is asked of."""
        return f"{self.question.code}-{self.commitment.pk}" if self.commitment else str(self.question.code)

    @property
    def choices(self) -> tuple[tuple[str, object], ...]:
        return SCALES[self.question.scale]

    @property
    def labels(self) -> list[object]:
        """The values chosen, in words and in the order of the scale."""
        return [label for code, label in self.choices if code in self.values]

    @property
    def is_many(self) -> bool:
        return self.question.scale in MANY

    @property
    def is_answered(self) -> bool:
        return bool(self.text) if self.question.scale == Scale.TEXT else bool(self.values)


@dataclass(frozen=True)
class Part:
    """Items that belong together: those on the whole, or those on one commitment."""

    commitment: Commitment | None
    items: list[Item]


@dataclass(frozen=True)
class Sheet:
    """An assessment with every question of its form."""

    assessment: Assessment
    parts: list[Part]

    @property
    def items(self) -> list[Item]:
        return [item for part in self.parts for item in part.items]

    @property
    def missing(self) -> list[Item]:
        """Required questions without an answer."""
        return [item for item in self.items if item.question.required and not item.is_answered]


def sheet_of(assessment: Assessment) -> Sheet:
    """Three queries, whatever the number of questions."""
    questions = list(AssessmentQuestion.objects.filter(form=assessment.form_id).order_by("order"))
    answers = {
        (one.question_id, one.commitment_id): one
        for one in AssessmentAnswer.objects.filter(assessment=assessment)
    }

    def item(question: AssessmentQuestion, commitment: Commitment | None) -> Item:
        answer = answers.get((question.pk, commitment.pk if commitment else None))
        if answer is None:
            return Item(question, commitment)
        return Item(question, commitment, tuple(answer.values), answer.text)

    each = [question for question in questions if question.per_commitment]
    parts = [Part(None, [item(one, None) for one in questions if not one.per_commitment])]
    if each:
        commitments = Commitment.objects.filter(plan=assessment.plan_id).order_by("number")
        parts += [Part(one, [item(question, one) for question in each]) for one in commitments]
    return Sheet(assessment, parts)


@dataclass(frozen=True)
class AssessmentPage:
    sheet: Sheet
    files: list[Attachment]


def assessment_page(actor: Actor, plan_pk: int, pk: int) -> AssessmentPage:
    """A signed assessment for everybody, one being written for those who follow the plan; else Http404."""
    assessment = find(actor, assessment_rows(), plan=plan_pk, pk=pk)
    return AssessmentPage(sheet_of(assessment), list(attachments_of(actor, assessment)))


def signed_between(actor: Actor, first: dt.date, last: dt.date) -> QuerySet[Assessment]:
    """Published within these days, both included."""
    rows = assessment_rows().filter(signed_at__date__gte=first, signed_at__date__lte=last)
    return visible(actor, rows).order_by("signed_at", "pk")
