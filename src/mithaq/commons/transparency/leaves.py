"""What stands in a leaf. Codes, times and digests alone: the log can never forget, and people may ask to be."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from mithaq.commons.audit.chain import canonical, content_digest
from mithaq.commons.audit.models import Entry

VERSION = 1


def leaf(kind: str, **said: Any) -> str:
    """Canonical JSON of one leaf. said: codes, numbers, times and hex digests; no words of anybody."""
    return canonical({"v": VERSION, "kind": kind, **said}).decode()


def act_leaf(entry: Entry) -> str:
    """A public act of the history. Its content digest covers a secret number, so nothing can be guessed from it,
    and a person's words by their own salted digest, so they can be erased without a trace of them staying here."""
    return leaf(
        "act",
        number=entry.number,
        at=entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event=entry.event,
        content=content_digest(entry),
    )
