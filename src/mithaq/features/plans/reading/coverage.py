"""Proof that nothing was lost: every word of the page stands, in order, somewhere in the result."""

import re
from dataclasses import dataclass

from .lines import split_lines
from .privacy import hide
from .shapes import ParsedPlan

_WORD = re.compile(r"[\w✉☎]+")


@dataclass(frozen=True)
class Coverage:
    """`missing`: source lines (number, masked text) not found in the result; `invented`: the reverse."""

    lines: int  # non-blank lines of the page
    missing: tuple[tuple[int, str], ...]
    invented: tuple[tuple[int, str], ...]

    @property
    def complete(self) -> bool:
        return not self.missing and not self.invented


def coverage(text: str, parsed: ParsedPlan) -> Coverage:
    """Compare the page with the result, independently of how the reader went about it.

    A line of the header or of the site must be there as it is. The other lines belong to the section whose
    heading stands above them: their words must be the words of its heading and answer, in order. Contacts
    must be in `parsed.private` and their mask in the text.
    """
    single = _single_lines(parsed)
    left = {
        section.line: _WORD.findall(f"{section.heading}\n{section.answer}") for section in parsed.sections
    }
    private = {(contact.line, contact.value) for contact in parsed.private}
    missing: list[tuple[int, str]] = []
    count = 0
    here: list[str] = []
    for number, raw in enumerate(split_lines(text), start=1):
        if not raw.strip():
            continue
        count += 1
        masked, contacts = hide(raw, number)
        expected = _WORD.findall(masked)
        here = left.get(number, here)
        source = single.pop(number) if number in single else here
        kept = all((contact.line, contact.value) in private for contact in contacts)
        if source[: len(expected)] == expected and kept:
            del source[: len(expected)]
        else:
            missing.append((number, masked))
    leftovers = [*single.items(), *left.items()]
    return Coverage(
        count, tuple(missing), tuple((line, " ".join(words)) for line, words in leftovers if words)
    )


def _single_lines(parsed: ParsedPlan) -> dict[int, list[str]]:
    lines: dict[int, list[str]] = {}
    for entry in parsed.header:
        lines.setdefault(entry.line, []).extend(_WORD.findall(entry.label))
        lines.setdefault(entry.value_line, []).extend(_WORD.findall(entry.value))
    for line in parsed.boilerplate:
        lines[line.line] = _WORD.findall(line.text)
    return lines
