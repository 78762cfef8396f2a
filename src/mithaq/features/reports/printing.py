"""An edition on paper: its document, and the copies kept of what is published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from mithaq.commons.notify.links import address_of
from mithaq.commons.tenancy.context import inside, profile_of
from mithaq.kit import formats
from mithaq.kit.pdf import Block, Document, Heading, Link, Prose, Table, render

from .models import Edition
from .writing import Kept, chapters_in, is_number, shown

FOLDER = "reports"
# Raised when the layout of the printed report changes: kept copies are then written anew.
LAYOUT = 2


def pdf_of(edition: Edition, language: str) -> bytes:
    """The edition as a tagged PDF. A published one is kept, so that it is set once."""
    if not edition.is_published:
        return _rendered(edition, language)
    path = _path(edition, language)
    if default_storage.exists(path):
        with default_storage.open(path, "rb") as kept:
            return kept.read()
    written = _rendered(edition, language)
    default_storage.save(path, ContentFile(written))
    return written


def keep_copies(edition: Edition) -> None:
    """One PDF in each language of the town."""
    for language in edition.municipality.languages:
        pdf_of(edition, language)


def _path(edition: Edition, language: str) -> str:
    """The name says what is inside: other words or figures, another name."""
    content = [edition.chapters, edition.remarks, edition.intro, edition.closing, edition.correction]
    said = json.dumps([LAYOUT, *content], sort_keys=True, default=str)
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    return f"{FOLDER}/{edition.municipality_id}/{edition.pk}-{language}-{digest}.pdf"


def _rendered(edition: Edition, language: str) -> bytes:
    with inside(edition.municipality, language):
        return render(document(edition, language), language=language)


def document(edition: Edition, language: str) -> Document:
    """What is printed, in the language being rendered."""
    town = edition.municipality
    day = edition.published_at or edition.computed_at
    facts = [
        (gettext("Period"), formats.period(edition.starts_on, edition.ends_on)),
        (gettext("Figures as of"), formats.day_time(edition.computed_at)),
    ]
    if edition.is_published:
        facts.insert(0, (gettext("Published"), formats.day(day)))
    else:
        facts.insert(0, (gettext("Not published"), edition.get_status_display()))
    if edition.number > 1:
        facts.append((gettext("Edition"), formats.number(edition.number)))
    return Document(
        title=edition.title,
        author=str(town.name),
        day=timezone.localtime(day).date(),
        facts=tuple((str(name), str(value)) for name, value in facts),
        blocks=tuple(_blocks(edition, language)),
        colour=town.colour,
        arabic_digits=profile_of(town).formats(language).numbering == "arab",
    )


def _blocks(edition: Edition, language: str) -> Iterator[Block]:
    if edition.correction:
        yield Heading(gettext("What was corrected"))
        yield Prose(str(edition.correction))
    if edition.intro:
        yield Prose(str(edition.intro))
    for chapter in chapters_in(edition.chapters, language):
        yield Heading(chapter["label"])
        yield Prose(str(edition.remark(chapter["code"])))
        yield from _chapter(chapter, address_of(edition.municipality))
    if edition.closing:
        yield Heading(gettext("In closing"))
        yield Prose(str(edition.closing))
    yield Prose(_where_from(edition), quiet=True)


def _where_from(edition: Edition) -> str:
    words = gettext(
        "The figures were computed by Mithaq from the public records of the municipality, as they stood on %(day)s. "
        "The same figures as open data: %(address)s"
    )
    address = address_of(edition.municipality) + reverse("bulletin_json", args=[edition.pk])
    return words % {"day": formats.day_time(edition.computed_at), "address": address}


def _chapter(chapter: Kept, address: str) -> Iterator[Block]:
    facts = [item for item in chapter["items"] if item["kind"] == "fact"]
    if facts:
        yield _facts(facts, address)
    for item in chapter["items"]:
        if item["kind"] == "passage":
            yield from _passage(item, address)


def _facts(facts: list[Kept], address: str) -> Table:
    """The column of notes only where there is one."""
    noted = any(fact["note"] for fact in facts)
    heads = (gettext("Figure"), gettext("Value"), gettext("Note"))
    rows = ((_label(fact, address), shown(fact["value"]), fact["note"]) for fact in facts)
    return Table(
        heads=heads if noted else heads[:2],
        rows=tuple(row if noted else row[:2] for row in rows),
        figures=frozenset({1}),
        widths=(4, 2, 4) if noted else (4, 2),
    )


def _label(fact: Kept, address: str) -> str | Link:
    url = fact["url"]
    if not url:
        return str(fact["label"])
    return Link(fact["label"], url if url.startswith(("https://", "http://")) else address + url)


def _cell(cell: Any, address: str) -> str | Link:
    """The path of a page becomes a link to it."""
    words = shown(cell)
    return Link(gettext("Open the page"), address + words) if words.startswith("/") else words


def _passage(item: Kept, address: str) -> Iterator[Block]:
    if item["title"]:
        yield Heading(item["title"], 2)
    if item["text"]:
        yield Prose(item["text"])
    if item["rows"] and item["heads"]:
        yield Table(
            heads=tuple(item["heads"]),
            rows=tuple(tuple(_cell(cell, address) for cell in row) for row in item["rows"]),
            figures=_figure_columns(item["rows"]),
            widths=_widths(item),
        )


def _figure_columns(rows: list[list[Any]]) -> frozenset[int]:
    return frozenset(
        place
        for place in range(len(rows[0]))
        if all(row[place] is None or is_number(row[place]) for row in rows)
    )


def _widths(item: Kept) -> tuple[int, ...]:
    """Words get more room than figures."""
    columns = list(zip(*item["rows"], strict=True))
    return tuple(max(2, min(6, max(len(shown(cell)) for cell in column) // 8 + 1)) for column in columns)
