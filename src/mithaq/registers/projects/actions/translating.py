"""One language of one text, for the translation screen (`Record.extra["translate"]`)."""

from __future__ import annotations

from typing import TypeVar

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.languages import write_language

from ..models import Project, Step

P = TypeVar("P", Project, Step)

TEXTS = ("title", "summary", "delay_reason")


def translate(*, by: Actor, obj: P, field: str, language: str, text: str, seen: str | None = None) -> P:
    """See `write_language`."""
    if field not in TEXTS:
        raise TypeError(f"{type(obj).__name__}.{field} is not translated here")
    return write_language(
        "projects.translated", by=by, obj=obj, field=field, language=language, text=text, seen=seen
    )
