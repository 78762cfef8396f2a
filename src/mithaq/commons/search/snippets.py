"""The part of a text where the words stand, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mithaq.kit.text import tokens

from .models import TERM_LENGTH

LENGTH = 220
# How much of the text is shown before the first word found.
BEFORE = 60

# A word with whatever the eye sees as part of it: vowels, tatweel, loose accents, joiners.
_MARKS = r"\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0610-\u061a\u0300-\u036f\u200c\u200d"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")


@lru_cache(maxsize=50_000)
def _forms(word: str, language: str) -> frozenset[str]:
    return frozenset(token[:TERM_LENGTH] for token in tokens(word, language or None))


def found_in(text: str, wanted: frozenset[str], language: str) -> Iterator[tuple[int, int]]:
    """Where the words stand, as pairs of positions; compared as search compares, so الإنارة is انارة."""
    for match in _WORD.finditer(text):
        if not wanted.isdisjoint(_forms(match.group(), language)):
            yield match.span()


def marked(text: str, wanted: frozenset[str], language: str) -> SafeString:
    """The whole text, escaped, with the words found in `<mark>`."""
    return _mark(text, found_in(text, wanted, language))


def snippet(text: str, wanted: frozenset[str], language: str) -> SafeString:
    """About `LENGTH` characters around the first word found, cut between words; else the beginning."""
    text = " ".join(text.split())
    first = next(found_in(text, wanted, language), (0, 0))[0]
    start = 0 if first <= BEFORE else _next_word(text, first - BEFORE, first)
    end = start + LENGTH
    if end < len(text):
        # Not in the middle of a word, unless the whole excerpt is one.
        end = text.rfind(" ", start + 1, end) if " " in text[start + 1 : end] else end
    cut = text[start:end]
    words = _mark(cut, found_in(cut, wanted, language))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{words}{after}")  # noqa: S308 escaped in _mark


def _next_word(text: str, position: int, latest: int) -> int:
    space = text.find(" ", position, latest)
    return space + 1 if space != -1 else position


def _mark(text: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    pieces.append(escape(text[last:]))
    return mark_safe("".join(pieces))  # noqa: S308 every piece is escaped
