"""What a notification says, in the language that is active."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.commons.audit.events import events
from mithaq.commons.audit.lines import label_of
from mithaq.kit.registry import record_of

from .models import Follow, Notification


@dataclass(frozen=True)
class Words:
    """title: one line; body: one or two sentences, may be ""; url: a path, may be ""."""

    title: str
    body: str = ""
    url: str = ""


def words_of(told: Notification) -> Words:
    """The notice's own words; only the name of the act when its feature or its subject is gone."""
    entry = told.entry
    notices = events.get(told.event).notices if told.event in events else ()
    if entry.subject is None or told.notice >= len(notices):
        return Words(title=label_of(entry))
    notice = notices[told.notice]
    return Words(
        title=one_line(notice.title(entry)), body=str(notice.body(entry)), url=str(notice.url(entry))
    )


def one_line(text: object) -> str:
    return " ".join(str(text).split())


def subject_title(row: Notification | Follow) -> str:
    """What the thing is called; "" when it is gone or no public noun."""
    subject = row.entry.subject if isinstance(row, Notification) else row.subject
    if subject is None:
        return ""
    try:
        return one_line(record_of(subject).title(subject))
    except LookupError:
        return ""


def subject_url(follow: Follow) -> str:
    if follow.subject is None:
        return ""
    url = record_of(follow.subject).url
    return url(follow.subject) if url else ""
