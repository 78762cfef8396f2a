"""A sentence of the house as a text of the town."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import translation

from mithaq.kit.i18n import Text, languages


def in_every_language(words: Callable[[], str]) -> Text:
    """What `words` says in each language of the town."""
    written = Text()
    for language in languages():
        with translation.override(language):
            written[language] = str(words())
    return written
