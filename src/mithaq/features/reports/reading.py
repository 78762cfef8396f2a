"""A kept report as templates want it: figures written out, an officer's words beside each chapter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mithaq.kit.i18n import Text

from .models import Edition
from .writing import Kept, chapters_in, is_number, shown


@dataclass(frozen=True)
class Passage:
    """rows: cells as (heading, words, whether a number)."""

    title: str
    text: str
    heads: list[tuple[str, bool]]
    rows: list[list[tuple[str, str, bool]]]


@dataclass(frozen=True)
class Chapter:
    """facts: for `{% stats %}`."""

    code: str
    label: str
    remark: Text
    facts: list[dict[str, Any]]
    passages: list[Passage]


def page_of(edition: Edition, language: str) -> list[Chapter]:
    return [_chapter(edition, kept) for kept in chapters_in(edition.chapters, language)]


def _chapter(edition: Edition, kept: Kept) -> Chapter:
    facts = [{**item, "value": shown(item["value"])} for item in kept["items"] if item["kind"] == "fact"]
    passages = [_passage(item) for item in kept["items"] if item["kind"] == "passage"]
    return Chapter(kept["code"], kept["label"], edition.remark(kept["code"]), facts, passages)


def _passage(item: Kept) -> Passage:
    rows = [
        [(head, shown(cell), is_number(cell)) for head, cell in zip(item["heads"], row, strict=True)]
        for row in item["rows"]
    ]
    numbers = [cell[2] for cell in rows[0]] if rows else [False] * len(item["heads"])
    return Passage(item["title"], item["text"], list(zip(item["heads"], numbers, strict=True)), rows)
