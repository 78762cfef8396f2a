"""What leaves the house of monitoring as open data: nothing before it is signed, and no address of anybody."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.i18n import Text, languages
from mithaq.kit.registry import Dataset, Field

from . import addresses_monitoring as addresses
from .datasets import PLAN_ID

NUMBER = Field(code="id", label=pgettext_lazy("identifier", "number"), kind="integer", value="pk")


def _monitor_kind(monitor: Any) -> str:
    if monitor.body_id:
        return "body"
    return "organisation" if monitor.organisation_id else "person"


def _monitor_name(monitor: Any) -> Text:
    """A person's own name is one for every language."""
    if monitor.person_id:
        return Text(dict.fromkeys(languages(), str(monitor.person)))
    return monitor.who


def _declared(name: str) -> Any:
    """A fact of the latest declaration; None while there is none."""

    def value(monitor: Any) -> Any:
        latest = next(iter(monitor.declarations.all()), None)
        return getattr(latest, name) if latest else None

    return value


MONITORS = Dataset(
    code="plan-monitors",
    label=_("Monitors of plans"),
    description=_("Who monitors each plan, since when, and what they declared about their independence."),
    fields=(
        NUMBER,
        PLAN_ID,
        Field(code="kind", label=_("kind"), kind="code", value=_monitor_kind),
        Field(code="name", label=_("name"), kind="translated", value=_monitor_name),
        Field(code="starts_on", label=_("from"), kind="date"),
        Field(code="ends_on", label=_("until"), kind="date"),
        Field(
            code="declared_at",
            label=_("declaration signed"),
            kind="datetime",
            value=_declared("signed_at"),
            help=_("Empty while no declaration of independence is signed."),
        ),
        Field(
            code="sits_on_committee",
            label=_("declares a seat on the steering committee"),
            kind="boolean",
            value=_declared("sits_on_committee"),
        ),
        Field(
            code="depends_on_town",
            label=_("declares to depend on the municipality"),
            kind="boolean",
            value=_declared("depends_on_town"),
        ),
        Field(
            code="paid_by_town",
            label=_("declares to be paid by the municipality"),
            kind="boolean",
            value=_declared("paid_by_town"),
        ),
        Field(code="url", label=_("page"), kind="url", value=addresses.monitor_url),
    ),
    select_related=("body", "organisation", "person"),
    prefetch_related=("declarations",),
    order_by=("plan", "starts_on", "pk"),
)

ASSESSMENTS = Dataset(
    code="assessments",
    label=_("Assessments by the monitor"),
    description=_("Signed assessments: at the start, of each completed commitment, at the end."),
    fields=(
        NUMBER,
        PLAN_ID,
        Field(
            code="kind",
            label=_("kind"),
            kind="code",
            help=_("inception, end_of_commitment or final"),
        ),
        Field(
            code="commitment",
            label=_("number of the commitment"),
            kind="integer",
            value="commitment.number",
        ),
        Field(code="form_version", label=_("version of the form"), kind="integer", value="form.version"),
        Field(code="counts_from", label=_("counted from"), kind="date"),
        Field(code="due_on", label=_("due"), kind="date"),
        Field(code="signed_at", label=_("signed"), kind="datetime"),
        Field(code="signed_name", label=_("signed by")),
        Field(code="summary", label=_("in short"), kind="translated"),
        Field(code="url", label=_("page"), kind="url", value=addresses.assessment_url),
    ),
    select_related=("plan", "commitment", "form"),
    order_by=("plan", "due_on", "pk"),
)

ANSWERS = Dataset(
    code="assessment-answers",
    label=_("Answers in assessments"),
    description=_("What the monitor answered to each question of a signed assessment, with its evidence."),
    fields=(
        Field(code="assessment_id", label=_("number of the assessment"), kind="integer"),
        Field(code="question", label=_("question"), kind="code", value="question.code"),
        Field(code="title", label=_("in words"), kind="translated", value="question.title"),
        Field(
            code="commitment",
            label=_("number of the commitment"),
            kind="integer",
            value="commitment.number",
        ),
        Field(code="values", label=_("values"), kind="list"),
        Field(code="text", label=_("evidence and reasons"), kind="translated"),
    ),
    select_related=("question", "commitment"),
    order_by=("assessment", "question__order", "pk"),
)

CHECKS = Dataset(
    code="figure-checks",
    label=_("Figures countersigned or contested"),
    description=_("What the monitor said of each progress figure, why, and what the municipality replied."),
    fields=(
        NUMBER,
        Field(code="plan_id", label=_("number of the plan"), kind="integer", value="commitment.plan_id"),
        Field(
            code="commitment",
            label=_("number of the commitment"),
            kind="integer",
            value="commitment.number",
        ),
        Field(
            code="milestone",
            label=_("number of the step"),
            kind="integer",
            value="milestone.order",
            help=_("Empty when the progress of the whole commitment is meant."),
        ),
        Field(code="figure", label=_("figure at that moment"), kind="code"),
        Field(
            code="stance", label=_("what the monitor says"), kind="code", help=_("countersigned or contested")
        ),
        Field(code="reason", label=_("reason"), kind="translated"),
        Field(code="at", label=_("date"), kind="datetime"),
        Field(code="reply", label=_("the municipality’s reply"), kind="translated"),
        Field(code="replied_at", label=_("replied"), kind="datetime"),
        Field(code="url", label=_("page"), kind="url", value=addresses.check_url),
    ),
    select_related=("commitment", "milestone__commitment"),
    order_by=("commitment__plan", "at", "pk"),
)

ACTIVITIES = Dataset(
    code="participation-activities",
    label=_("Activities with citizens during the implementation"),
    description=_("What was planned with citizens while a plan is carried out, and what came of it."),
    fields=(
        NUMBER,
        PLAN_ID,
        Field(
            code="commitment",
            label=_("number of the commitment"),
            kind="integer",
            value="commitment.number",
        ),
        Field(code="title", label=_("activity"), kind="translated"),
        Field(code="audience", label=_("for whom"), kind="translated"),
        Field(code="place", label=_("place"), kind="translated"),
        Field(code="planned_on", label=_("planned for"), kind="date"),
        Field(code="held_on", label=_("held on"), kind="date"),
        Field(code="report", label=_("what came of it"), kind="translated"),
        Field(code="cancelled_at", label=_("cancelled"), kind="datetime"),
        Field(code="url", label=_("page"), kind="url", value=addresses.activity_url),
    ),
    select_related=("commitment",),
    order_by=("plan", "planned_on", "pk"),
)
