"""A request in words: its title, its place, its way so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext

from mithaq.kit.i18n import Text

from .enums import ENDED, State
from .models import Request, Step


def title_of(row: Request) -> str:
    """ "2026/0042 · Street light out". Never the sender's words: they may not be for everybody."""
    return f"{row.reference} · {row.category.name}"


def opening_words(row: Request) -> str:
    return Truncator(" ".join(row.text.split())).chars(140)


def place_of(row: Request) -> str:
    parts = [str(row.zone.name) if row.zone is not None else "", row.landmark]
    return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class Line:
    """As `{% history %}` wants it."""

    when: datetime
    label: str
    by: str = ""
    detail: Any = ""
    url: str = ""


def way_of(steps: Sequence[Step]) -> list[Line]:
    """What happened, the newest first; who did it is not said: a unit answers, not a person."""
    found = []
    before: Step | None = None
    for one in steps:
        label = str(State(one.state).label)
        if before is not None and before.state == one.state:
            label = gettext("given to another unit")
        found.append(Line(one.at, label, str(one.unit.name) if one.unit else "", one.words))
        before = one
    return found[::-1]


def last_answer(steps: Sequence[Step]) -> Text | None:
    """The words of the last step that was an answer."""
    for one in reversed(steps):
        if one.state in ENDED and one.words:
            return one.words
    return None


def expected(row: Request) -> tuple[str, str, str]:
    """Steps for the stepper: (received, worked on, answered) in words."""
    return (
        pgettext("request", "received"),
        pgettext("request", "being worked on"),
        gettext("Answered"),
    )


def place_in_way(row: Request) -> int:
    """Which of these steps it stands at, counted from 1."""
    if row.state in (State.RECEIVED,):
        return 1
    return 4 if row.state in ENDED else 2
