"""Whom the acts on comments concern, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.audit.events import Notify
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.models import Person
from mithaq.commons.people.queries import holders_of
from mithaq.kit.registry import record_of

from .access import ADMINISTER, MODERATE
from .enums import State
from .models import Comment
from .queries import deciders_of


def title_of(comment: Comment) -> str:
    """What was commented on, in the reader's language."""
    subject = comment.subject
    title = str(record_of(subject).title(subject)) if subject is not None else ""
    place = str(comment.place_label)
    return f"{title} · {place}" if title and place else title or place


def url_of(comment: Comment) -> str:
    """Where the comment stands, for everybody: its part's page (`extra["place_url"]`), or its subject's."""
    subject = comment.subject
    if subject is None:
        return reverse("discuss_receipt")
    record = record_of(subject)
    if place_url := record.extra.get("place_url"):
        return f"{place_url(subject, comment.place)}?comment={comment.pk}#{comment.anchor}"
    return (
        f"{record.url(subject)}?comment={comment.pk}#{comment.anchor}"
        if record.url
        else reverse("discuss_receipt")
    )


def author_url(comment: Comment) -> str:
    """Where its author sees what became of it: their own page, or the page that asks for the receipt."""
    signed_in = comment.author is not None and comment.author.user_id is not None
    return reverse("discuss_follow", args=[comment.pk]) if signed_in else reverse("discuss_receipt")


def said(entry: Entry) -> Comment:
    """The comment an entry is about; comments are never deleted."""
    return cast(Comment, entry.subject)


def _author(entry: Entry) -> list[Person]:
    author = said(entry).author
    # Nobody is told of their own act.
    return [author] if author and author.erased_at is None and author.pk != entry.person_id else []


def _author_of_decision(entry: Entry) -> list[Person]:
    """Shown at once, its author saw it themselves."""
    return [] if entry.data.get("at_once") else _author(entry)


def _moderators(entry: Entry) -> Iterable[Person]:
    own = {entry.person_id, said(entry).author_id}
    return [one for one in holders_of("discuss.moderate", timezone.localdate()) if one.pk not in own]


def _second_look(entry: Entry) -> Iterable[Person]:
    """The other moderators; where there is none, the administrators, who may decide or appoint one."""
    return deciders_of(said(entry), MODERATE) or deciders_of(said(entry), ADMINISTER)


def _about(words: Callable[[], str]) -> Callable[[Entry], str]:
    return lambda entry: words() % {"about": title_of(said(entry))}


def _reason(entry: Entry) -> Any:
    return said(entry).reason


def _queue(entry: Entry) -> str:
    return reverse("desk_moderation")


RECEIVED = Notify(
    to=_moderators,
    title=lambda entry: _("A new comment waits for you"),
    body=_about(lambda: _("About: %(about)s")),
    url=_queue,
)
EDITED = Notify(
    to=_moderators,
    title=lambda entry: _("A comment was changed and waits for you"),
    body=_about(lambda: _("About: %(about)s")),
    url=_queue,
)
APPEALED = Notify(
    to=_second_look,
    title=lambda entry: _("An author asks for a second look"),
    body=_about(lambda: _("About: %(about)s")),
    url=lambda entry: reverse("desk_moderation_appeal", args=[entry.subject_id]),
)
PUBLISHED = (
    Notify(
        to=_author_of_decision,
        title=lambda entry: _("Your comment is published"),
        body=_about(lambda: _("Everybody can read it now. About: %(about)s")),
        url=lambda entry: url_of(said(entry)),
    ),
    Notify(
        to="followers",
        title=_about(lambda: _("New comment: %(about)s")),
        # Read again when shown: what was hidden or erased since is hidden here too.
        body=lambda entry: said(entry).text if said(entry).state == State.PUBLISHED else "",
        url=lambda entry: url_of(said(entry)),
    ),
)
REJECTED = Notify(
    to=_author,
    title=lambda entry: _("Your comment was not published"),
    body=lambda entry: (
        _("The reason: %(reason)s You may ask another moderator to look again.") % {"reason": _reason(entry)}
    ),
    url=lambda entry: author_url(said(entry)),
)
APPEAL_DECIDED = Notify(
    to=_author,
    title=lambda entry: _("Your appeal was decided"),
    body=lambda entry: str(said(entry).appeal_reason),
    url=lambda entry: author_url(said(entry)),
)
ANSWERED = (
    Notify(
        to=_author,
        title=lambda entry: _("The municipality answered you"),
        body=lambda entry: str(said(entry).answer_text),
        url=lambda entry: url_of(said(entry)),
    ),
    Notify(
        to="followers",
        title=_about(lambda: _("Answered: %(about)s")),
        body=lambda entry: str(said(entry).answer_text),
        url=lambda entry: url_of(said(entry)),
    ),
)
