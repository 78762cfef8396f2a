"""What meetings have to say in bulletins and reports of the town."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import visible
from mithaq.commons.manifest.definitions import Chapter, Fact, Passage, Period
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import day
from mithaq.kit.formats import period as shown_period
from mithaq.registers.bodies.queries import bodies_of

from .addresses import meeting_url
from .models import Meeting
from .queries import participation, quarters_without, tally, within
from .showing import state_of, title_of


def write(municipality: Municipality, period: Period) -> Iterator[Fact | Passage]:
    """Planned and held, the list, who let a period pass, and which institutions came."""
    nobody = anonymous(municipality)
    count = tally(municipality, period)
    if count.planned:
        yield Fact(label=gettext("Meetings planned"), value=count.planned)
        yield Fact(
            label=gettext("Meetings held, with approved minutes"),
            value=count.with_minutes,
            note=gettext("Counted from the minutes; a meeting without minutes does not count."),
        )
        if count.missed:
            yield Fact(label=gettext("Meetings missed"), value=count.missed)
        rows = visible(nobody, Meeting.objects.filter(within(period))).select_related("body", "minutes")
        lines = tuple(
            (day(row.starts_at), str(title_of(row)), state_of(row)[0], meeting_url(row))
            for row in rows.order_by("starts_at", "pk")
        )
        if lines:
            yield Passage(
                title=gettext("Meetings"),
                heads=(gettext("Day"), gettext("Meeting"), gettext("State"), gettext("Page")),
                rows=lines,
            )
    without = tuple(
        (str(body.name), shown_period(one.starts_on, one.ends_on))
        for body in bodies_of(nobody).filter(closed_on__isnull=True)
        for one in quarters_without(body, period)
    )
    if without:
        yield Passage(
            title=gettext("Who did not meet"),
            heads=(gettext("Body"), gettext("Period without a meeting")),
            rows=without,
        )
    came = tuple(
        (str(one.organisation.name), one.invited, one.attended) for one in participation(municipality, period)
    )
    if came:
        yield Passage(
            title=gettext("Attendance of institutions"),
            heads=(gettext("Institution"), gettext("Invited"), gettext("Present")),
            rows=came,
        )


CHAPTERS = (Chapter(code="meetings", label=_("Meetings"), write=write, order=40),)
