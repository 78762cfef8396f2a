"""Answers, questions and the index of what is published, as open data. Nobody who asked is in it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.registry import Dataset, Field

from .addresses import disclosure_url, question_url

ANSWERS = Dataset(
    code="information-answers",
    label=_("Answers to information requests"),
    description=_("What people asked to know and what they were given, without who asked."),
    order_by=("pk",),
    select_related=("inquiry",),
    fields=(
        Field(code="reference", label=pgettext_lazy("identifier", "number"), value="inquiry.reference"),
        Field(code="filed_at", label=_("filed"), kind="datetime", value="inquiry.filed_at"),
        Field(code="decided_at", label=_("decided"), kind="datetime", value="inquiry.decided_at"),
        Field(code="outcome", label=_("outcome"), kind="code", value="inquiry.outcome"),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="question", label=_("question"), kind="translated"),
        Field(code="answer", label=_("answer"), kind="translated"),
        Field(code="published_at", label=pgettext_lazy("day", "published"), kind="datetime"),
        Field(code="url", label=_("page"), kind="url", value=disclosure_url),
    ),
)
QUESTIONS = Dataset(
    code="questions",
    label=_("Register of questions"),
    description=_(
        "Every question entered, its number and date, who owes the answer until when, and the answer."
    ),
    order_by=("year", "number"),
    select_related=("unit",),
    fields=(
        Field(code="reference", label=pgettext_lazy("identifier", "number")),
        Field(code="filed_at", label=_("filed"), kind="datetime"),
        Field(code="question", label=_("question"), value="text"),
        Field(code="language", label=_("language"), kind="code"),
        Field(
            code="unit",
            label=_("unit"),
            kind="translated",
            value=lambda row: row.unit.name if row.unit else None,
        ),
        Field(code="due_on", label=_("due"), kind="date"),
        Field(code="state", label=_("state"), kind="code"),
        Field(code="answer", label=_("answer"), kind="translated"),
        Field(code="answered_at", label=pgettext_lazy("day", "answered"), kind="datetime"),
        Field(code="url", label=_("page"), kind="url", value=question_url),
    ),
)


def freshness(item: Any) -> str:
    return str(item.freshness)


INDEX = Dataset(
    code="transparency-index",
    label=_("What is published unasked"),
    description=_("What the law wants published: where it stands, whose it is, how fresh it is."),
    frequency="monthly",
    order_by=("order", "pk"),
    select_related=("owner",),
    fields=(
        Field(code="item", label=_("short name"), kind="code", value="code"),
        Field(code="title", label=_("what is published"), kind="translated"),
        Field(code="article", label=_("article of the law")),
        Field(
            code="owner",
            label=_("owner"),
            kind="translated",
            value=lambda row: row.owner.title if row.owner else None,
        ),
        Field(code="url", label=_("where it stands"), kind="text"),
        Field(code="updated_on", label=_("last updated"), kind="date"),
        Field(
            code="state", label=_("state"), kind="code", value=freshness, help=_("present, stale, missing")
        ),
    ),
)
