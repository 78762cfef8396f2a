"""From the chapters of all apps to plain values that can be kept, shown, printed and compared.

A kept chapter is {"code", "label", "items"}; an item {"kind": "fact", "label", "value", "url", "note"} or
{"kind": "passage", "title", "heads", "rows", "text"}. A value is a number, a text, {"day": ISO date} or None.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from mithaq.commons.manifest.definitions import Fact, Passage, Period, chapters
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit import formats

Kept = dict[str, Any]


def write(municipality: Municipality, period: Period) -> dict[str, list[Kept]]:
    """All chapters in each language of the town, in order; a chapter with nothing to say is left out."""
    return {language: _in(language, municipality, period) for language in municipality.languages}


def _in(language: str, municipality: Municipality, period: Period) -> list[Kept]:
    found = []
    with inside(municipality, language):
        for chapter in sorted(chapters, key=lambda chapter: (chapter.order, chapter.code)):
            if items := [kept(item) for item in chapter.write(municipality, period)]:
                found.append({"code": chapter.code, "label": str(chapter.label), "items": items})
    return found


def kept(item: Fact | Passage) -> Kept:
    """A fact or passage as JSON can hold it, in the language being rendered."""
    if isinstance(item, Fact):
        return {
            "kind": "fact",
            "label": str(item.label),
            "value": value(item.value),
            "url": str(item.url),
            "note": str(item.note),
        }
    return {
        "kind": "passage",
        "title": str(item.title),
        "heads": [str(head) for head in item.heads],
        "rows": [[value(cell) for cell in row] for row in item.rows],
        "text": str(item.text),
    }


def value(given: Any) -> Any:
    if given is None or isinstance(given, bool | int | float):
        return given
    if isinstance(given, Decimal):
        return int(given) if given == given.to_integral_value() else float(given)
    if isinstance(given, dt.datetime):
        return {"day": timezone.localtime(given).date().isoformat()}
    if isinstance(given, dt.date):
        return {"day": given.isoformat()}
    return str(given)


def is_number(given: Any) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool)


def shown(given: Any) -> str:
    """A kept value as the reader's language writes it."""
    if given is None:
        return "–"
    if isinstance(given, dict):
        return formats.day(dt.date.fromisoformat(given["day"]))
    return formats.number(given) if is_number(given) else str(given)


def chapters_in(kept_chapters: dict[str, list[Kept]], language: str) -> list[Kept]:
    """The chapters for a reader of `language`: the town may have spoken another when they were written."""
    if language in kept_chapters:
        return kept_chapters[language]
    return next(iter(kept_chapters.values()), [])


def facts_of(chapters: list[Kept]) -> list[tuple[str, Kept]]:
    """(chapter's code, fact) of every fact, in order."""
    return [
        (chapter["code"], item) for chapter in chapters for item in chapter["items"] if item["kind"] == "fact"
    ]
