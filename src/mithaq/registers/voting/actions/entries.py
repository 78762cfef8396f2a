"""What an officer types of papers, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mithaq.kit.parse import parse_int

from ..enums import BallotKind
from ..models import Pot
from ..reading import LineProblem, cells_of


class WrongLines(Exception):
    """Nothing was entered: every line that cannot be, with its number and why."""

    def __init__(self, problems: list[LineProblem]) -> None:
        super().__init__(f"{len(problems)} wrong lines")
        self.problems = problems


@dataclass(frozen=True)
class Entry:
    """What one officer reads on one paper. vote: codes in the voter's order; void or blank: an empty vote."""

    number: int
    vote: tuple[str, ...] = ()
    points: Mapping[str, str] | None = None


def read_entries(pot: Pot, text: str) -> list[Entry]:
    """Papers from a list (CSV): number, then the codes chosen, in one cell or in several; "P1:3" gives points.

    A first line that begins with words and names no project is the heading. WrongLines names each line that is
    not understood.
    """
    lines = text.lstrip("\ufeff").splitlines()
    delimiter = next((one for one in ";\t" if one in text), ",")
    codes = set(pot.options.values_list("code", flat=True))
    found, problems = [], []
    for line, written in enumerate(lines, start=1):
        try:
            cells = cells_of(written, delimiter)
            if not any(cell.strip() for cell in cells) or (line == 1 and _is_heading(cells, codes)):
                continue
            found.append(read_entry(pot, parse_int(cells[0]), " ".join(cells[1:])))
        except ValidationError as wrong:
            problems.append(LineProblem(line, " ".join(wrong.messages)))
        except ValueError as wrong:
            problems.append(LineProblem(line, str(wrong)))
    if problems:
        raise WrongLines(problems)
    if not found:
        raise WrongLines([LineProblem(0, _("The list is empty."))])
    return found


def _is_heading(cells: Sequence[str], codes: set[str]) -> bool:
    """ "number", "choice 1"; not a number mistyped in letters beside somebody's choice."""
    first = cells[0].strip()
    said = {word.partition(":")[0] for word in " ".join(cells[1:]).split()}
    return bool(first) and not any(map(str.isdigit, first)) and not said & codes


def read_entry(pot: Pot, number: int, said: str) -> Entry:
    """What stands on one paper, as an officer types it: "P1 P3", or "P1:3 P2:1".

    ValidationError says what cannot be understood.
    """
    words = said.replace(",", " ").replace(";", " ").split()
    if pot.election.ballot_kind != BallotKind.POINTS:
        return Entry(number, tuple(words))
    points: dict[str, str] = {}
    for word in words:
        code, _colon, given = word.partition(":")
        if not given:
            raise ValidationError(_("Write “%(word)s” with its points, for example P1:3.") % {"word": word})
        if code in points:
            raise ValidationError(_("A project stands on the ballot twice."))
        points[code] = given
    return Entry(number, points=points)
