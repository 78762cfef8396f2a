"""Lists as officers bring them: saved from a spreadsheet, one line each, the first of them the headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

R = TypeVar("R")

LARGEST = 2 * 1024 * 1024

# A page of problems nobody reads to the end helps nobody.
MOST_PROBLEMS = 200


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


def lines_of(text: str, *, most: int) -> list[list[str]]:
    """The cells of every line, headings first; separated by comma, semicolon or tab.

    Raises WrongLines when there is nothing to read, or more than `most` lines.
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
    if len(lines) > most:
        raise WrongLines([LineProblem(0, _("At most %(most)s lines at once.") % {"most": most})])
    return lines


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def read_each(lines: list[list[str]], read_line: Callable[[list[str]], R]) -> list[tuple[int, R]]:
    """(number of the line, what `read_line` makes of it) of every line below the headings that is not blank.

    It raises ValueError with a sentence about a wrong line; WrongLines names them all.
    """
    rows: list[tuple[int, R]] = []
    problems: list[LineProblem] = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            rows.append((number, read_line(cells)))
        except ValueError as wrong:
            problems.append(LineProblem(number, str(wrong)))
            if len(problems) >= MOST_PROBLEMS:
                break
    if problems:
        raise WrongLines(problems)
    return rows


class ListForm(forms.Form):
    """A file, or the lines themselves; after a mistake the lines stand in the box, ready to be mended."""

    file = forms.FileField(label=gettext_lazy("File (CSV)"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Or paste the lines here"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        upload = given.get("file")
        if upload is None and not (given.get("text") or "").strip():
            raise ValidationError(_("Choose a file, or paste the lines."))
        if upload is not None:
            if upload.size > LARGEST:
                raise ValidationError({"file": _("The file is larger than 2 MB.")})
            try:
                given["text"] = decode(upload.read())
            except WrongLines as wrong:
                raise ValidationError({"file": wrong.problems[0].problem}) from wrong
        return given

    def put_back(self) -> None:
        """The lines of a file into the box: nothing that was brought is lost."""
        data: Any = self.data
        self.data = data.copy()
        self.data["text"] = self.cleaned_data["text"]  # type: ignore[index]
