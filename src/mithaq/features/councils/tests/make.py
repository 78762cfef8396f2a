"""Decisions and members for tests."""

from __future__ import annotations

from typing import Any

from mithaq.features.councils import actions
from mithaq.features.councils.models import Decision, Position
from mithaq.kit.i18n import Text
from mithaq.registers.bodies.models import Body
from mithaq.registers.bodies.tests.make import make_body, make_seat, words


def make_committee(members: int = 5, *, persons: tuple[Any, ...] = (), **extra: Any) -> Body:
    """A body with so many voting seats, the first ones held by these persons, and an observer."""
    body = make_body(**({"rule": "unanimity"} | extra))
    for person in persons:
        make_seat(body, person=person)
    for _number in range(members - len(persons)):
        make_seat(body)
    make_seat(body, role="observer")
    return body


def make_question(by: Any, body: Body, title: str | Text = "Lamps first", **extra: Any) -> Decision:
    shown = words(title) if isinstance(title, str) else title
    return actions.draft_decision(by=by, body=body, title=shown, **extra)


def ask(by: Any, decision: Decision) -> list[Position]:
    """Open a round and give the roll."""
    opened = actions.open_round(by=by, decision=decision)
    decision.refresh_from_db()
    return list(opened.positions.select_related("seat__person", "round__decision").order_by("pk"))


def answer(by: Any, roll: list[Position], *choices: str, reason: str = "It is too early.") -> None:
    """Written down at the table, seat by seat; "" leaves one out."""
    for place, choice in zip(roll, choices, strict=False):
        if choice:
            said = reason if choice in ("block", "against") else ""
            actions.cast(by=by, position=place, choice=choice, reason=said)


def close(by: Any, decision: Decision) -> Any:
    found = actions.close_round(by=by, decision=decision)
    decision.refresh_from_db()
    return found
