"""One language of one text: what the translation screen asks of every record (`Record.extra["translate"]`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import models, transaction

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.kit.conflicts import EditConflict, unchanged
from mithaq.kit.i18n import Text

from .actions import record

M = TypeVar("M", bound=models.Model)


@transaction.atomic
def write_language(
    event: str,
    /,
    *,
    by: Actor,
    obj: M,
    field: str,
    language: str,
    text: str,
    seen: str | None = None,
    before: Callable[[M], None] = lambda _fresh: None,
) -> M:
    """Write one language of a text; the others stay. `event` enters the history.

    seen: what that language said when the translator began; EditConflict when it says something else now.
    before: gets the row as it is now, locked, to refuse (ValidationError) or to change what goes with the text.
    """
    require(by, "translate", obj)
    fresh = unchanged(obj)
    present: Text = getattr(fresh, field)
    if seen is not None and present.get(language, "") != seen:
        raise EditConflict(fresh)
    before(fresh)
    written = {**present, language: text.strip()}
    setattr(fresh, field, Text({code: words for code, words in written.items() if words}))
    fresh.full_clean(exclude=["municipality"])
    fresh.save()
    record(event, by=by, on=fresh, data={"field": field, "language": language})
    return fresh
