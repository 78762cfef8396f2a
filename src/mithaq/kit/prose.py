"""Light markup for what people write: paragraphs, lists, links. Everything else is shown as typed.

A blank line starts a new paragraph.
- a point (also • – *)
  - a point below it
1. a numbered point (also ١. and 1))
https://example.org becomes a link
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from .text import fold_digits

_BULLET = re.compile(r"^(\s*)[-•–*]\s+(?=\S)")
_NUMBER = re.compile(r"^(\s*)(\d{1,3})[.)]\s+(?=\S)")
_LINK = re.compile(r"https://[^\s<>\"'«»“”]+")
_AFTER_LINK = ".,;:!?)]}،؛؟…"


@dataclass
class Point:
    lines: list[str]
    below: Points | None = None


@dataclass
class Points:
    numbered: bool
    start: int
    indent: int
    items: list[Point] = field(default_factory=list)


@dataclass
class Paragraph:
    lines: list[str]


def _point(line: str) -> tuple[Points, str] | None:
    """(an empty list of the right kind, the words) when the line is a point."""
    if match := _BULLET.match(line):
        return Points(False, 1, len(match[1].expandtabs(2))), line[match.end() :]
    if match := _NUMBER.match(fold_digits(line)):
        return Points(True, int(match[2]), len(match[1].expandtabs(2))), line[match.end() :]
    return None


def blocks_of(text: str) -> list[Paragraph | Points]:
    blocks: list[Paragraph | Points] = []
    after_blank = True
    for line in text.splitlines():
        if not line.strip():
            after_blank = True
            continue
        last = blocks[-1] if blocks else None
        if point := _point(line):
            _add_point(blocks, *point)
        elif after_blank or last is None:
            blocks.append(Paragraph([line.strip()]))
        elif isinstance(last, Paragraph):
            last.lines.append(line.strip())
        else:
            item = last.items[-1]
            (item.below.items[-1] if item.below else item).lines.append(line.strip())
        after_blank = False
    return blocks


def _add_point(blocks: list[Paragraph | Points], new: Points, words: str) -> None:
    last = blocks[-1] if blocks else None
    if isinstance(last, Points) and new.indent > last.indent:
        # One level is enough for a public text: deeper points stay on the second.
        item = last.items[-1]
        item.below = item.below or new
        item.below.items.append(Point([words]))
    elif isinstance(last, Points) and new.numbered == last.numbered:
        last.items.append(Point([words]))
    else:
        new.items.append(Point([words]))
        blocks.append(new)


def _inline(text: str) -> SafeString:
    """One line, escaped, its https addresses as links."""
    parts, done = [], 0
    for match in _LINK.finditer(text):
        address = match.group().rstrip(_AFTER_LINK)
        parts.append(escape(text[done : match.start()]))
        parts.append(format_html('<a href="{0}" rel="nofollow noopener" dir="ltr">{0}</a>', address))
        done = match.start() + len(address)
    parts.append(escape(text[done:]))
    return mark_safe("".join(parts))  # noqa: S308 (each part was escaped above)


def _lines(lines: list[str]) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((_inline(line),) for line in lines))


def _list(block: Points) -> SafeString:
    tag = "ol" if block.numbered else "ul"
    start = format_html(' start="{}"', block.start) if block.numbered and block.start != 1 else ""
    items = format_html_join(
        "", "<li>{}{}</li>", ((_lines(i.lines), _list(i.below) if i.below else "") for i in block.items)
    )
    return format_html("<{}{}>{}</{}>", mark_safe(tag), start, items, mark_safe(tag))  # noqa: S308 (ol or ul)


def render(text: str) -> SafeString:
    """The text as HTML: paragraphs, lists and links; whatever else it holds is escaped."""
    return format_html_join(
        "",
        "{}",
        (
            (_list(block) if isinstance(block, Points) else format_html("<p>{}</p>", _lines(block.lines)),)
            for block in blocks_of(text)
        ),
    )
