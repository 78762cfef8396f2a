"""One language of one text, for the translation screen (`Record.extra["translate"]`)."""

from __future__ import annotations

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.languages import write_language

from ..models import Meeting

TEXTS = ("title", "place", "needs")


def translate(
    *, by: Actor, obj: Meeting, field: str, language: str, text: str, seen: str | None = None
) -> Meeting:
    """See `write_language`."""
    if field not in TEXTS:
        raise TypeError(f"Meeting.{field} is not translated here")
    return write_language(
        "meetings.translated", by=by, obj=obj, field=field, language=language, text=text, seen=seen
    )
