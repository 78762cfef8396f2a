"""What reports are called, in the language being rendered."""

from __future__ import annotations

from django.utils.translation import gettext

from mithaq.kit.formats import quarter as quarter_words
from mithaq.methods.quarters import Quarter

from .enums import ReportKind


def edition_title(kind: str, quarter: Quarter) -> str:
    """ "Quarterly bulletin, third quarter of 2026"; a report of a year names the year."""
    said = {"kind": ReportKind(kind).label, "period": quarter_words(quarter)}
    if kind == ReportKind.ANNUAL:
        said["period"] = str(quarter.year)
    return gettext("%(kind)s, %(period)s") % said
