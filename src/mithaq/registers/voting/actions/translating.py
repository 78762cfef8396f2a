"""One language of one text, for the translation screen (`Record.extra["translate"]`)."""

from __future__ import annotations

from django.db import models

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.languages import write_language

# What is frozen with the prices stays as it is in the languages it has; others may be added.
TEXTS = ("name", "description")


def translate(
    *, by: Actor, obj: models.Model, field: str, language: str, text: str, seen: str | None = None
) -> models.Model:
    """See `write_language`."""
    if field not in TEXTS:
        raise TypeError(f"{type(obj).__name__}.{field} is not translated here")
    return write_language(
        "voting.translated", by=by, obj=obj, field=field, language=language, text=text, seen=seen
    )
