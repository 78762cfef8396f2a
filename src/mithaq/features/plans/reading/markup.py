"""Lines of an answer → paragraphs and lists (one level of nesting), losing no word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .shapes import Block, Item, Paragraph

_MARKED = re.compile(r"\s*(?P<mark>[•◦▪‣·●○*–—-]|\d{1,2}[.)])\s+(?P<text>\S.*)")


@dataclass
class _Draft:
    text: str
    line: int
    mark: str
    indent: int
    notes: list[str] = field(default_factory=list)
    items: list["_Draft"] = field(default_factory=list)

    def holds(self, other: "_Draft", after_blank: bool) -> bool:
        """Does `other` belong under this item?

        Saved pages print a nested list at its parent's indent, so a change of kind
        (bullets, then numbers) without a blank line between means nesting too.
        """
        if other.indent > self.indent + 1:
            return True
        return (self.mark == "-") != (other.mark == "-") and not after_blank

    def freeze(self) -> Item:
        children = tuple(child.freeze() for child in self.items)
        return Item(self.text, self.line, self.mark, tuple(self.notes), children)


@dataclass
class _Lines:
    texts: list[str]
    line: int

    def freeze(self) -> Paragraph:
        return Paragraph("\n".join(self.texts), self.line)


def is_list_item(line: str) -> bool:
    return _MARKED.fullmatch(line) is not None


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _draft(line: str, number: int) -> _Draft | None:
    match = _MARKED.fullmatch(line)
    if match is None:
        return None
    number_given = match["mark"][:-1]
    mark = f"{number_given}." if number_given.isdecimal() else "-"
    return _Draft(match["text"].strip(), number, mark, _indent(line))


def read_blocks(lines: Iterable[tuple[int, str]]) -> tuple[Block, ...]:
    """Blocks of an answer given as (line number, line); item text keeps its own punctuation."""
    out: list[_Draft | _Lines] = []
    top: _Draft | None = None
    last: _Draft | None = None
    after_blank = False
    for number, line in lines:
        if not line.strip():
            after_blank = True
            continue
        draft = _draft(line, number)
        before = out[-1] if out else None
        if draft is not None:
            if top is not None and top.holds(draft, after_blank):
                top.items.append(draft)
            else:
                top = draft
                out.append(draft)
            last = draft
        elif last is not None and _indent(line) > last.indent:
            last.notes.append(line.strip())
        elif isinstance(before, _Lines) and not after_blank:
            before.texts.append(line.strip())
        else:
            top = last = None
            out.append(_Lines([line.strip()], number))
        after_blank = False
    return tuple(entry.freeze() for entry in out)
