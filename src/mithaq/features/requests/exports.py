"""What leaves the house as open data: requests that everybody reads, without who sent them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.registry import Dataset, Field

from .addresses import request_url
from .models import Request


def text_shown(row: Request) -> str:
    return "" if row.erased_at else row.text


REQUESTS = Dataset(
    code="requests",
    label=_("Complaints and suggestions"),
    description=_(
        "What people told the municipality, as it was read for publication, and how it was answered."
    ),
    order_by=("received_at", "pk"),
    select_related=("category", "zone", "unit", "partner"),
    fields=(
        Field(code="reference", label=_("number"), kind="code"),
        Field(code="kind", label=_("kind"), kind="code", value="category.kind"),
        Field(code="field", label=_("field"), kind="code", value="category.field"),
        Field(code="category", label=_("subject (short name)"), kind="code", value="category.code"),
        Field(code="category_name", label=_("subject"), kind="translated", value="category.name"),
        Field(code="text", label=_("what was said"), value=text_shown),
        Field(code="language", label=_("language"), kind="code"),
        Field(code="zone", label=_("zone (code)"), kind="code", value="zone.code"),
        Field(code="latitude", label=_("latitude"), kind="decimal", help=_("WGS 84.")),
        Field(code="longitude", label=_("longitude"), kind="decimal", help=_("WGS 84.")),
        Field(code="channel", label=_("channel"), kind="code"),
        Field(code="unit", label=_("unit in charge (short name)"), kind="code", value="unit.code"),
        Field(code="state", label=_("state"), kind="code"),
        Field(code="handed_to", label=_("handed to"), kind="translated", value="partner.name"),
        Field(code="received_at", label=_("received"), kind="datetime"),
        Field(
            code="answered_at", label=pgettext_lazy("day", "answered"), kind="datetime", value="answered_at"
        ),
        Field(
            code="days_to_answer",
            label=_("days until the answer"),
            kind="integer",
            value="days_to_answer",
            unit="day",
        ),
        Field(code="url", label=_("page"), kind="url", value=request_url),
    ),
)
CATEGORIES = Dataset(
    code="request-subjects",
    label=_("Subjects of complaints and suggestions"),
    description=_("What people can write about, which unit answers and how soon."),
    frequency="annual",
    order_by=("order", "pk"),
    select_related=("unit",),
    fields=(
        Field(code="code", label=_("short name"), kind="code"),
        Field(code="kind", label=_("kind"), kind="code"),
        Field(code="field", label=_("field"), kind="code"),
        Field(code="name", label=_("name"), kind="translated"),
        Field(code="unit", label=_("unit in charge (short name)"), kind="code", value="unit.code"),
        Field(code="term", label=_("term (code of the country profile)"), kind="code"),
        Field(code="is_public", label=_("shown to everybody once read"), kind="boolean"),
        Field(code="closed_on", label=_("closed on"), kind="date"),
    ),
)
