"""What bulletins and reports say of participation: published numbers only."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import anonymous
from mithaq.commons.manifest.definitions import Chapter, Fact, Passage, Period
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import day, number

from .addresses import activity_url
from .enums import Dimension
from .queries.cells import Cell, names_now, tables_of
from .queries.gathering import activities_of, cells_of, gathered
from .wording import words_of


def within(period: Period) -> Q:
    return Q(held_on__gte=period.starts_on, held_on__lte=period.ends_on)


def write(municipality: Municipality, period: Period) -> Iterable[Fact | Passage]:
    rows = activities_of(anonymous(municipality)).filter(within(period), published_at__isnull=False)
    found = gathered(rows)
    if not found.activities:
        return
    yield Fact(
        label=gettext("Participation activities"), value=found.activities, url=reverse("participation")
    )
    small = ngettext(
        "Without %(count)s activity in which fewer than five people took part.",
        "Without %(count)s activities in which fewer than five people took part.",
        found.small,
    ) % {"count": number(found.small)}
    yield Fact(
        label=gettext("People who took part"),
        value=found.people,
        note=small if found.small else gettext("Added up from the records of each activity."),
    )
    yield Fact(label=gettext("Groups and institutions that took part"), value=found.groups)
    yield Passage(
        title=gettext("Where people took part"),
        heads=(gettext("Day"), gettext("Activity"), gettext("How"), gettext("People"), gettext("Page")),
        rows=tuple(
            (
                day(row.held_on),
                str(row.title),
                str(row.get_method_display()),
                words_of(Cell(row.release.total)),
                activity_url(row),
            )
            for row in rows.order_by("held_on", "pk")
        ),
    )
    for table in tables_of(cells_of(rows), names_now(), by_sex=False):
        if table.dimension in (Dimension.CATEGORY, Dimension.SEX, Dimension.AGE):
            yield Passage(
                title=gettext("Who took part: %(by)s") % {"by": table.title},
                heads=(table.title, gettext("People")),
                rows=tuple((row.label, words_of(row.whole)) for row in table.rows),
            )


CHAPTERS = (Chapter(code="outreach", label=_("Participation"), write=write, order=45),)
