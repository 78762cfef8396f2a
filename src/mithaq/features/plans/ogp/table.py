"""A file of the public table, read line by line: nothing larger than one commitment is ever held."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .dictionary import required

MOST_PROBLEMS = 20
# One cell; the longest published text has some 28,000 characters.
LONGEST_CELL = 200_000
NO_NUMBER = ("NA", "ND", "NR", "")
COMPLETIONS = frozenset({"0", "1", "2", "3", "4", "5", "NR", "ND"})


@dataclass(frozen=True)
class Problem:
    """What is wrong on a line of the file, counted from 1."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return _("Line %(line)s: %(problem)s") % {"line": self.line, "problem": self.sentence}


class NotATable(Exception):
    """The file cannot be read as a table of commitments; `problems` says why, by line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(" ".join(str(one) for one in problems))
        self.problems = problems


@dataclass(frozen=True)
class Row:
    """One commitment: its cells word for word, and what the house understands of them."""

    line: int
    cells: list[str]
    identifier: str
    locality: str
    plan_number: str
    number: str
    year: int | None
    title: str
    completion: str
    text: str


class Table:
    """table = Table(lines); table.columns; for row in table: …

    lines: the file's lines as bytes. Bad rows are skipped and kept in `problems`; a file that is no such table,
    or breaks off, raises NotATable. `sha256` is that of the file once all was read.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.problems: list[Problem] = []
        self._digest = hashlib.sha256()
        self._at = 0
        csv.field_size_limit(LONGEST_CELL)
        self._reader = csv.reader(self._decoded(lines), strict=True)
        self.columns = self._header()
        self._place = {name: place for place, name in enumerate(self.columns)}

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[Row]:
        lines: dict[str, int] = {}
        while (found := self._next()) is not None:
            line, cells = found
            if not cells:
                continue  # a blank line
            if len(cells) != len(self.columns):
                said = {"here": len(cells), "wanted": len(self.columns)}
                self._note(line, _("%(here)s cells instead of %(wanted)s.") % said)
                continue
            row = self._typed(line, cells)
            if row is None:
                continue
            if first := lines.get(row.identifier):
                told = _("“%(id)s” stands on line %(first)s already.")
                self._note(line, told % {"id": row.identifier, "first": first})
                continue
            lines[row.identifier] = line
            yield row

    def _decoded(self, lines: Iterable[bytes]) -> Iterator[str]:
        for self._at, raw in enumerate(lines, start=1):
            self._digest.update(raw)
            try:
                text = raw.decode("utf-8-sig" if self._at == 1 else "utf-8")
            except UnicodeDecodeError:
                raise self._stop(_("this is not UTF-8 text.")) from None
            if "\0" in text:
                raise self._stop(_("this is not text."))
            yield text

    def _next(self) -> tuple[int, list[str]] | None:
        """(first line, cells) of the next row; None at the end."""
        line = self._at + 1
        try:
            return line, next(self._reader)
        except StopIteration:
            return None
        except csv.Error as problem:
            raise self._stop(_("the quotation marks or commas do not fit (%s).") % problem) from None

    def _header(self) -> list[str]:
        found = self._next()
        if found is None:
            raise NotATable([Problem(1, _("the file is empty."))])
        columns = found[1]
        missing = [name for name in required() if name not in columns]
        if missing:
            told = _("this is not the table of commitments; these columns are missing: %s.")
            raise NotATable([Problem(1, told % ", ".join(missing))])
        if twice := sorted({name for name in columns if columns.count(name) > 1}):
            raise NotATable([Problem(1, _("this column stands there twice: %s.") % twice[0])])
        return columns

    def _typed(self, line: int, cells: list[str]) -> Row | None:
        before = len(self.problems)
        identifier, title = (
            self._cell(cells, "Commitment Unique Identifier"),
            self._cell(cells, "Commitment Title"),
        )
        if not identifier.strip() or len(identifier) > 40:
            self._note(line, _("the identifier is missing or too long."))
        locality = self._cell(cells, "Country/Locality")
        if not locality.strip() or len(locality) > 120:
            self._note(line, _("the country or locality is missing or too long."))
        year = self._cell(cells, "Year Of Submission")
        if year not in NO_NUMBER and not (year.isascii() and year.isdigit() and len(year) == 4):
            self._note(line, _("“%s” is no year.") % year[:20])
        completion = self._cell(cells, "Raw Completion") or "ND"
        completion = "ND" if completion == "NA" else completion
        if completion not in COMPLETIONS:
            self._note(line, _("“%s” is no code of completion.") % completion[:20])
        if len(self.problems) > before:
            return None
        told = ("Commitment Title", "Short Title", "Full Text", "Lead Institution", "Theme")
        return Row(
            line=line,
            cells=cells,
            identifier=identifier,
            locality=locality,
            plan_number=self._cell(cells, "Action Plan Number")[:20],
            number=self._cell(cells, "Commitment Number")[:40],
            year=None if year in NO_NUMBER else int(year),
            title=title,
            completion=completion,
            text=" ".join(self._cell(cells, name) for name in told),
        )

    def _cell(self, cells: list[str], name: str) -> str:
        place = self._place.get(name)
        return cells[place] if place is not None else ""

    def _note(self, line: int, sentence: str) -> None:
        self.problems.append(Problem(line, sentence))
        if len(self.problems) >= MOST_PROBLEMS:
            raise NotATable(self.problems)

    def _stop(self, sentence: str) -> NotATable:
        return NotATable([*self.problems, Problem(max(self._at, 1), sentence)])
