"""The nouns of participation."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mithaq.kit.registry import Record, record_of

from .addresses import activity_url, desk_activity_url
from .exports import ACTIVITIES, CENSUS, COUNTS, DECLARED

POLICIES = "mithaq.features.outreach.access"


def about_url(declaration: Any) -> str:
    """The page of what the figure is about."""
    subject = declaration.subject
    page = record_of(subject).url if subject is not None else None
    return page(subject) if page else reverse("participation")


RECORDS = (
    Record(
        code="outreach.activity",
        model="outreach.Activity",
        label=_("participation activity"),
        label_plural=_("participation activities"),
        policy=f"{POLICIES}:ActivityPolicy",
        title=lambda activity: activity.title,
        url=activity_url,
        desk_url=desk_activity_url,
        attachments=True,
        followable=True,
        searchable=("title", "place"),
        dataset=ACTIVITIES,
        parent=lambda activity: activity.subject,
        parents=lambda activity: [activity.zone],
        extra={
            "translate": "mithaq.features.outreach.actions:translate",
            "translatable": ("title", "place"),
            "search_related": ("zone",),
        },
    ),
    Record(
        code="outreach.headcount",
        model="outreach.Headcount",
        label=_("headcount"),
        label_plural=_("headcounts"),
        policy=f"{POLICIES}:HeadcountPolicy",
        title=lambda row: row.activity.title,
        desk_url=lambda row: reverse("desk_participation_counts", args=[row.activity_id]),
    ),
    Record(
        code="outreach.count",
        model="outreach.PublishedCount",
        label=_("published count"),
        label_plural=_("published counts"),
        policy=f"{POLICIES}:PublishedCountPolicy",
        title=lambda row: row.release.activity.title,
        url=lambda row: activity_url(row.release.activity),
        dataset=COUNTS,
    ),
    Record(
        code="outreach.declaration",
        model="outreach.Declaration",
        label=_("declared participation figure"),
        label_plural=_("declared participation figures"),
        policy=f"{POLICIES}:DeclarationPolicy",
        title=lambda row: row.source,
        url=about_url,
        dataset=DECLARED,
    ),
    Record(
        code="outreach.census",
        model="outreach.CensusFigure",
        label=_("census figure"),
        label_plural=_("census figures"),
        policy=f"{POLICIES}:CensusFigurePolicy",
        title=lambda row: row.source,
        url=lambda row: reverse("participation"),
        dataset=CENSUS,
    ),
)
