"""What leaves the house as open data: published counts with their hidden cells empty, never the records."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.kit.registry import Dataset, Field, records

from .addresses import activity_url
from .models import Activity


def subject_code(row: Any) -> str:
    """The kind and number of the record it is about: "plans.plan:3"."""
    if row.subject_type_id is None:
        return ""
    model = row.subject_type.model_class()
    found = next((one.code for one in records if model and one.model.lower() == model._meta.label_lower), "")
    return f"{found}:{row.subject_id}" if found else ""


def total_of(activity: Activity) -> int | None:
    release = getattr(activity, "release", None)
    return release.total if release is not None else None


ACTIVITY = Field(
    code="activity", label=_("activity (number in the house)"), kind="integer", value="release.activity_id"
)
ACTIVITIES = Dataset(
    code="participation",
    label=_("Participation activities"),
    description=_("Occasions at which people took part. A total is empty when fewer than five people came."),
    order_by=("held_on", "pk"),
    select_related=("release", "zone", "subject_type"),
    prefetch_related=("organisations",),
    fields=(
        Field(code="activity", label=_("activity (number in the house)"), kind="integer", value="pk"),
        Field(code="title", label=_("title"), kind="translated"),
        Field(code="method", label=_("method"), kind="code"),
        Field(code="stage", label=_("stage"), kind="code"),
        Field(code="influence", label=_("promised influence"), kind="code", help=_("As in IAP2.")),
        Field(code="held_on", label=_("day"), kind="date"),
        Field(code="ends_on", label=_("last day"), kind="date"),
        Field(code="place", label=_("place"), kind="translated"),
        Field(code="zone", label=_("zone (code)"), kind="code", value="zone.code"),
        Field(code="about", label=_("what it was about"), kind="code", value=subject_code),
        Field(code="people", label=_("people"), kind="integer", value=total_of),
        Field(
            code="groups",
            label=_("groups and institutions (short names)"),
            kind="list",
            value=lambda row: [one.code for one in row.organisations.all()],
        ),
        Field(code="published_at", label=_("published at"), kind="datetime"),
        Field(code="url", label=_("page"), kind="url", value=activity_url),
    ),
)
COUNTS = Dataset(
    code="participation-counts",
    label=_("Participation by category, sex, age, zone and more"),
    description=_(
        "Counts of each published activity. A number under five is empty, and so are those from which it could be "
        "worked out. Add up shown numbers only, and call the sum “at least”."
    ),
    order_by=("release", "pk"),
    select_related=("release",),
    fields=(
        ACTIVITY,
        Field(
            code="dimension",
            label=_("counted by"),
            kind="code",
            help=_("category, sex, age, area, zone, disability, channel"),
        ),
        Field(
            code="value",
            label=pgettext_lazy("census", "kind"),
            kind="code",
            help=_("For zones their code; not_said: not known."),
        ),
        Field(code="sex", label=_("sex"), kind="code", help=_("all: everybody together.")),
        Field(code="number", label=_("people"), kind="integer", help=_("Empty: hidden.")),
    ),
)
DECLARED = Dataset(
    code="participation-declared",
    label=_("Declared participation figures"),
    description=_(
        "What documents state about participation, as stated; the pages show it beside the records."
    ),
    select_related=("subject_type",),
    fields=(
        Field(code="about", label=_("what it was about"), kind="code", value=subject_code),
        Field(code="unit", label=_("what it counts"), kind="code"),
        Field(code="number", label=_("declared number"), kind="integer"),
        Field(code="source", label=_("where it is stated"), kind="translated"),
    ),
)
CENSUS = Dataset(
    code="census",
    label=_("Census figures"),
    description=_("Inhabitants by sex, age, town or countryside and disability; those of zones stand there."),
    frequency="irregular",
    order_by=("dimension", "year", "pk"),
    fields=(
        Field(code="dimension", label=_("by"), kind="code"),
        Field(code="value", label=pgettext_lazy("census", "kind"), kind="code"),
        Field(code="number", label=_("inhabitants"), kind="integer"),
        Field(code="year", label=_("year"), kind="integer"),
        Field(code="source", label=_("source")),
    ),
)
