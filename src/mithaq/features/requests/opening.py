"""What a receipt of a request opens, what stands on its paper, and what a person sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.people.models import Person
from mithaq.commons.receipts.openers import Mine, Opener
from mithaq.kit import formats

from .addresses import mine_url
from .enums import Kind, State
from .models import Request
from .queries import by_digests, sent_by
from .showing import place_of, title_of


def lines_of(row: Request) -> Iterable[tuple[Any, Any]]:
    clock = clock_of("requests.answer", row)
    yield gettext("Number"), row.reference
    yield gettext("Subject"), row.category.name
    yield gettext("Where"), place_of(row)
    yield gettext("Received"), formats.day_time(row.received_at)
    yield gettext("In charge"), row.unit.name
    if clock is not None:
        yield gettext("Answer by"), formats.day(clock.due_at)


def mine(person: Person) -> list[Mine]:
    return [
        Mine(
            title=title_of(row),
            kind=Kind(row.category.kind).label,
            url=mine_url(row),
            sent_at=row.received_at,
            state=(row.get_state_display(), row.tone),
            steps=[(State(one.state).label, one.at, one.words) for one in row.steps.all()],
        )
        for row in sent_by(person)
    ]


OPENER = Opener(
    code="requests.request",
    find=by_digests,
    url=mine_url,
    title=lambda row: str(Kind(row.category.kind).label).capitalize(),
    lines=lines_of,
    mine=mine,
)
