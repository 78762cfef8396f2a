"""The arithmetic of the chain: what is hashed, in which form."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from .models import Entry


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8: the same bytes on every machine."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def personal_digest(salt: str, personal: Mapping[str, Any]) -> str:
    """Hex SHA-256 of salt and words; "" when there are none."""
    return hashlib.sha256(salt.encode() + canonical(personal)).hexdigest() if personal else ""


def entry_hash(entry: Entry) -> str:
    """Hex SHA-256 over everything in the entry but its erasable part, which stands by its digest."""
    parts = [
        entry.previous,
        entry.municipality_id,
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.event,
        entry.person_id,
        entry.organisation_id,
        entry.channel,
        f"{entry.subject_type.app_label}.{entry.subject_type.model}",
        entry.subject_id,
        entry.data,
        entry.personal_digest,
    ]
    return hashlib.sha256(canonical(parts)).hexdigest()
