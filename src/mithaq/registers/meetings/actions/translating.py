"""One language of one text, for the translation screen (`Record.extra["translate"]`)."""

from __future__ import annotations

from django.db import transaction

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import EditConflict, unchanged
from mithaq.kit.i18n import Text

from ..models import Meeting

TEXTS = ("title", "place", "needs")


@transaction.atomic
def translate(
    *, by: Actor, obj: Meeting, field: str, language: str, text: str, seen: str | None = None
) -> Meeting:
    """Write one language of a text; the others stay.

    seen: what that language said when the translator began; EditConflict when it says something else now.
    """
    if field not in TEXTS:
        raise TypeError(f"Meeting.{field} is not translated here")
    require(by, "translate", obj)
    fresh = unchanged(obj)
    present: Text = getattr(fresh, field)
    if seen is not None and present.get(language, "") != seen:
        raise EditConflict(fresh)
    written = {**present, language: text.strip()}
    setattr(fresh, field, Text({code: words for code, words in written.items() if words}))
    fresh.full_clean(exclude=["municipality"])
    fresh.save()
    record("meetings.translated", by=by, on=fresh, data={"field": field, "language": language})
    return fresh
