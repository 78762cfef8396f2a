"""What leaves the house as open data: whitelists. No address of a person has a field here, and none may be added."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.registry import Dataset, Field

from . import addresses
from .enums import InstitutionRole

PLAN_ID = Field(
    code="plan_id",
    label=_("number of the plan"),
    kind="integer",
    value="plan_id",
    help=_("The same number in every table about plans."),
)


def _leads(plan: Any) -> list[str]:
    return [one.organisation.code for one in plan.institutions.all() if one.role == InstitutionRole.LEAD]


def _lead_names(plan: Any) -> list[str]:
    return [str(one.organisation) for one in plan.institutions.all() if one.role == InstitutionRole.LEAD]


def _checksums(document: Any) -> list[str]:
    return [one.sha256 for one in document.files.all() if one.is_public]


PLANS = Dataset(
    code="plans",
    label=_("Action plans"),
    description=_("Each local action plan with its dates, its state and who leads it."),
    fields=(
        Field(code="id", label=pgettext_lazy("identifier", "number"), kind="integer", value="pk"),
        Field(code="code", label=_("short name"), kind="code"),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="place", label=_("place"), kind="translated"),
        Field(code="summary", label=_("in a few words"), kind="translated"),
        Field(
            code="status",
            label=_("status"),
            kind="code",
            help=_(
                "draft, co_creation, public_consultation, final_draft, endorsed, submitted, "
                "implementation, completed, assessed, archived or withdrawn"
            ),
        ),
        Field(code="starts_on", label=_("start"), kind="date"),
        Field(code="ends_on", label=_("end"), kind="date"),
        Field(code="submitted_on", label=_("submitted on"), kind="date"),
        Field(
            code="published_at",
            label=_("published on"),
            kind="datetime",
            help=_("When everybody could first read it."),
        ),
        Field(
            code="lead_codes",
            label=_("lead institutions (short names)"),
            kind="list",
            value=_leads,
        ),
        Field(code="leads", label=_("lead institutions"), kind="list", value=_lead_names),
        Field(
            code="template",
            label=_("template"),
            kind="code",
            value=lambda plan: f"{plan.template.code}-{plan.template.version}",
            help=_("Which list of questions the plan answers, and in which version."),
        ),
        Field(
            code="follows_id",
            label=_("follows the plan number"),
            kind="integer",
            value="follows_id",
        ),
        Field(code="url", label=_("page"), kind="url", value=addresses.plan_url),
    ),
    select_related=("template",),
    prefetch_related=("institutions__organisation",),
    order_by=("starts_on", "pk"),
)

INSTITUTIONS = Dataset(
    code="plan-institutions",
    label=_("Institutions responsible for plans"),
    description=_("Who answers for each plan, as lead or in support, and which unit to ask there."),
    fields=(
        PLAN_ID,
        Field(code="organisation_code", label=_("short name"), kind="code", value="organisation.code"),
        Field(code="organisation", label=_("institution"), kind="translated", value="organisation.name"),
        Field(code="role", label=_("role"), kind="code", help=_("lead or support")),
        Field(code="contact_unit", label=_("contact unit"), kind="translated"),
    ),
    select_related=("organisation",),
    order_by=("plan", "role", "order", "pk"),
)

SECTIONS = Dataset(
    code="plan-sections",
    label=_("Sections of plans"),
    description=_("What each plan answers to each question of its template."),
    fields=(
        PLAN_ID,
        Field(code="question", label=_("question"), kind="code", value="question.code"),
        Field(code="group", label=_("chapter"), kind="code", value="question.group.code"),
        Field(code="heading", label=_("heading"), kind="translated", value="question.title"),
        Field(code="text", label=_("text"), kind="translated"),
        Field(
            code="value",
            label=_("declared number"),
            kind="integer",
            help=_("For questions that ask for a number."),
        ),
        Field(code="version", label=_("version"), kind="integer", help=_("Raised at every change.")),
        Field(code="url", label=_("page"), kind="url", value=addresses.section_url),
    ),
    select_related=("question__group",),
    order_by=("plan", "question__order"),
)

COMMITMENTS = Dataset(
    code="commitments",
    label=_("Commitments"),
    description=_("What the town promises in its plans."),
    fields=(
        Field(code="id", label=pgettext_lazy("identifier", "number"), kind="integer", value="pk"),
        PLAN_ID,
        Field(code="number", label=_("number in the plan"), kind="integer"),
        Field(code="axis", label=_("axis"), kind="translated"),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="problem", label=_("problem"), kind="translated"),
        Field(code="status_quo", label=_("how things stand"), kind="translated"),
        Field(code="description", label=_("what the town will do"), kind="translated"),
        Field(code="expected", label=_("expected results"), kind="translated"),
        Field(code="transparency", label=_("how it serves transparency"), kind="translated"),
        Field(code="participation", label=_("how it serves participation"), kind="translated"),
        Field(code="accountability", label=_("how it serves accountability"), kind="translated"),
        Field(code="lead_code", label=_("lead (short name)"), kind="code", value="lead.code"),
        Field(code="lead", label=_("lead"), kind="translated", value="lead.name"),
        Field(
            code="supporters",
            label=_("supporters (short names)"),
            kind="list",
            value=lambda commitment: [one.code for one in commitment.supporters.all()],
        ),
        Field(code="policy_areas", label=_("policy areas"), kind="list"),
        Field(
            code="sdg",
            label=_("goals and targets of the 2030 Agenda"),
            kind="list",
            help=_("A goal by its number (16), a target by its own (16.7)."),
        ),
        Field(code="starts_on", label=_("start"), kind="date"),
        Field(code="ends_on", label=_("end"), kind="date"),
        Field(
            code="status",
            label=_("status"),
            kind="code",
            help=_("proposed, co_created, adopted, in_progress, completed, amended or withdrawn"),
        ),
        Field(code="novelty", label=_("novelty"), kind="code", help=_("new, change or continuation")),
        Field(code="url", label=_("page"), kind="url", value=addresses.commitment_url),
    ),
    select_related=("lead",),
    prefetch_related=("supporters",),
    order_by=("plan", "number"),
)

MILESTONES = Dataset(
    code="milestones",
    label=_("Milestones"),
    description=_(
        "The steps of each commitment with their due dates. A step is late when it is neither complete nor "
        "cancelled after its due date."
    ),
    fields=(
        Field(code="id", label=pgettext_lazy("identifier", "number"), kind="integer", value="pk"),
        Field(code="plan_id", label=_("number of the plan"), kind="integer", value="commitment.plan_id"),
        Field(
            code="commitment",
            label=_("number of the commitment in the plan"),
            kind="integer",
            value="commitment.number",
        ),
        Field(code="order", label=_("order"), kind="integer"),
        Field(code="activity", label=_("activity"), kind="translated"),
        Field(code="output", label=_("expected output"), kind="translated"),
        Field(code="starts_on", label=_("start"), kind="date"),
        Field(code="due_on", label=_("due"), kind="date"),
        Field(
            code="responsible_code",
            label=_("responsible (short name)"),
            kind="code",
            value="responsible.code",
        ),
        Field(code="responsible", label=_("responsible"), kind="translated", value="responsible.name"),
        Field(code="role", label=_("role"), kind="code", help=_("lead or support")),
        Field(
            code="status",
            label=_("status"),
            kind="code",
            help=_("not_started, limited, substantial, complete, no_evidence or cancelled"),
        ),
        Field(code="completed_on", label=_("completed on"), kind="date"),
        Field(code="url", label=_("page"), kind="url", value=addresses.milestone_url),
    ),
    select_related=("commitment", "responsible"),
    order_by=("commitment__plan", "commitment__number", "order"),
)

ENDORSEMENTS = Dataset(
    code="endorsements",
    label=_("Endorsements"),
    description=_("Who backs each plan, in which capacity; withdrawn endorsements stay with their date."),
    fields=(
        PLAN_ID,
        Field(code="name", label=_("name")),
        Field(code="capacity", label=_("capacity"), kind="translated"),
        Field(code="organisation", label=_("organisation"), kind="translated", value="organisation.name"),
        Field(code="is_governmental", label=_("public body"), kind="boolean"),
        Field(code="statement", label=_("statement"), kind="translated"),
        Field(code="signed_on", label=_("signed on"), kind="date"),
        Field(code="withdrawn_on", label=_("withdrawn on"), kind="date"),
        Field(code="withdrawal_reason", label=_("reason for withdrawing"), kind="translated"),
    ),
    select_related=("organisation",),
    order_by=("plan", "signed_on", "pk"),
)

DOCUMENTS = Dataset(
    code="plan-documents",
    label=_("Letters and documents of plans"),
    description=_("Letters of support, decisions and other documents, with their date and signatory."),
    fields=(
        Field(code="id", label=pgettext_lazy("identifier", "number"), kind="integer", value="pk"),
        PLAN_ID,
        Field(code="kind", label=_("kind"), kind="code"),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="dated", label=_("date"), kind="date"),
        Field(code="signatory", label=_("signatory"), kind="translated"),
        Field(
            code="in_pack",
            label=_("in the information pack"),
            kind="boolean",
            help=_("Part of what one should read before commenting."),
        ),
        Field(
            code="sha256",
            label=_("SHA-256 of the files"),
            kind="list",
            value=_checksums,
            help=_("Compare them with those of the files you downloaded from the page."),
        ),
        Field(code="url", label=_("page"), kind="url", value=addresses.document_url),
    ),
    select_related=("plan",),
    prefetch_related=("files",),
    order_by=("plan", "dated", "pk"),
)

FIGURES = Dataset(
    code="declared-figures",
    label=_("Declared figures"),
    description=_(
        "Numbers that plans state about how they were made, as declared; sums are for you to check."
    ),
    fields=(
        PLAN_ID,
        Field(code="code", label=_("category"), kind="code"),
        Field(code="label", label=_("heading"), kind="translated"),
        Field(code="number", label=_("declared number"), kind="integer"),
        Field(code="unit", label=_("unit"), kind="code"),
        Field(code="is_total", label=_("a total"), kind="boolean"),
    ),
    order_by=("plan", "order", "pk"),
)
