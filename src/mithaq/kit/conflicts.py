"""No last write wins: whoever saves says what they saw, and is told when it is no longer so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class EditConflict(Exception):
    """Somebody else changed the row after the writer had read it; nothing was written.

    theirs: the row as it stands now, so that the desk can show both versions side by side.
    """

    def __init__(self, theirs: models.Model) -> None:
        super().__init__(f"{type(theirs).__name__} {theirs.pk} was changed meanwhile")
        self.theirs = theirs


def stamp(row: models.Model) -> str:
    """A short fingerprint of what a row says, for a form to send back."""
    values = {
        field.attname: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not getattr(field, "auto_now", False)
    }
    written = json.dumps(values, default=str, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:20]


def stamp_all(rows: Iterable[models.Model]) -> str:
    """The same for a list that is replaced as a whole."""
    return hashlib.sha256("".join(stamp(row) for row in rows).encode()).hexdigest()[:20]


def unchanged(row: M, seen: str = "") -> M:
    """The row read again and locked. EditConflict when it is not what the writer saw ("": they saw nothing)."""
    fresh = type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)
    if seen and stamp(fresh) != seen:
        raise EditConflict(fresh)
    return fresh


def put(row: models.Model, changes: Mapping[str, Any], *, allowed: Collection[str]) -> list[str]:
    """Set the fields that differ and give their names, sorted. A field not allowed is a programmer's mistake."""
    if unknown := set(changes) - set(allowed):
        raise TypeError(f"{type(row).__name__} takes no {', '.join(sorted(unknown))}")
    changed = sorted(name for name, value in changes.items() if getattr(row, name, None) != value)
    for name in changed:
        setattr(row, name, changes[name])
    return changed
