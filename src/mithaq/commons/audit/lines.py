"""History as people read it: when, what, by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext

from mithaq.kit.i18n import Text, languages
from mithaq.kit.registry import record_of

from .events import events
from .models import Entry
from .queries import history_of


@dataclass(frozen=True, kw_only=True)
class Line:
    """What `{% history %}` shows of one entry. label and by are words in the reader's language."""

    when: dt.datetime
    label: str
    by: str = ""
    detail: Any = ""
    url: str = ""
    number: int = 0


def label_of(entry: Entry) -> str:
    """What the event is called; its code when the feature that declared it is gone."""
    return str(events.get(entry.event).label) if entry.event in events else entry.event


def label_text(entry: Entry) -> Text:
    """What the event is called, in every language of the town."""
    return _label_text(entry.event, languages())


@lru_cache(maxsize=2048)
def _label_text(event: str, spoken: tuple[str, ...]) -> Text:
    found = Text()
    for language in spoken:
        with translation.override(language):
            found[language] = str(events.get(event).label) if event in events else event
    return found


def subject_code(entry: Entry) -> str:
    """The code of the record the act was done to; the model's name when it is no public noun."""
    model = ContentType.objects.get_for_id(entry.subject_type_id).model_class()
    try:
        return record_of(model).code
    except LookupError:
        return model._meta.label_lower if model else ""


def by_of(entry: Entry) -> str:
    """Who did it, and for whom; a visitor without an account, or the house itself (jobs, commands)."""
    if entry.person is None:
        return gettext("a visitor") if entry.channel == "web" else gettext("Mithaq, by itself")
    if entry.organisation is None:
        return str(entry.person)
    names = {"person": entry.person, "organisation": entry.organisation}
    return gettext("%(person)s for %(organisation)s") % names


def line_of(entry: Entry, *, url: str = "") -> Line:
    detail = events.get(entry.event).detail if entry.event in events else None
    return Line(
        when=entry.at,
        label=label_of(entry),
        by=by_of(entry),
        detail=detail(entry) if detail else "",
        url=url,
        number=entry.number,
    )


def history_for_desk(obj: Model) -> list[Line]:
    """What happened to one thing, newest first, for officers: every event, with who did it."""
    entries: Iterable[Entry] = history_of(obj)
    return [line_of(entry) for entry in entries]
