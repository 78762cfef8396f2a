"""One language of one text, for the translation screen (`Record.extra["translate"]`)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.languages import write_language

from ..enums import State
from ..models import Decision

TEXTS = ("title", "text")


def translate(
    *, by: Actor, obj: Decision, field: str, language: str, text: str, seen: str | None = None
) -> Decision:
    """See `write_language`. Not while members are answering."""
    if field not in TEXTS:
        raise TypeError(f"Decision.{field} is not translated here")
    return write_language(
        "councils.translated",
        by=by,
        obj=obj,
        field=field,
        language=language,
        text=text,
        seen=seen,
        before=_require_nobody_asked,
    )


def _require_nobody_asked(decision: Decision) -> None:
    if decision.state == State.OPEN:
        raise ValidationError(_("Members are being asked: translate it once the round is closed."))
