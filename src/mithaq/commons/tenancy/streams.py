"""Answers sent piece by piece: by the time they are made, the request's own scope has been closed."""

from __future__ import annotations

from collections.abc import Iterator

from .context import inside
from .models import Municipality


def in_town(municipality: Municipality, language: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Make each piece inside the town, and leave it between two: other requests share the thread."""
    while True:
        with inside(municipality, language):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece
