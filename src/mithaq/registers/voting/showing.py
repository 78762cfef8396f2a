"""How votes are shown: their state as a chip, their calendar, options with what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from mithaq.kit.registry import record_of
from mithaq.registers.bodies.enums import AgeBand, Sex

from .counting import booth_row
from .enums import Channel, State
from .models import Booth, Election, Option, Outcome
from .wording import preset_name, reason_words

TONES = {
    State.DRAFT: "quiet",
    State.FROZEN: "soon",
    State.OPEN: "good",
    State.CLOSED: "soon",
    State.TALLIED: "soon",
    State.ADOPTED: "good",
    State.CANCELLED: "late",
}


def state_of(election: Election) -> tuple[str, str]:
    return election.get_state_display(), TONES[State(election.state)]


def calendar_of(election: Election) -> list[tuple[str, Any]]:
    """(what, when), in order of time; what has not happened is left out."""
    rows = [
        (_("Rules and prices frozen"), election.frozen_at),
        (_("Voting opens"), election.opens_at),
        (_("Voting closes"), election.closes_at),
        (_("Counted"), election.tallied_at),
        (_("Adopted"), election.adopted_at),
    ]
    return [(label, when) for label, when in rows if when]


def page_of(option: Option) -> str:
    """Where what is voted on is told at length, by whoever proposed it; "" when nowhere."""
    about = option.subject
    record = record_of(about) if about is not None else None
    return record.url(about) if record is not None and record.url else ""


@dataclass(frozen=True)
class Line:
    """An option with its result."""

    option: Option
    won: bool
    reason: str
    votes: int
    online: int | None
    paper: int | None


def lines_of(outcome: Outcome, options: Sequence[Option]) -> list[Line]:
    """Winners first, as they were chosen; then the others by votes."""
    titles = {one.code: one.title for one in options}
    places = {code: place for place, code in enumerate(outcome.winners)}
    found = []
    for option in options:
        votes = outcome.votes.get(option.code, {})
        found.append(
            Line(
                option=option,
                won=option.code in places,
                reason=reason_words(outcome.reason_of(option.code), titles),
                votes=votes.get("all", 0),
                online=votes.get("online"),
                paper=votes.get("paper"),
            )
        )
    return sorted(found, key=lambda one: (places.get(one.option.code, len(places)), -one.votes))


def compared(outcome: Outcome, options: Sequence[Option]) -> list[dict[str, Any]]:
    """Rules side by side, in words; winners as options."""
    known = {one.code: one for one in options}
    return [
        {
            "name": preset_name(one["rule"]),
            "winners": [known[code] for code in one.get("winners", []) if code in known],
            "cost": Decimal(one["cost"]) if "cost" in one else None,
            "satisfied": one.get("satisfied"),
            "problem": one.get("problem", ""),
        }
        for one in outcome.comparison
    ]


@dataclass(frozen=True)
class TurnoutTable:
    heading: str
    heads: list[str]
    rows: list[tuple[str, list[int | None]]]


def turnout_tables(outcome: Outcome, booths: Iterable[Booth] = ()) -> list[TurnoutTable]:
    """Tables with hidden numbers as None. booths: those of the vote, for their names."""
    shown = outcome.turnout
    columns = list(shown.get("columns", {}))
    names = {"": _("not said"), "rest": _("others together"), **dict(Sex.choices)}
    ways = {
        **dict(Channel.choices),
        **{booth_row(one.pk): f"{Channel.PAPER.label}: {one.name}" for one in booths},
    }
    labels: dict[str, Any] = {
        "age": (_("By age"), {**dict(AgeBand.choices), "": _("not said")}),
        "channel": (_("How people voted"), ways),
    }
    found = []
    for name, table in shown.get("tables", {}).items():
        heading, rows = labels[name]
        found.append(
            TurnoutTable(
                heading=str(heading),
                heads=[str(names.get(one, one)) for one in columns],
                rows=[
                    (str(rows.get(row, row)), [line["total"], *(line["cells"].get(one) for one in columns)])
                    for row, line in table.items()
                ],
            )
        )
    return found
