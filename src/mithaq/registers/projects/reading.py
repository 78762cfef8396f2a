"""A list of existing projects as officers bring it: from a spreadsheet, one project on each line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from mithaq.kit.formats import formats
from mithaq.kit.i18n import NAMES, Text
from mithaq.kit.lists import LineProblem, WrongLines, lines_of, read_each
from mithaq.kit.parse import ParseError, parse_date, parse_decimal, parse_money
from mithaq.kit.text import fold
from mithaq.registers.places.models import Zone

from .enums import Stage

MOST_LINES = 2_000
TEXTS = ("title", "summary")
DAYS = ("planned_start", "planned_end", "started_on", "ended_on")
MONEY = ("cost_estimated", "cost_voted", "cost_contracted", "cost_paid")
PLACES = ("latitude", "longitude")
COLUMNS = (
    "code",
    *(f"{name}_{language}" for name in TEXTS for language in NAMES),
    "zone",
    "stage",
    "contractor",
    *DAYS,
    *MONEY,
    *PLACES,
)


def read(text: str) -> list[tuple[int, dict[str, Any]]]:
    """(number of the line, arguments of `actions.open_project`) of each line.

    The first line names the columns by their codes. Raises WrongLines with all that is wrong.
    """
    lines = lines_of(text, most=MOST_LINES)
    columns = _columns(lines[0])
    zones = {word: zone for zone in Zone.objects.all() for word in _words_of(zone)}
    stages = _stages()
    seen: set[str] = set()

    def read_line(cells: list[str]) -> dict[str, Any]:
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            raise ValueError(_("The line has more columns than the headings."))
        written = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()}
        return _project(written, zones, stages, seen)

    return read_each(lines, read_line)


def _columns(heads: list[str]) -> list[str]:
    found = [head.strip().lower() for head in heads]
    problems = []
    known = ", ".join(COLUMNS)
    told = _("There is no column “%(name)s”; there are: %(known)s.")
    problems += [told % {"name": one, "known": known} for one in found if one and one not in COLUMNS]
    if not any(name.startswith("title_") for name in found):
        problems.append(_("A column with the title is missing, for example title_ar."))
    if len(set(found)) != len(found):
        problems.append(_("A column is there twice."))
    if problems:
        raise WrongLines([LineProblem(1, one) for one in problems])
    return found


def _words_of(zone: Zone) -> list[str]:
    return [fold(word) for word in (zone.code, *zone.name.values())]


def _stages() -> dict[str, str]:
    """Every way to write a stage: its code, or its name in any language of the house."""
    known = {fold(stage.value): stage.value for stage in Stage}
    for language in NAMES:
        with translation.override(language):
            known |= {fold(str(stage.label)): stage.value for stage in Stage}
    return known


def _project(
    written: dict[str, str], zones: dict[str, Zone], stages: dict[str, str], seen: set[str]
) -> dict[str, Any]:
    row: dict[str, Any] = {
        name: Text({language: written[key] for language in NAMES if (key := f"{name}_{language}") in written})
        for name in TEXTS
    }
    if not row["title"]:
        raise ValueError(_("Give the project a title."))
    if code := written.get("code"):
        if code in seen:
            raise ValueError(_("The code “%(code)s” is there twice.") % {"code": code})
        seen.add(code)
        row["code"] = code
    row["stage"] = _known(stages, "stage", written) or Stage.IDEA.value
    row["zone"] = _known(zones, "zone", written)
    row["contractor"] = written.get("contractor", "")
    for name in DAYS:
        row[name] = _parsed(parse_date, name, written)
    for name in MONEY:
        row[name] = _parsed(lambda typed: parse_money(typed, formats().currency), name, written)
    latitude, longitude = (_parsed(parse_decimal, name, written) for name in PLACES)
    if (latitude is None) != (longitude is None):
        raise ValueError(_("Give both coordinates, or none."))
    if latitude is not None:
        row["location"] = {"type": "Point", "coordinates": [float(longitude), float(latitude)]}
    return row


def _known(table: dict[str, Any], name: str, written: dict[str, str]) -> Any:
    if name not in written:
        return None
    found = table.get(fold(written[name]))
    if found is None:
        told = _("“%(written)s” is not known in the column “%(column)s”.")
        raise ValueError(told % {"written": written[name], "column": name})
    return found


def _parsed(parser: Callable[[str], Any], name: str, written: dict[str, str]) -> Any:
    if name not in written:
        return None
    try:
        return parser(written[name])
    except ParseError as wrong:
        raise ValueError(f"{name}: {wrong}") from wrong


def sentences(refused: ValidationError) -> str:
    """All that an action found wrong with one project, in one line."""
    if not hasattr(refused, "message_dict"):
        return " ".join(refused.messages)
    return " ".join(
        message if name == "__all__" else f"{name}: {message}"
        for name, messages in refused.message_dict.items()
        for message in messages
    )
