"""What is frozen: one canonical JSON for each pot, and one digest over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from mithaq.methods.allocation.rules import VERSION
from mithaq.methods.transparency.ballots import canonical, definition, sha256

from .models import Election, Option, Pot

ENGINE = {"name": "mithaq.methods.allocation", "version": str(VERSION)}


def amount(value: Decimal) -> str:
    """Money as plain text, without needless zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds")


def definition_of(pot: Pot, options: Sequence[Option], rule: Mapping[str, Any]) -> bytes:
    """definition.json of a pot. Codes, numbers and dates; titles in all languages, so that nobody swaps them."""
    election: Election = pot.election
    return definition(
        pot.process,
        rule=rule,
        budget=amount(pot.envelope),
        projects=[
            {"id": one.code, "cost": amount(one.cost), "title": dict(one.title)}  # type: ignore[dict-item]
            for one in options
        ],
        ballot={"kind": election.ballot_kind, "most": election.most},
        disclosure=pot.disclosure,
        eligibility={
            "zone": pot.zone.code if pot.zone else "",
            "minimum_age": election.roll.minimum_age,
            "foreigners": election.roll.foreigners,
            "voters": pot.eligible,
        },
        engine=ENGINE,
        opens_at=moment(election.opens_at),
        closes_at=moment(election.closes_at),
        rehearsal=election.rehearsal,
    )


def digest_of(pots: Sequence[Pot]) -> str:
    """Over the definitions of all pots of a vote, in the order of their names in the log."""
    return sha256(canonical({one.process: sha256(one.definition.encode()) for one in pots}))
