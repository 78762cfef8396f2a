"""The years before the platform, from the town's own lists: all lines or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.formats import formats, list_of
from mithaq.kit.i18n import NAMES, Text, languages
from mithaq.kit.lists import LineProblem, WrongLines, lines_of, read_each
from mithaq.kit.parse import ParseError, parse_int, parse_money
from mithaq.kit.text import fold
from mithaq.registers.places.models import Zone

from ..access import RUN
from ..enums import State, Works
from ..models import Cycle, PastProject
from ..wording import in_every_language

MOST_LINES = 5_000
FIRST_YEAR = 2000
NEEDED = ("year", "zone", "voted", "works")
COLUMNS = (*NEEDED, "paid", "title", *(f"title_{code}" for code in NAMES))
WHOLE_TOWN = ("", "town", "*")


@dataclass(frozen=True)
class Archived:
    years: int
    projects: int


@transaction.atomic
def import_archive(*, by: Actor, text: str) -> Archived:
    """Projects of earlier years: year, zone (code or name; empty: the town), title or title_ar…, voted, paid, works.

    WrongLines names every wrong line, and nothing is written; a year that is there already is wrong as well.
    """
    require_grant(by, RUN)
    lines = lines_of(text, most=MOST_LINES)
    columns = _columns(lines[0])
    read = _reader(columns)
    rows = [row for _line, row in read_each(lines, read)]
    years = sorted({row["year"] for row in rows})
    _refuse_known(years)
    made = {year: _past_cycle(by, year, rows) for year in years}
    PastProject.objects.bulk_create(
        [
            PastProject(
                municipality=by.municipality,
                cycle=made[row["year"]],
                **{name: value for name, value in row.items() if name != "year"},
            )
            for row in rows
        ]
    )
    for cycle in made.values():
        record("investment.archive_imported", by=by, on=cycle, data={"lines": len(rows)})
    return Archived(years=len(made), projects=len(rows))


def _past_cycle(by: Actor, year: int, rows: list[dict[str, Any]]) -> Cycle:
    return Cycle.objects.create(
        municipality=by.municipality,
        code=str(year),
        year=year,
        title=in_every_language(lambda: _("Participatory investment programme %(year)s") % {"year": year}),
        state=State.ARCHIVED,
        is_imported=True,
        amount=sum((row["voted"] for row in rows if row["year"] == year), Decimal(0)),
    )


def _refuse_known(years: list[int]) -> None:
    known = set(Cycle.objects.filter(code__in=[str(year) for year in years]).values_list("year", flat=True))
    if known:
        told = _("%(year)s is there already: nothing is brought in twice.")
        raise WrongLines([LineProblem(0, told % {"year": year}) for year in sorted(known)])


def _columns(heads: list[str]) -> list[str]:
    found = [fold(head.strip()) for head in heads]
    if unknown := [head for head, code in zip(heads, found, strict=True) if code and code not in COLUMNS]:
        told = _("There is no column “%(name)s”; there are: %(known)s.")
        known = ", ".join(COLUMNS)
        raise WrongLines([LineProblem(1, told % {"name": one, "known": known}) for one in unknown])
    missing = [name for name in NEEDED if name not in found]
    if not any(name.startswith("title") for name in found):
        missing.append("title")
    if missing:
        raise WrongLines(
            [LineProblem(1, _("These columns are missing: %(names)s.") % {"names": list_of(missing)})]
        )
    return found


def _reader(columns: list[str]) -> Callable[[list[str]], dict[str, Any]]:
    zones: dict[str, Zone] = {}
    for zone in Zone.objects.all():
        for word in (zone.code, *zone.name.values()):
            zones.setdefault(fold(word), zone)
    works = {fold(one.value): one.value for one in Works}
    works |= {fold(str(one.label)): one.value for one in Works}
    currency, first = formats().currency, languages()[0]

    def read(cells: list[str]) -> dict[str, Any]:
        if any(cell.strip() for cell in cells[len(columns) :]):
            raise ValueError(_("The line has more columns than the headings."))
        line = {code: cell.strip() for code, cell in zip(columns, cells, strict=False) if code}
        title = Text({code: line[f"title_{code}"] for code in NAMES if line.get(f"title_{code}")})
        if line.get("title"):
            title.setdefault(first, line["title"])
        if not title:
            raise ValueError(_("The title is missing."))
        place = line.get("zone", "")
        zone = zones.get(fold(place))
        if zone is None and fold(place) not in WHOLE_TOWN:
            raise ValueError(_("There is no zone “%(zone)s”.") % {"zone": place})
        if fold(line.get("works", "")) not in works:
            told = _("“%(written)s” is no state of works; there are: %(known)s.")
            raise ValueError(told % {"written": line.get("works", ""), "known": ", ".join(Works.values)})
        return {
            "year": _year(line.get("year", "")),
            "zone": zone,
            "title": title,
            "voted": _money(line.get("voted", ""), currency),
            "paid": _money(line["paid"], currency) if line.get("paid") else None,
            "works": works[fold(line["works"])],
        }

    return read


def _year(written: str) -> int:
    try:
        year = parse_int(written)
    except ParseError as wrong:
        raise ValueError(f"“{written}”: {wrong}") from wrong
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise ValueError(_("“%(written)s” is no year of the archive.") % {"written": written})
    return year


def _money(written: str, currency: str) -> Decimal:
    try:
        amount = parse_money(written, currency)
    except ParseError as wrong:
        raise ValueError(f"“{written}”: {wrong}") from wrong
    if amount < 0:
        raise ValueError(_("An amount cannot be negative."))
    return amount
