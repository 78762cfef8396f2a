"""A report as data: all its words and figures, in every language it speaks."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from .models import Edition


def machine_copy_of(edition: Edition) -> dict[str, Any]:
    titles = {}
    for language in edition.chapters:
        with translation.override(language):
            titles[language] = edition.title
    return {
        "kind": edition.series.kind,
        "title": titles,
        "starts_on": edition.starts_on.isoformat(),
        "ends_on": edition.ends_on.isoformat(),
        "edition": edition.number,
        "published_at": edition.published_at.isoformat() if edition.published_at else None,
        "figures_as_of": edition.computed_at.isoformat(),
        "correction": edition.correction,
        "intro": edition.intro,
        "closing": edition.closing,
        "remarks": edition.remarks,
        "chapters": edition.chapters,
    }
