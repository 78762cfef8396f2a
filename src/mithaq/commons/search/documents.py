"""What of a thing is indexed: its title and texts, once for each language it has."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import translation

from mithaq.kit.i18n import Text, as_text
from mithaq.kit.registry import Record, record_of, records
from mithaq.kit.text import tokens

from .models import TERM_LENGTH, SearchEntry

TITLE_WEIGHT = 10
# A word said a hundred times is not twenty times as much the subject as one said five times.
MOST_REPEATS = 5
# The excerpt is cut from the first so many characters.
EXCERPT_FROM = 6000
# Raised when words are cut or folded in another way: everything is then indexed anew.
READING = 1


@dataclass(frozen=True)
class Document:
    """One thing in one language; "" when nobody knows which."""

    language: str
    title: str
    body: str

    @property
    def digest(self) -> str:
        parts = (str(READING), self.language, self.title, self.body)
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()

    def weights(self) -> dict[str, int]:
        """How much the thing is about each form of each word."""
        found: dict[str, int] = {}
        for term, times in Counter(_terms(self.body, self.language)).items():
            found[term] = min(times, MOST_REPEATS)
        for term in set(_terms(self.title, self.language)):
            found[term] = found.get(term, 0) + TITLE_WEIGHT
        return found


def _terms(text: str, language: str) -> Iterable[str]:
    return (token[:TERM_LENGTH] for token in tokens(text, language or None))


def searchable_records() -> list[Record]:
    """The nouns that search knows: those with texts to find and a page to show."""
    return [one for one in records if one.searchable and one.url]


def is_searchable(model: Any) -> bool:
    try:
        about = record_of(model)
    except LookupError:
        return False
    return bool(about.searchable and about.url)


def documents(obj: Model) -> list[Document]:
    """The thing in every language in which something is written about it."""
    about = record_of(obj)
    values = [_value(obj, name) for name in about.searchable]
    texts = [value for value in values if isinstance(value, Text)]
    plain = [value for value in values if isinstance(value, str) and value.strip()]
    spoken = dict.fromkeys(code for text in texts for code, words in text.items() if (words or "").strip())
    titled = as_text(about.title(obj))
    if isinstance(titled, Text):
        spoken |= dict.fromkeys(code for code, words in titled.items() if (words or "").strip())
    languages = list(spoken) or [str(getattr(obj, "language", "") or "")]
    return [_in_language(language, about, obj, texts, plain) for language in languages]


def _in_language(language: str, about: Record, obj: Model, texts: list[Text], plain: list[str]) -> Document:
    # str() of lazy words and of texts follows the active language.
    with translation.override(language or None):
        title = str(about.title(obj)).strip()
    pieces = [*(text.get(language) or "" for text in texts), *plain]
    body = "\n".join(piece.strip() for piece in pieces if piece.strip() and piece.strip() != title)
    return Document(language, " ".join(title.split()), body)


def _value(obj: Any, path: str) -> Any:
    for name in path.split("."):
        obj = getattr(obj, name, None)
        if obj is None:
            return None
    value = as_text(obj() if callable(obj) else obj)
    return value if isinstance(value, Text | str) else None


def fill(entry: SearchEntry, document: Document) -> None:
    """Copy what is shown of a document into its row."""
    longest = SearchEntry._meta.get_field("title").max_length
    entry.title = document.title[:longest]
    entry.text = document.body[:EXCERPT_FROM]
    entry.digest = document.digest
