"""From a document to its bytes, in a process of its own with limits on time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import segno
from django.utils.translation import gettext as _
from django.utils.translation import override

from mithaq.kit import prose
from mithaq.kit.i18n import direction
from mithaq.kit.shaping import can_draw

from .document import Block, Cell, Code, Document, Heading, Link, Points, Prose, Table

MEMORY_MB = 400
SECONDS = 60
# Of JSON; a document of 200 pages has about half of it.
MOST_BYTES = 2_000_000
UNKNOWN = "□"
ISOLATES = "\u2066\u2067\u2068\u2069"
# Unicode categories of what a reader does not see anyway: control and format signs, marks on a lost letter.
INVISIBLE = ("Cc", "Cf", "Cs", "Mn")


class TooLarge(ValueError):
    """The document holds more than one file can bear, or takes too long to set."""


def render(document: Document, *, language: str, format: str = "pdf") -> bytes:
    """A tagged PDF (PDF/UA-1); the same document gives the same bytes. format "png": a picture of its first page.

    language: of the words, "ar", "fr" or "en". Raises TooLarge beyond `MOST_BYTES` of words or `SECONDS` of work,
    RuntimeError when the layout fails (a heading level was skipped).
    """
    with override(language):
        data = _data(document, language)
    order = {
        "data": data,
        "said": list(_said(data)),
        "format": format,
        "memory_mb": MEMORY_MB,
        "seconds": SECONDS,
    }
    words = json.dumps(order).encode()
    if len(words) > MOST_BYTES:
        raise TooLarge(f"{len(words)} bytes of words, at most {MOST_BYTES}")
    command = [sys.executable, "-I", str(Path(__file__).parent / "writer.py")]
    try:
        done = subprocess.run(command, input=words, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise TooLarge(f"more than {SECONDS} seconds") from error
    if done.returncode:
        raise RuntimeError(f"the PDF was not written: {done.stderr.decode(errors='replace').strip()[-2000:]}")
    return done.stdout


def _clean(text: str) -> str:
    """Without what cannot be drawn: control signs leave, a letter that none of our fonts holds becomes a box."""
    kept = []
    for letter in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " ")):
        if letter == "\n" or letter in ISOLATES or can_draw(letter):
            kept.append(letter)
        elif unicodedata.category(letter) not in INVISIBLE:
            kept.append(UNKNOWN)
    return "".join(kept).strip()


def _points(points: prose.Points) -> dict[str, Any]:
    return {
        "kind": "points",
        "numbered": points.numbered,
        "start": points.start,
        "items": [
            {"text": _clean("\n".join(item.lines)), "below": item.below and _points(item.below)}
            for item in points.items
        ],
    }


def _prose(block: Prose) -> Iterator[dict[str, Any]]:
    for part in prose.blocks_of(block.text):
        if isinstance(part, prose.Points):
            yield _points(part)
        elif words := _clean("\n".join(part.lines)):
            yield {"kind": "paragraph", "text": words, "quiet": block.quiet}


def _cell(cell: Cell) -> str | dict[str, str]:
    if isinstance(cell, Link):
        return {"text": _clean(cell.text), "url": cell.url}
    return _clean(cell)


def _table(table: Table) -> dict[str, Any]:
    if any(len(row) != len(table.heads) for row in table.rows):
        raise ValueError(f"every row of “{table.caption}” has {len(table.heads)} cells")
    return {
        "kind": "table",
        "caption": _clean(table.caption),
        "heads": [_clean(head) for head in table.heads],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "figures": sorted(table.figures),
        "widths": list(table.widths),
        "roomy": table.roomy,
    }


def _blocks(block: Block) -> Iterator[dict[str, Any]]:
    match block:
        case Heading():
            yield {
                "kind": "heading",
                "text": _clean(block.text),
                "level": block.level,
                "new_page": block.new_page,
            }
        case Prose():
            yield from _prose(block)
        case Points():
            items = [prose.Point([item]) for item in block.items if item.strip()]
            yield _points(prose.Points(block.numbered, 1, 0, items))
        case Table():
            yield _table(block)
        case Code():
            svg = segno.make(block.text, error="m", micro=False).svg_inline(border=4)
            yield {"kind": "code", "text": _clean(block.label), "svg": svg}


def _data(document: Document, language: str) -> dict[str, Any]:
    """What document.typ reads."""
    return {
        "title": _clean(document.title),
        "author": _clean(document.author),
        "subtitle": _clean(document.subtitle),
        "day": {"year": document.day.year, "month": document.day.month, "day": document.day.day},
        "language": language,
        "rtl": direction(language) == "rtl",
        "arabic_digits": document.arabic_digits and language == "ar",
        "colour": document.colour,
        # Translators: at the foot of every printed page; keep {page} and {pages} as they are.
        "page_line": _("Page {page} of {pages}"),
        # French parts a colon from the word before it.
        "colon": "\u00a0: " if language == "fr" else ": ",
        "facts": [[_clean(name), _clean(value)] for name, value in document.facts],
        "blocks": [written for block in document.blocks for written in _blocks(block)],
    }


def _said(data: dict[str, Any]) -> Iterator[str]:
    """The words of the document's elements, as document.typ lays them out: one text for each, in reading order."""
    yield from (text for text in (data["author"], data["title"], data["subtitle"]) if text)
    yield from (f"{name}{data['colon']}{value}" for name, value in data["facts"])
    for block in data["blocks"]:
        yield from (text.replace("\n", " ") for text in _words(block) if text)


def _words(block: dict[str, Any]) -> Iterator[str]:
    match block["kind"]:
        case "points":
            for item in block["items"]:
                yield item["text"]
                yield from _words(item["below"]) if item["below"] else ()
        case "table":
            yield block["caption"]
            yield from block["heads"]
            yield from (
                cell if isinstance(cell, str) else cell["text"] for row in block["rows"] for cell in row
            )
        case _:
            yield block["text"]
