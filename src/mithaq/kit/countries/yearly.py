"""The holidays of a year, as a draft for an officer to confirm.

The library of holidays computes them; a country's file corrects what it has not learnt. Days that the moon
decides are "estimated" until an officer confirms them; a clock that was open is then counted again.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any

import holidays

from mithaq.kit.i18n import Text
from mithaq.kit.workdays import Holiday

from .profiles import FOLDER, country

LIBRARY = f"python-holidays {version('holidays')}"
_ESTIMATED = " (estimated)"


@cache
def _names() -> dict[str, dict[str, str]]:
    return tomllib.loads((FOLDER / "holidays.toml").read_text(encoding="utf-8"))


def _named(names: list[str]) -> Text:
    """The names of one day in our languages; a name we do not know stays in English."""
    known = [{"en": name, **_names().get(name, {})} for name in names]
    return Text({code: " · ".join(n.get(code, n["en"]) for n in known) for code in ("ar", "fr", "en")})


def _applies(change: Mapping[str, Any], year: int) -> bool:
    return year >= change["from_year"]


def draft_holidays(code: str, year: int) -> list[Holiday]:
    """The holidays of a country ("TN") in a year, sorted; LookupError when there is no profile.

    A day is "confirmed" when a fixed date makes it one, "estimated" when only the moon does.
    """
    profile = country(code)
    drafted = holidays.country_holidays(profile.code, years=year, language="en_US")
    found = {}
    for day in drafted:
        names = drafted.get_list(day)
        fixed = [name for name in names if not name.endswith(_ESTIMATED)]
        found[day] = Holiday(
            date=day,
            name=_named([name.removesuffix(_ESTIMATED) for name in names]),
            status="confirmed" if fixed else "estimated",
            source=LIBRARY,
        )
    for change in profile.holiday_changes.get("removed", []):
        day = dt.date(year, change["month"], change["day"])
        # If the moon put a feast on that day, it stays a holiday.
        if _applies(change, year) and day in found and found[day].status == "confirmed":
            del found[day]
    for change in profile.holiday_changes.get("added", []):
        day = dt.date(year, change["month"], change["day"])
        if _applies(change, year):
            found[day] = Holiday(day, Text(change["name"]), "confirmed", change["source"])
    return [found[day] for day in sorted(found)]
