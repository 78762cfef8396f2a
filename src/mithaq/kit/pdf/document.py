"""What a printed document is made of. Words come as plain strings, in the document's language; nothing is markup."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """level 1 to 3, below the document's title; a level is never skipped. new_page: it begins one."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True)
class Prose:
    """What people wrote: paragraphs, points and numbered points, by the rules of `kit.prose`. quiet: a remark."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Points:
    """A list."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Link:
    """A cell that leads somewhere; url is absolute."""

    text: str
    url: str


Cell = str | Link


@dataclass(frozen=True)
class Table:
    """A heading row, repeated on every page, and rows that are kept whole. figures: columns (0 is the first) of
    numbers; widths: shares of the line, equal ones when left out; caption: what the table shows;
    roomy: to be written on by hand."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    figures: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()
    roomy: bool = False


@dataclass(frozen=True)
class Code:
    """A code to scan (QR). text: what it holds; label: what it is, said to whoever does not see it."""

    text: str
    label: str


Block = Heading | Prose | Points | Table | Code


@dataclass(frozen=True, kw_only=True)
class Document:
    """title: also in the file's properties; author: who publishes, shown above the title and on every page; day: of
    the document, in its properties; facts: lines "name: value" below the title; colour: of the town, "#rrggbb"."""

    title: str
    author: str
    day: dt.date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    colour: str = "#0f5c5a"
    arabic_digits: bool = False
