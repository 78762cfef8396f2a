"""`{% load information %}`: terms, years and the freshness of what is published, in words."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext

from mithaq.features.information.enums import Freshness
from mithaq.features.information.law import InformationLaw
from mithaq.features.information.models import IndexItem
from mithaq.features.information.queries import Index, Year
from mithaq.features.information.yearbook import lines
from mithaq.kit import formats
from mithaq.kit.countries import Deadline
from mithaq.kit.i18n import Text

register = template.Library()

UNITS = {"calendar": "day", "working": "workday", "hour": "hour", "month": "month"}
TONES = {Freshness.PRESENT: "good", Freshness.STALE: "soon", Freshness.MISSING: "late"}


@register.filter
def term_words(deadline: Deadline) -> str:
    """15 working days, 48 hours."""
    return formats.duration(deadline.n, UNITS[deadline.unit])


@register.simple_tag
def cited(law: InformationLaw, article: str) -> Text:
    """The article as this country cites it."""
    return law.cited(article)


@register.simple_tag
def freshness(item: IndexItem) -> dict[str, Any]:
    return {"words": item.freshness.label, "tone": TONES[item.freshness]}


@register.simple_tag
def index_stats(index: Index) -> list[dict[str, Any]]:
    share = index.score
    return [
        {
            "label": gettext("There and up to date"),
            "value": formats.percent(share) if share is not None else "–",
        },
        {"label": Freshness.PRESENT.label, "value": formats.number(index.present)},
        {"label": Freshness.STALE.label, "value": formats.number(index.stale)},
        {"label": Freshness.MISSING.label, "value": formats.number(index.missing)},
    ]


@register.simple_tag
def year_stats(year: Year) -> list[dict[str, Any]]:
    return [{"label": label, "value": value} for label, value in lines(year)]
