"""A list of counts as officers bring it: from a spreadsheet, in any of the house's languages."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from mithaq.kit.i18n import NAMES
from mithaq.kit.parse import ParseError, parse_int
from mithaq.kit.text import fold
from mithaq.registers.places.models import Zone

from .enums import CHOICES, Category, Dimension
from .models import MOST_PEOPLE

MOST_LINES = 20_000
# A page of problems nobody reads to the end helps nobody.
MOST_PROBLEMS = 200
COLUMNS = ("number", *(one.value for one in Dimension))


def heading(column: str) -> str:
    """What a column is called in the reader's language; its code is understood too."""
    return _("Number of people") if column == "number" else str(Dimension(column).label)


@dataclass(frozen=True)
class LineProblem:
    """What is wrong with one line; `line` counts as the spreadsheet does, 0 for the list as a whole."""

    line: int
    problem: str


class WrongLines(Exception):
    """Nothing was brought in: every line that has to be mended, in order."""

    def __init__(self, problems: list[LineProblem]) -> None:
        super().__init__(f"{len(problems)} wrong lines")
        self.problems = problems


def decode(data: bytes) -> str:
    """The text of an uploaded list. WrongLines when it is no text."""
    if data[:2] == b"PK":
        raise WrongLines([LineProblem(0, _("This is no list but a workbook: save it as “CSV UTF-8” first."))])
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        words = data.decode(encoding)
    except UnicodeDecodeError:
        words = "\x00"
    if "\x00" not in words:
        return words
    raise WrongLines([LineProblem(0, _("The letters of this file cannot be read: save it as “CSV UTF-8”."))])


def read(text: str) -> list[dict[str, Any]]:
    """Lines as fields of a headcount. The first line names the columns; only the number is needed.

    Raises WrongLines with all that is wrong.
    """
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))
    except csv.Error as wrong:
        raise WrongLines(
            [LineProblem(0, _("This cannot be read as a list: %(why)s.") % {"why": wrong})]
        ) from wrong
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    if len(lines) < 2:
        raise WrongLines([LineProblem(0, _("The list is empty: a line of headings, then one line each."))])
    if len(lines) > MOST_LINES:
        raise WrongLines([LineProblem(0, _("At most %(most)s lines at once.") % {"most": MOST_LINES})])
    columns = _columns(lines[0])
    words = _Words()
    rows, problems = [], []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            rows.append(_read_line(cells, columns, words))
        except ValueError as wrong:
            problems.append(LineProblem(number, str(wrong)))
            if len(problems) >= MOST_PROBLEMS:
                break
    if problems:
        raise WrongLines(problems)
    return rows


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


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
