"""Atom feeds of public history: of one thing, or of the whole town."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed

from mithaq.commons.audit.events import events
from mithaq.commons.audit.lines import by_of, label_of
from mithaq.commons.audit.models import Entry
from mithaq.kit.registry import record_of

from .wording import one_line

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
ENTRIES_MOST = 50


def feed(title: str, url: str, entries: Iterable[Entry], language: str) -> str:
    """An Atom document in `language` of the public ones among `entries`, given newest first.

    url: the whole address of the page it belongs to; entries' links are on the same host.
    """
    parts = urlsplit(url)
    base = f"{parts.scheme}://{parts.netloc}"
    with translation.override(language):
        document = Atom1Feed(
            title=one_line(title), link=url, description="", language=language, feed_guid=url
        )
        for entry in [one for one in entries if is_public(one)][:ENTRIES_MOST]:
            subject, path = title_and_path(entry)
            label = label_of(entry)
            document.add_item(
                title=f"{label}: {subject}" if subject else label,
                link=base + path if path else url,
                description="",
                author_name=by_of(entry),
                pubdate=entry.at,
                updateddate=entry.at,
                unique_id=f"tag:{parts.hostname},{entry.at:%Y-%m-%d}:entry/{entry.number}",
            )
        return document.writeString("utf-8")


def feed_response(title: str, url: str, entries: Iterable[Entry], language: str) -> HttpResponse:
    return HttpResponse(feed(title, url, entries, language), content_type=CONTENT_TYPE)


def is_public(entry: Entry) -> bool:
    return entry.event in events and events.get(entry.event).public


def title_and_path(entry: Entry) -> tuple[str, str]:
    """What the act was done to, and where it is shown; ("", "") when it is gone or no public noun."""
    if entry.subject is None:
        return "", ""
    try:
        record = record_of(entry.subject)
    except LookupError:
        return "", ""
    return one_line(record.title(entry.subject)), record.url(entry.subject) if record.url else ""
