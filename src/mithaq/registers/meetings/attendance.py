"""Who was there and what people needed: exact for the secretariat, without small numbers for everybody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, pgettext

from mithaq.kit.formats import number
from mithaq.methods.suppression import LEAST

from .enums import Category
from .models import Meeting, Turnout
from .queries import Needs, needs_of

SEXES = ("women", "men", "unknown")


@dataclass(frozen=True)
class Line:
    """numbers: one for each sex that has a column, then their sum; None is hidden."""

    label: str
    numbers: tuple[int | None, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(words_of(one) for one in self.numbers)


@dataclass(frozen=True)
class Attendance:
    """heads: the words above the columns of the sexes, none where they may not be told apart.

    lines: one for each category, unless they may not be told apart; the last one is everybody together.
    """

    heads: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def hides(self) -> bool:
        return not self.heads or len(self.lines) == 1 or any(None in line.numbers for line in self.lines)


def words_of(count: int | None) -> str:
    return pgettext("number", "hidden") if count is None else number(count)


def exact_attendance(meeting: Meeting) -> Attendance | None:
    """As it was counted; for those who keep the meeting."""
    rows = list(meeting.attendance.all())
    if not rows:
        return None
    counts = [(one.women, one.men, one.unknown, one.total) for one in rows]
    lines = [Line(str(row.get_category_display()), count) for row, count in zip(rows, counts, strict=True)]
    together = tuple(sum(column) for column in zip(*counts, strict=True))
    return Attendance(_heads(SEXES), (*lines, Line(gettext("Everybody"), together)))


def public_attendance(meeting: Meeting) -> Attendance | None:
    """What may leave the house. Asks nothing when the meeting was read with its turnout."""
    turnout = meeting.counted
    if turnout is None:
        return None
    sexes = SEXES if turnout.sexes else ()
    lines = [
        _line(label, turnout.categories[category], sexes)
        for category, label in Category.choices
        if category in turnout.categories
    ]
    whole = _line(gettext("Everybody"), turnout.sexes | {"total": turnout.total}, sexes)
    return Attendance(_heads(sexes), (*lines, whole))


def public_number(turnout: Turnout | None, sex: str) -> int | None:
    """How many of one sex came; None when that is hidden, or nobody counted."""
    return turnout.sexes.get(sex, 0) if turnout is not None and turnout.sexes else None


def note() -> str:
    """Why numbers are missing."""
    return gettext(
        "Numbers under five are hidden, and with them others from which they could be worked out: nobody who came "
        "is to be recognised. After a correction by fewer than five people only the sum is shown."
    )


def _line(label: object, found: Mapping[str, int | None], sexes: tuple[str, ...]) -> Line:
    """A sex that nobody is of has no number of its own."""
    return Line(str(label), tuple(found.get(one, 0) for one in (*sexes, "total")))


def _heads(sexes: tuple[str, ...]) -> tuple[str, ...]:
    words = {"women": gettext("Women"), "men": gettext("Men"), "unknown": gettext("Not said")}
    return tuple(words[one] for one in sexes)


def public_needs(meeting: Meeting) -> str:
    """What everybody may read of the needs for access that were asked and provided; "" when there were none."""
    needs = needs_of(meeting)
    return needs_words(needs) if needs.asked else ""


def needs_words(needs: Needs) -> str:
    """No number under five is said, nor one from which such a number could be worked out."""
    if needs.asked < LEAST:
        return gettext(
            "Needs for access were asked by fewer than five people; how many, and what, stays private."
        )
    parts = (needs.met, needs.unmet, needs.asked - needs.met - needs.unmet)
    if any(0 < part < LEAST for part in parts):
        return gettext("Needs for access asked: %(asked)s.") % {"asked": number(needs.asked)}
    words = gettext("Needs for access asked: %(asked)s; provided: %(met)s; not provided: %(unmet)s.")
    return words % {"asked": number(needs.asked), "met": number(needs.met), "unmet": number(needs.unmet)}
