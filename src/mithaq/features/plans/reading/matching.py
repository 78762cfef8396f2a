"""Is this line a heading, a label or a line of the site? One index over the table in headings.py."""

import re
from dataclasses import dataclass

from .headings import BOTTOM_LINES, HEADINGS, LABELS, TOP_LINES, Heading
from .lines import key, likeness, words

# A translation changes a word or two of a long question; below this share it is another sentence.
_ALIKE = 0.8
_LONG_ENOUGH = 6
_LONGEST_TITLE = 25
_TOWN_FIRST = re.compile(r"\s[–—-]\s")
_COMMENT_COUNT = re.compile(r"\d+ (?:commentaires?|comments?)|(?:un|one) (?:commentaire|comment)")


@dataclass(frozen=True)
class Match:
    heading: Heading
    language: str


def _exact() -> dict[str, Match]:
    return {
        key(text): Match(heading, language)
        for heading in HEADINGS
        for language, texts in (("fr", heading.fr), ("en", heading.en))
        for text in texts
    }


def _long_ones() -> dict[str, list[tuple[tuple[str, ...], Match]]]:
    found: dict[str, list[tuple[tuple[str, ...], Match]]] = {}
    for text, match in _exact().items():
        parts = tuple(text.split())
        if len(parts) >= _LONG_ENOUGH:
            found.setdefault(parts[0], []).append((parts, match))
    return found


_EXACT = _exact()
_LONG = _long_ones()
_OPENS = tuple((key(text), Match(heading, "")) for heading in HEADINGS for text in heading.opens)
_LABELS = {key(text): code for code, texts in LABELS.items() for text in texts}
_TOP = {key(text): code for code, texts in TOP_LINES.items() for text in texts}
_BOTTOM = {key(text): code for code, texts in BOTTOM_LINES.items() for text in texts}
_COMMENTS = Match(next(heading for heading in HEADINGS if heading.code == "comments"), "")


def match_heading(line: str) -> Match | None:
    """The heading this line is, if any. List items are never headings; the caller keeps them away."""
    parts = words(line)
    joined = " ".join(parts)
    if joined in _EXACT:
        return _EXACT[joined]
    if _COMMENT_COUNT.fullmatch(joined):
        return _COMMENTS
    if len(parts) <= _LONGEST_TITLE and not line.rstrip().endswith((".", ":", ";", ",")):
        for opening, match in _OPENS:
            # "Greater Karak – Letter of support" carries the town in front, the others behind.
            if joined.startswith(opening + " ") or (joined.endswith(opening) and _TOWN_FIRST.search(line)):
                return match
    return _nearest(line, parts)


def _nearest(line: str, parts: tuple[str, ...]) -> Match | None:
    if not _LONG_ENOUGH <= len(parts) <= 60 or line.rstrip().endswith((":", ",", ";")):
        return None
    scores = [(likeness(parts, known), index) for index, (known, _) in enumerate(_LONG.get(parts[0], ()))]
    if not scores:
        return None
    best, index = max(scores)
    return _LONG[parts[0]][index][1] if best >= _ALIKE else None


def match_label(line: str) -> tuple[str, str, str] | None:
    """(code, label, value) for "label: value" or a bare label (value "")."""
    label, colon, value = line.partition(":")
    code = _LABELS.get(key(label))
    if code is None or (code == "title" and not colon):
        return None
    return code, label.strip(), value.strip()


def match_top(line: str) -> str | None:
    return _TOP.get(key(line))


def match_bottom(line: str) -> str | None:
    return _BOTTOM.get(key(line))
