"""The programme as open data: years, money, ideas, earlier projects. Nobody's name is in it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Dataset, Field

from .addresses import cycle_url, idea_url
from .models import Envelope, Idea


def of_sheet(name: str) -> Any:
    """A value of the sheet, once it has a verdict."""

    def value(idea: Idea) -> Any:
        sheet = idea.sheet_or_none
        return getattr(sheet, name) if sheet is not None and sheet.verdict else None

    return value


def per_head(name: str) -> Any:
    def value(row: Envelope) -> Any:
        amount = getattr(row, name)
        return round(amount, 3) if amount is not None else None

    return value


CYCLES = Dataset(
    code="investment-years",
    label=_("Years of the participatory investment programme"),
    description=_("Each year with its money, the formula by which zones share it, and the counting rule."),
    order_by=("year", "kind"),
    fields=(
        Field(code="year_code", label=_("short name"), kind="code", value="code"),
        Field(code="year", label=_("year"), kind="integer"),
        Field(code="kind", label=_("kind"), kind="code"),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="state", label=_("state"), kind="code"),
        Field(code="amount", label=_("money of the year"), kind="decimal"),
        Field(code="town_share", label=_("share of the whole town"), kind="integer", unit="%"),
        Field(code="formula", label=_("how zones share it"), kind="code"),
        Field(code="ballot", label=_("ballot"), kind="code", value="ballot_kind"),
        Field(code="rule", label=_("counting rule"), kind="code"),
        Field(code="imported", label=_("brought in from a list"), kind="boolean", value="is_imported"),
        Field(code="url", label=_("page"), kind="url", value=cycle_url),
    ),
)
ENVELOPES = Dataset(
    code="investment-envelopes",
    label=_("Envelopes of the zones"),
    description=_("The money of each zone and year, and the figures from which it was computed."),
    order_by=("cycle__year", "pk"),
    select_related=("cycle", "zone"),
    fields=(
        Field(code="year_code", label=_("short name"), kind="code", value="cycle.code"),
        Field(
            code="zone",
            label=_("zone (code)"),
            kind="code",
            value="zone.code",
            help=_("Empty: the whole town."),
        ),
        Field(code="amount", label=_("amount"), kind="decimal"),
        Field(code="population", label=_("population"), kind="integer"),
        Field(
            code="per_inhabitant", label=_("per inhabitant"), kind="decimal", value=per_head("per_inhabitant")
        ),
        Field(code="spent_before", label=_("spent before"), kind="decimal"),
        Field(
            code="spent_per_inhabitant",
            label=_("spent before per inhabitant"),
            kind="decimal",
            value=per_head("spent_per_inhabitant"),
        ),
    ),
)
IDEAS = Dataset(
    code="investment-ideas",
    label=_("Ideas of the programme"),
    description=_("What people want done, how it reached the town, what it costs and what became of it."),
    order_by=("pk",),
    select_related=("cycle", "zone", "sheet"),
    fields=(
        Field(code="idea", label=_("number in the house"), kind="integer", value="pk"),
        Field(code="year_code", label=_("short name"), kind="code", value="cycle.code"),
        Field(code="zone", label=_("zone (code)"), kind="code", value="zone.code"),
        Field(code="title", label=_("idea in one sentence"), kind="translated"),
        Field(code="text", label=_("idea")),
        Field(code="channel", label=_("channel"), kind="code"),
        Field(code="informal", label=_("informal remark"), kind="boolean", value="is_informal"),
        Field(code="state", label=_("state"), kind="code"),
        Field(code="joined_to", label=_("joined to (number)"), kind="integer", value="merged_into_id"),
        Field(code="cost", label=_("cost"), kind="decimal", value=of_sheet("cost")),
        Field(code="land", label=_("land"), kind="code", value=of_sheet("land")),
        Field(code="law", label=_("law"), kind="code", value=of_sheet("law")),
        Field(code="months", label=_("months until it is done"), kind="integer", value=of_sheet("months")),
        Field(code="reason", label=_("technical reason"), kind="translated", value=of_sheet("reason")),
        Field(code="received", label=_("received"), kind="datetime", value="submitted_at"),
        Field(code="url", label=_("page"), kind="url", value=idea_url),
    ),
)
PAST = Dataset(
    code="investment-archive",
    label=_("Projects of earlier years"),
    description=_("What the years before the platform decided, from the town’s own lists."),
    order_by=("cycle__year", "pk"),
    select_related=("cycle", "zone"),
    fields=(
        Field(code="project", label=_("number in the house"), kind="integer", value="pk"),
        Field(code="year", label=_("year"), kind="integer", value="cycle.year"),
        Field(
            code="zone",
            label=_("zone (code)"),
            kind="code",
            value="zone.code",
            help=_("Empty: the whole town."),
        ),
        Field(code="title", label=_("project"), kind="translated"),
        Field(code="voted", label=_("voted"), kind="decimal"),
        Field(code="paid", label=_("paid"), kind="decimal"),
        Field(code="works", label=_("works"), kind="code"),
    ),
)
