"""Atom feeds of public history: of one thing, or of the whole town."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed

from mithaq.commons.access.actor import anonymous
from mithaq.commons.audit.events import events
from mithaq.commons.audit.lines import label_of
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.public_log import subjects_of

from .wording import one_line

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
ENTRIES_MOST = 50


def feed(title: str, url: str, entries: Iterable[Entry], language: str) -> str:
    """An Atom document in `language` of the public ones among `entries` of one town, given newest first.

    url: the whole address of the page it belongs to; entries' links are on the same host. As in the public log,
    no person is named, and a thing that an anonymous visitor may not see (any more) is neither.
    """
    shown = [entry for entry in entries if is_public(entry)][:ENTRIES_MOST]
    parts = urlsplit(url)
    base = f"{parts.scheme}://{parts.netloc}"
    with translation.override(language):
        document = Atom1Feed(
            title=one_line(title), link=url, description="", language=language, feed_guid=url
        )
        subjects = subjects_of(anonymous(shown[0].municipality), shown) if shown else {}
        for entry in shown:
            title, path = subjects.get((entry.subject_type_id, entry.subject_id), ("", ""))
            subject, label = one_line(title), label_of(entry)
            document.add_item(
                title=f"{label}: {subject}" if subject else label,
                link=base + path if path else url,
                description="",
                author_name=str(entry.organisation or shown[0].municipality.name),
                pubdate=entry.at,
                updateddate=entry.at,
                unique_id=f"tag:{parts.hostname},{entry.at:%Y-%m-%d}:entry/{entry.number}",
            )
        return document.writeString("utf-8")


def feed_response(title: str, url: str, entries: Iterable[Entry], language: str) -> HttpResponse:
    return HttpResponse(feed(title, url, entries, language), content_type=CONTENT_TYPE)


def is_public(entry: Entry) -> bool:
    return entry.event in events and events.get(entry.event).public
