"""Published minutes on paper: what is printed, and the copies kept of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext

from mithaq.commons.access.actor import anonymous
from mithaq.commons.discuss.queries import comments_of
from mithaq.commons.notify.links import address_of
from mithaq.commons.tenancy.context import inside
from mithaq.kit import formats
from mithaq.kit.conflicts import stamp_all
from mithaq.kit.pdf import Block, Document, Heading, Points, Prose, Table, render

from .addresses import meeting_url
from .attendance import note, public_attendance, public_needs
from .models import ActionItem, Minutes
from .queries import needs_of
from .showing import title_of

FOLDER = "minutes"
# Raised when the layout changes: kept copies are then written anew.
LAYOUT = 2


def pdf_of(minutes: Minutes, language: str) -> bytes:
    """Published minutes as a tagged PDF, in one language; what was set once is kept."""
    with inside(minutes.municipality, language):
        path = _path(minutes, language)
        if default_storage.exists(path):
            with default_storage.open(path, "rb") as kept:
                return kept.read()
        written = render(document(minutes), language=language)
        default_storage.save(path, ContentFile(written))
        return written


def keep_copies(minutes: Minutes) -> None:
    """One PDF in each language of the town."""
    for language in minutes.municipality.languages:
        pdf_of(minutes, language)


def _path(minutes: Minutes, language: str) -> str:
    """The name says what is inside: an answer given or a task done later, another name."""
    meeting = minutes.meeting
    questions = comments_of(anonymous(minutes.municipality), meeting)
    parts: list[Any] = [
        meeting,
        minutes,
        *meeting.agenda.all(),
        *([meeting.counted] if meeting.counted else []),
        *meeting.decisions.all(),
        *meeting.actions.all(),
        *questions,
        *(one.official for one in questions if one.official),
    ]
    said = f"{LAYOUT} {language} {stamp_all(parts)} {needs_of(meeting)}"
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    return f"{FOLDER}/{minutes.municipality_id}/{minutes.pk}-{language}-{digest}.pdf"


def document(minutes: Minutes) -> Document:
    """What is printed, in the active language."""
    meeting, town = minutes.meeting, minutes.municipality
    published = minutes.published_at or minutes.drafted_at
    facts = [
        (gettext("Who meets"), meeting.body.name),
        (gettext("When"), f"{formats.day_time(meeting.starts_at)} – {formats.time(meeting.ends_at)}"),
        (gettext("Place"), meeting.place),
        (gettext("Form"), meeting.get_form_display()),
        (gettext("Minutes published"), formats.day(published)),
    ]
    return Document(
        title=gettext("Minutes: %(meeting)s") % {"meeting": title_of(meeting)},
        author=str(town.name),
        day=formats.local(published).date(),
        facts=tuple((str(name), str(value)) for name, value in facts if str(value)),
        blocks=tuple(_blocks(minutes)),
        colour=town.colour,
        arabic_digits=formats.formats().numbering == "arab",
    )


def _blocks(minutes: Minutes) -> Iterator[Block]:
    meeting = minutes.meeting
    if agenda := [str(point.title) for point in meeting.agenda.all()]:
        yield Heading(gettext("Agenda"))
        yield Points(tuple(agenda), numbered=True)
    if came := public_attendance(meeting):
        yield Heading(gettext("Who was there"))
        yield Table(
            heads=(gettext("Category"), *came.heads, gettext("Together")),
            rows=tuple((line.label, *line.words) for line in came.lines),
            figures=frozenset(range(1, len(came.heads) + 2)),
        )
        if came.hides:
            yield Prose(note(), quiet=True)
    if needs := public_needs(meeting):
        yield Prose(needs)
    yield Heading(gettext("Minutes"))
    yield Prose(str(minutes.text))
    if decisions := list(meeting.decisions.all()):
        yield Heading(gettext("Decisions"))
        for one in decisions:
            yield Heading(f"{formats.number(one.number)}. {one.title}", level=2)
            if one.text:
                yield Prose(str(one.text))
    yield from _tasks(minutes)
    if meeting.needs:
        yield Heading(gettext("What the body needs"))
        yield Prose(str(meeting.needs))
    yield from _questions(minutes)
    yield Prose(address_of(minutes.municipality) + meeting_url(meeting), quiet=True)


def _tasks(minutes: Minutes) -> Iterator[Block]:
    rows = ActionItem.objects.filter(meeting=minutes.meeting).select_related(
        "person", "organisation", "function"
    )
    if not rows:
        return
    yield Heading(gettext("What is to be done"))
    yield Table(
        heads=(gettext("Task"), gettext("Who"), gettext("Until")),
        rows=tuple((str(one.what), str(one.owner_name), formats.day(one.due_on)) for one in rows),
        widths=(3, 2, 1),
    )


def _questions(minutes: Minutes) -> Iterator[Block]:
    """What was asked, with the written answers: they belong to the minutes."""
    questions = list(comments_of(anonymous(minutes.municipality), minutes.meeting))
    if not questions:
        return
    yield Heading(gettext("Questions and answers"))
    for one in questions:
        yield Heading(one.shown_name, level=2)
        yield Prose(one.text)
        answer = str(one.official.reason) if one.official else gettext("Not answered yet.")
        yield Prose(answer, quiet=one.official is None)
