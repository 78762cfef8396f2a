"""Writing one language of one text, whichever record it belongs to."""

from __future__ import annotations

from django.db import transaction

from mithaq.commons.access.actor import Actor
from mithaq.kit.conflicts import EditConflict, unchanged

from .queries import Gap, hook


@transaction.atomic
def translate_text(*, by: Actor, gap: Gap, text: str, seen: str) -> None:
    """One language of one text, by the action of the record itself, which asks for the right and keeps history.

    seen: what that language said when the translator began. Raises EditConflict when it says something else by
    now, and whatever the record's action refuses.
    """
    fresh = unchanged(gap.obj)
    if getattr(fresh, gap.field).get(gap.language, "") != seen:
        raise EditConflict(fresh)
    hook(gap.record)(by=by, obj=fresh, field=gap.field, language=gap.language, text=text)
