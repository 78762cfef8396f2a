"""The arithmetic of the chain: what is hashed, in which form."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from django.contrib.contenttypes.models import ContentType

from .models import Entry


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8: the same bytes on every machine."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def personal_digest(salt: str, personal: Mapping[str, Any]) -> str:
    """Hex SHA-256 of salt and words; "" when there are none."""
    return hashlib.sha256(salt.encode() + canonical(personal)).hexdigest() if personal else ""


def content_digest(entry: Entry) -> str:
    """Hex SHA-256 over what the entry says, but its erasable part, which stands by its own digest."""
    subject = ContentType.objects.get_for_id(entry.subject_type_id)
    parts = [
        entry.nonce,
        entry.municipality_id,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.event,
        entry.person_id,
        entry.organisation_id,
        entry.channel,
        f"{subject.app_label}.{subject.model}",
        entry.subject_id,
        entry.data,
        entry.personal_digest,
    ]
    return hashlib.sha256(canonical(parts)).hexdigest()


def link_hash(number: int, previous: str, content: str) -> str:
    """Hex SHA-256 of "number:previous:content", so that anybody can follow the chain with a shell."""
    return hashlib.sha256(f"{number}:{previous}:{content}".encode()).hexdigest()


def entry_hash(entry: Entry) -> str:
    return link_hash(entry.number, entry.previous, content_digest(entry))
