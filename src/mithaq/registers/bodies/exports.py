"""Bodies and their seats as open data. Sex, age and disability never leave the house but in totals."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.registry import Dataset, Field

from .addresses import body_url

BODIES = Dataset(
    code="bodies",
    label=_("Committees and councils"),
    description=_("The bodies that meet and decide: their mandate, their rules, their term."),
    frequency="irregular",
    order_by=("pk",),
    select_related=("lead",),
    fields=(
        Field(code="slug", label=_("short name"), kind="code"),
        Field(code="name", label=_("name"), kind="translated"),
        Field(code="kind", label=_("kind"), kind="code"),
        Field(code="purpose", label=pgettext_lazy("of a body", "mandate"), kind="translated"),
        Field(code="lead", label=_("lead institution"), kind="translated", value="lead.name"),
        Field(code="rule", label=_("decides by"), kind="code"),
        Field(code="quorum_percent", label=_("quorum"), kind="integer", unit="%"),
        Field(code="meets_every", label=_("meets every"), kind="code"),
        Field(
            code="minutes_days", label=_("days until the minutes are published"), kind="integer", unit="day"
        ),
        Field(code="term_starts", label=_("term from"), kind="date"),
        Field(code="term_ends", label=_("term until"), kind="date"),
        Field(
            code="closed_on",
            label=pgettext_lazy("a body", "closed on"),
            kind="date",
            help=_("Empty while it meets."),
        ),
        Field(code="url", label=_("page"), kind="url", value=body_url),
    ),
)


def holder(seat: Any) -> str:
    """The name beside the seat, as its page shows it."""
    return str(seat.shown_name)


SEATS = Dataset(
    code="seats",
    label=_("Seats in committees and councils"),
    description=_("Who sits where, for whom and since when; past seats too."),
    frequency="irregular",
    order_by=("body", "pk"),
    select_related=("body", "organisation", "person"),
    fields=(
        Field(code="body", label=_("body (short name)"), kind="code", value="body.slug"),
        Field(code="holder", label=_("holder"), value=holder),
        Field(code="title", label=_("function"), kind="translated"),
        Field(code="side", label=_("side"), kind="code"),
        Field(code="role", label=_("role"), kind="code"),
        Field(code="organisation", label=_("institution"), kind="translated", value="organisation.name"),
        Field(code="votes", label=_("votes"), kind="boolean"),
        Field(code="starts_on", label=_("from"), kind="date"),
        Field(code="ends_on", label=_("until"), kind="date"),
    ),
)
