"""The public nouns of this feature and what leaves the house of them as open data."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Dataset, Field, Record

from .models import Edition


def page(edition: Edition) -> str:
    return reverse("bulletin", args=[edition.pk])


REPORTS = Dataset(
    code="reports",
    label=_("Reports and bulletins"),
    description=_(
        "Each published edition of the town’s periodic reports. A correction is a further edition; earlier ones stay."
    ),
    frequency="quarterly",
    fields=(
        Field(code="kind", label=_("kind"), kind="code", value="series.kind"),
        Field(code="starts_on", label=_("from"), kind="date"),
        Field(code="ends_on", label=_("to"), kind="date"),
        Field(code="number", label=_("edition"), kind="integer"),
        Field(code="intro", label=_("opening words"), kind="translated"),
        Field(code="closing", label=_("closing words"), kind="translated"),
        Field(code="correction", label=_("what was corrected"), kind="translated"),
        Field(code="computed_at", label=_("figures as of"), kind="datetime"),
        Field(code="published_at", label=_("published on"), kind="datetime"),
        Field(code="url", label=_("page"), kind="url", value=page),
    ),
    select_related=("series",),
    order_by=("starts_on", "series", "number"),
)
FIGURES = Dataset(
    code="report-figures",
    label=_("Figures of reports"),
    description=_("Every figure that a published report states, as it stood on the day it was computed."),
    frequency="quarterly",
    fields=(
        Field(code="kind", label=_("kind of report"), kind="code", value="edition.series.kind"),
        Field(code="starts_on", label=_("from"), kind="date", value="edition.starts_on"),
        Field(code="ends_on", label=_("to"), kind="date", value="edition.ends_on"),
        Field(code="edition", label=_("edition"), kind="integer", value="edition.number"),
        Field(code="chapter", label=_("chapter"), kind="code"),
        Field(code="order", label=_("order"), kind="integer"),
        Field(code="label", label=_("figure"), kind="translated"),
        Field(code="number", label=_("value"), kind="decimal", value=lambda figure: figure.plain_number),
        Field(
            code="words",
            label=_("value in words"),
            kind="translated",
            help=_("Where the value is no number: a share, a date, a name."),
        ),
        Field(code="note", label=_("note"), kind="translated"),
        Field(code="as_of", label=_("figures as of"), kind="datetime", value="edition.computed_at"),
    ),
    select_related=("edition__series",),
    order_by=("edition", "order"),
)

RECORDS = (
    Record(
        code="reports.series",
        model="reports.Series",
        label=_("series of reports"),
        label_plural=_("series of reports"),
        policy="mithaq.features.reports.access:SeriesPolicy",
        title=str,
        url=lambda _series: reverse("bulletins"),
        followable=True,
    ),
    Record(
        code="reports.edition",
        model="reports.Edition",
        label=_("report"),
        label_plural=_("reports"),
        policy="mithaq.features.reports.access:EditionPolicy",
        title=lambda edition: edition.title,
        url=page,
        desk_url=lambda edition: reverse("desk_reports_object", args=[edition.pk]),
        searchable=("intro", "closing"),
        dataset=REPORTS,
        parent=lambda edition: edition.series,
    ),
    Record(
        code="reports.figure",
        model="reports.Figure",
        label=_("published figure"),
        label_plural=_("published figures"),
        policy="mithaq.features.reports.access:FigurePolicy",
        title=lambda figure: figure.label,
        url=lambda figure: page(figure.edition),
        dataset=FIGURES,
    ),
)
