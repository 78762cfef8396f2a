"""Published numbers in words."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext

from mithaq.kit.formats import number

from .queries.cells import Cell


def words_of(cell: Cell) -> str:
    """A number, "at least" one, or that it is hidden."""
    if cell.number is None:
        return pgettext("number", "hidden")
    if cell.at_least:
        return gettext("at least %(count)s") % {"count": number(cell.number)}
    return number(cell.number)
