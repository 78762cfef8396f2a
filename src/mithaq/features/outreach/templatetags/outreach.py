"""Words and figures of participation."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from mithaq.kit.formats import number, percent
from mithaq.kit.templatetags.look import chip

from ..enums import Unit
from ..queries.cells import Cell
from ..queries.census import Share
from ..queries.declared import Comparison
from ..wording import words_of

register = template.Library()


@register.filter
def people(cell: Cell | None) -> str:
    return words_of(cell) if cell is not None else ""


@register.filter
def total_words(total: int | None) -> str:
    """The total of an activity."""
    return gettext("fewer than five") if total is None else number(total)


@register.filter
def share_words(percent_shown: int | None) -> str:
    return gettext("not known") if percent_shown is None else percent(percent_shown / 100)


@register.simple_tag
def gap_chip(share: Share) -> SafeString | str:
    """Who is missing, in words and colour."""
    if share.is_missing:
        return chip(pgettext("balance", "too few"), tone="late")
    if share.is_many:
        return chip(pgettext("balance", "many"), tone="soon")
    return ""


@register.simple_tag
def difference_words(one: Comparison) -> str:
    """How far the declared number is from the records."""
    if one.at_least and not one.differs:
        return gettext("The records give at least %(computed)s.") % {"computed": number(one.computed)}
    if not one.differs:
        return gettext("The records give the same number.")
    shown = {
        "declared": number(one.declaration.number),
        "computed": number(one.computed),
        "difference": number(abs(one.difference)),
        "groups": number(one.groups),
        "people": number(one.people),
    }
    if one.declaration.unit == Unit.GROUPS:
        return (
            gettext(
                "Declared: %(declared)s. The records name %(groups)s groups and institutions and count %(people)s "
                "people. Difference: %(difference)s."
            )
            % shown
        )
    return (
        gettext("Declared: %(declared)s. By the records: %(computed)s. Difference: %(difference)s.") % shown
    )
