"""A list of counts as officers bring it: from a spreadsheet, in any of the house's languages."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from mithaq.kit.i18n import NAMES
from mithaq.kit.lists import LineProblem, WrongLines, lines_of, read_each
from mithaq.kit.parse import ParseError, parse_int
from mithaq.kit.text import fold
from mithaq.registers.places.models import Zone

from .enums import CHOICES, Category, Dimension
from .models import MOST_PEOPLE

MOST_LINES = 20_000
COLUMNS = ("number", *(one.value for one in Dimension))


def heading(column: str) -> str:
    """What a column is called in the reader's language; its code is understood too."""
    return _("Number of people") if column == "number" else str(Dimension(column).label)


def read(text: str) -> list[dict[str, Any]]:
    """Lines as fields of a headcount. The first line names the columns; only the number is needed.

    Raises WrongLines with all that is wrong.
    """
    lines = lines_of(text, most=MOST_LINES)
    columns = _columns(lines[0])
    words = _Words()
    return [row for _line, row in read_each(lines, lambda cells: _read_line(cells, columns, words))]


def _columns(heads: list[str]) -> list[str]:
    known = {fold(code): code for code in COLUMNS}
    for language in NAMES:
        with translation.override(language):
            known |= {fold(heading(code)): code for code in COLUMNS} | {fold(_("how many")): "number"}
    found = [known.get(fold(head.strip()), "") for head in heads]
    unknown = [head for head, code in zip(heads, found, strict=True) if not code and head.strip()]
    if unknown:
        told = _("There is no column “%(name)s”; there are: %(known)s.")
        shown = ", ".join(COLUMNS)
        raise WrongLines([LineProblem(1, told % {"name": one, "known": shown}) for one in unknown])
    if "number" not in found:
        raise WrongLines(
            [
                LineProblem(1, _("The column “number” is missing: how many people.")),
            ]
        )
    if len([one for one in found if one]) != len({one for one in found if one}):
        raise WrongLines([LineProblem(1, _("A column is there twice."))])
    return found


class _Words:
    """Every way to write a value: its code, or its label in any language of the house."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, Any]] = {}
        for dimension, kinds in CHOICES.items():
            table: dict[str, Any] = {}
            for language in NAMES:
                with translation.override(language):
                    for kind in kinds:
                        table.setdefault(fold(str(kind.label)), kind.value)
            table.update({fold(kind.value): kind.value for kind in kinds})
            self.values[dimension] = table
        zones: dict[str, Zone] = {}
        for zone in Zone.objects.all():
            for word in (zone.code, *zone.name.values()):
                zones.setdefault(fold(word), zone)
        self.values[Dimension.ZONE] = dict(zones)

    def find(self, dimension: str, written: str) -> Any:
        table = self.values[dimension]
        found = table.get(fold(written), KeyError)
        if found is KeyError:
            known = ", ".join(list(dict.fromkeys(map(str, table.values())))[:12])
            told = _("“%(written)s” is not known in the column “%(column)s”; there are: %(known)s.")
            raise ValueError(
                told % {"written": written, "column": Dimension(dimension).label, "known": known}
            )
        return found


def _read_line(cells: list[str], columns: list[str], words: _Words) -> dict[str, Any]:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        raise ValueError(_("The line has more columns than the headings."))
    found: dict[str, Any] = {"category": Category.OTHER.value}
    for code, cell in zip(columns, cells, strict=False):
        written = cell.strip()
        if code == "number":
            found["number"] = _number(written)
        elif code and written:
            found[code] = words.find(code, written)
    if "number" not in found:
        raise ValueError(_("How many people? Write a whole number from 1 on."))
    return found


def _number(written: str) -> int:
    try:
        number = parse_int(written)
    except ParseError as wrong:
        raise ValueError(_("“%(written)s”: %(problem)s") % {"written": written, "problem": wrong}) from wrong
    if not 1 <= number <= MOST_PEOPLE:
        raise ValueError(_("How many people? Write a whole number from 1 on."))
    return number
