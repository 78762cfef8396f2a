"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_PIECES = re.compile(r"\s+|[^\s]+")


class Piece(NamedTuple):
    """kind: same, added or removed; text with its own spaces."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Pieces that, without the removed ones, spell `after`, and without the added ones `before`."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    return list(_joined(_pieces(old, new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    # autojunk would take the commonest words of a long text for noise.
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(new[c:d]))
            continue
        if b > a:
            yield Piece("removed", "".join(old[a:b]))
        if d > c:
            yield Piece("added", "".join(new[c:d]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """A lone space between two changes belongs to them: "old one" → "new two" is one change, not two."""
    changed: dict[str, str] = {"removed": "", "added": ""}
    for piece in pieces:
        if piece.kind == "same" and (piece.text.strip() or not any(changed.values())):
            yield from _flush(changed)
            yield piece
        elif piece.kind == "same":
            changed["removed"] += piece.text
            changed["added"] += piece.text
        else:
            changed[piece.kind] += piece.text
    yield from _flush(changed)


def _flush(changed: dict[str, str]) -> Iterator[Piece]:
    for kind in ("removed", "added"):
        if changed[kind]:
            yield Piece(kind, changed[kind])
            changed[kind] = ""
