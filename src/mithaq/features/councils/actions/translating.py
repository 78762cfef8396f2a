"""One language of one text, for the translation screen (`Record.extra["translate"]`)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import EditConflict, unchanged
from mithaq.kit.i18n import Text

from ..enums import State
from ..models import Decision


@transaction.atomic
def translate(
    *, by: Actor, obj: Decision, field: str, language: str, text: str, seen: str | None = None
) -> Decision:
    """Write one language of the title or the text; the others stay. Not while members are answering.

    seen: what that language said when the translator began; EditConflict when it says something else now.
    """
    if field not in ("title", "text"):
        raise TypeError(f"Decision.{field} is not translated here")
    require(by, "translate", obj)
    fresh: Any = unchanged(obj)
    if fresh.state == State.OPEN:
        raise ValidationError(_("Members are being asked: translate it once the round is closed."))
    present: Text = getattr(fresh, field)
    if seen is not None and present.get(language, "") != seen:
        raise EditConflict(fresh)
    setattr(fresh, field, Text({**present, language: text.strip()}))
    fresh.save(update_fields=[field])
    record("councils.translated", by=by, on=fresh, data={"field": field, "language": language})
    return fresh
