"""What stands in the log for a ballot, and what its voter keeps: commitments, receipts, and the bundle of a result.

allocation.md of the design says why: the log may never hold a ballot or a voter, only what fixes them.
"""

from __future__ import annotations

import hashlib
import io
import json
import secrets
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

BALLOT, VOTER = "ballot-v1", "voter-v1"
RECEIPT = "mithaq-receipt/1"
DEFINITION = "mithaq-definition/1"


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8; numbers travel as text, so that no reader rounds them."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class CastBallot:
    """vote: ids of projects in the voter's order; points: one text a project, or none; zone: of the voter, where
    the rule weighs zones (a joint pot), else ""."""

    vote: tuple[str, ...]
    points: tuple[str, ...] = ()
    zone: str = ""

    @property
    def data(self) -> dict[str, Any]:
        return {"vote": list(self.vote), "points": list(self.points), "zone": self.zone}


def new_nonce() -> str:
    return secrets.token_hex(16)


def commitment(process: str, ballot: CastBallot, nonce: str) -> str:
    """Hex SHA-256 of process, ballot and nonce: fixes the ballot, tells nothing without the nonce."""
    return sha256(canonical([BALLOT, process, ballot.data, nonce]))


def participation(process: str, pseudonym: str, salt: str) -> str:
    """Hex SHA-256 that stands for "this person has voted", apart from every ballot."""
    return sha256(canonical([VOTER, process, pseudonym, salt]))


@dataclass(frozen=True)
class Receipt:
    """What the voter takes home. It shows how they voted to whoever holds it: the page says so."""

    process: str
    ballot: CastBallot
    nonce: str

    @property
    def commitment(self) -> str:
        return commitment(self.process, self.ballot, self.nonce)

    @property
    def data(self) -> dict[str, Any]:
        return {
            "format": RECEIPT,
            "process": self.process,
            "ballot": self.ballot.data,
            "nonce": self.nonce,
            "commitment": self.commitment,
        }


def definition(
    process: str, *, rule: Mapping[str, Any], budget: str, projects: Iterable[Mapping[str, str]], **more: Any
) -> bytes:
    """definition.json: everything that decides the outcome, frozen before voting opens.

    rule: `allocation.as_data`; projects: each at least {"id", "cost"}; amounts as text.
    """
    said = {
        "format": DEFINITION,
        "process": process,
        "rule": rule,
        "budget": budget,
        "projects": list(projects),
        **more,
    }
    return canonical(said)


def definition_leaf(process: str, data: bytes) -> dict[str, Any]:
    """Fields of the leaf of kind "definition"."""
    return {"process": process, "sha256": sha256(data)}


def result_leaf(process: str, ballots_pb: bytes, result_json: bytes) -> dict[str, Any]:
    """Fields of the leaf of kind "result"."""
    return {"process": process, "ballots": sha256(ballots_pb), "result": sha256(result_json)}


def bundle(
    *,
    definition_json: bytes,
    ballots_pb: bytes,
    result_json: bytes,
    log_files: Sequence[tuple[str, bytes]] = (),
    more: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    """The zip file that is published beside a result; the same content gives the same bytes.

    more: what helps a reader and is not checked, such as the same ballots in another form.
    """
    files = [
        ("definition.json", definition_json),
        ("ballots.pb", ballots_pb),
        ("result.json", result_json),
        *((f"log/{name}", data) for name, data in log_files),
        *more,
    ]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()
