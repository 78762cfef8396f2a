"""What reports and quarters are called, in the language being rendered."""

from __future__ import annotations

from django.utils.translation import gettext

from mithaq.methods.quarters import Quarter

from .enums import ReportKind


def quarter_name(quarter: Quarter) -> str:
    """ "third quarter of 2026"."""
    names = {
        1: gettext("first quarter of %(year)s"),
        2: gettext("second quarter of %(year)s"),
        3: gettext("third quarter of %(year)s"),
        4: gettext("fourth quarter of %(year)s"),
    }
    return names[quarter.number] % {"year": quarter.year}


def edition_title(kind: str, quarter: Quarter) -> str:
    """ "Quarterly bulletin, third quarter of 2026"; a report of a year names the year."""
    said = {"kind": ReportKind(kind).label, "period": quarter_name(quarter)}
    if kind == ReportKind.ANNUAL:
        said["period"] = str(quarter.year)
    return gettext("%(kind)s, %(period)s") % said
