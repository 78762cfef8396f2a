"""A plan, its template and its process as a bundle for another municipality."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from mithaq.commons.people.models import Organisation
from mithaq.commons.tenancy.context import profile_of
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.i18n import TranslatedField

from ...bundle.shapes import (
    Bundle,
    CommitmentPart,
    ConsultationPart,
    DeadlinePart,
    GroupPart,
    InstitutionPart,
    MilestonePart,
    PlanPart,
    ProcessPart,
    QuestionPart,
    SectionPart,
    TemplatePart,
)
from ...enums import MOVERS, MOVES, QuestionKind
from ...enums_lifecycle import COMMITMENT_MOVES
from ...models import Commitment, Consultation, Milestone, Plan, PlanSection, PlanTemplate
from ...reading.privacy import hide

# Answers that are about people: who took part, who signed, who watches, who commented.
PEOPLE = (
    QuestionKind.CONTACT,
    QuestionKind.PARTICIPANTS,
    QuestionKind.ENDORSEMENTS,
    QuestionKind.COMMENTS,
    QuestionKind.DOCUMENTS,
    QuestionKind.INSTITUTIONS,
)
TEXTS = tuple(one.name for one in Commitment._meta.fields if isinstance(one, TranslatedField))
# The terms a plan depends on.
DEADLINES = ("comments.", "ogp.", "plans.", "reports.")


def bundle_of(plan: Plan) -> Bundle:
    """Everything another town can use, and nothing about a person: addresses in texts are masked."""
    return Bundle(
        origin=dict(plan.municipality.name),
        made_on=timezone.localdate(),
        plan=_plan(plan),
        template=template_part(plan.template),
        process=_process(plan),
    )


def template_part(template: PlanTemplate) -> TemplatePart:
    questions = template.questions.select_related("group").order_by("group__order", "order")
    return TemplatePart(
        code=template.code,
        version=template.version,
        title=dict(template.title),
        groups=[GroupPart(code=one.code, title=dict(one.title)) for one in template.groups.all()],
        questions=[
            QuestionPart(
                group=one.group.code,
                code=one.code,
                kind=one.kind,
                title=dict(one.title),
                help=dict(one.help),
                required=one.required,
                min_length=one.min_length,
            )
            for one in questions
        ],
    )


def _plan(plan: Plan) -> PlanPart:
    sections = PlanSection.objects.filter(plan=plan).exclude(question__kind__in=PEOPLE)
    commitments = Commitment.objects.filter(plan=plan).select_related("lead").order_by("number")
    return PlanPart(
        title=masked(plan.title),
        summary=masked(plan.summary),
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        most_commitments=plan.most_commitments,
        sections=[
            SectionPart(question=one.question.code, text=masked(one.text), value=one.value)
            for one in sections.select_related("question").order_by("question__order")
            if one.text or one.value is not None
        ],
        commitments=[_commitment(one) for one in commitments.prefetch_related("milestones__responsible")],
    )


def _commitment(one: Commitment) -> CommitmentPart:
    return CommitmentPart(
        number=one.number,
        texts={name: masked(getattr(one, name)) for name in TEXTS if getattr(one, name)},
        policy_areas=list(one.policy_areas),
        sdg=[str(tag) for tag in one.sdg],
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        novelty=one.novelty,
        lead=_institution(one.lead) if one.lead else None,
        milestones=[_milestone(step) for step in one.milestones.all()],
    )


def _milestone(step: Milestone) -> MilestonePart:
    return MilestonePart(
        activity=masked(step.activity),
        output=masked(step.output),
        starts_on=step.starts_on,
        due_on=step.due_on,
        role=step.role,
        responsible=_institution(step.responsible),
    )


def _institution(organisation: Organisation) -> InstitutionPart:
    return InstitutionPart(code=organisation.code, name=dict(organisation.name))


def _process(plan: Plan) -> ProcessPart:
    held = Consultation.objects.filter(plan=plan, opened_at__isnull=False).order_by("-opens_at").first()
    return ProcessPart(
        moves={str(before): [str(to) for to in after] for before, after in MOVES.items()},
        movers={str(to): grant for to, grant in MOVERS.items()},
        commitment_moves={
            str(before): [str(to) for to in after] for before, after in COMMITMENT_MOVES.items()
        },
        deadlines=deadlines_of(plan.municipality),
        consultation=ConsultationPart(
            influence=held.influence,
            days=max(1, (held.closes_at - held.opens_at).days),
            title=masked(held.title),
            rules=masked(held.rules),
        )
        if held
        else None,
    )


def deadlines_of(municipality: Municipality) -> dict[str, DeadlinePart]:
    """The terms of a town that its plans depend on."""
    return {
        code: DeadlinePart(n=one.n, unit=str(one.unit))
        for code, one in profile_of(municipality).deadlines.items()
        if code.startswith(DEADLINES)
    }


def masked(text: Mapping[str, Any]) -> dict[str, str]:
    """The words without any e-mail address or telephone number in them."""
    return {code: "\n".join(hide(line)[0] for line in words.split("\n")) for code, words in text.items()}
