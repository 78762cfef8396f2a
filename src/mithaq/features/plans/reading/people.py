"""Who endorses and who monitors: "name, capacity, organisation", one per line."""

import re
from collections.abc import Iterator
from itertools import takewhile

from .lines import words
from .privacy import MASKS
from .shapes import Contact, Endorsement, Item, Monitor, ParsedSection
from .vocabulary import CAPACITIES, ORGANISATIONS

_SEPARATORS = re.compile(r"\s*[,;،؛]\s*|\s+[–—|]\s+|\n")
# "présidente de la Commission …": what follows with a capital is the organisation.
_OF = re.compile(
    r"\s+(?:de\s+la|de\s+l['’]|de|du|des|à\s+la|à\s+l['’]|au|of\s+the|of|at\s+the|at)\s*(?=[^\W\d_a-zà-ÿ])"
)
_CONTACT_LABEL = frozenset(words("e mail email courriel tel telephone phone mobile gsm contact"))
_LONGEST = 30  # words; longer is prose, not a person


def _parts(text: str) -> list[str]:
    for mask in MASKS:
        text = text.replace(mask, ",")
    parts = (part.strip(" \t:.()<>") for part in _SEPARATORS.split(text))
    return [part for part in parts if words(part) and not set(words(part)) <= _CONTACT_LABEL]


def _begins(text: str, stems: tuple[str, ...]) -> bool:
    first = words(text)[:1]
    return bool(first) and first[0].startswith(stems)


def read_person(text: str) -> tuple[str, str, str]:
    """(name, capacity, organisation) of one printed line; what is not given is ""."""
    parts = _parts(text)
    if not parts:
        return "", "", ""
    if len(parts) == 1:
        is_body = any(word.startswith(ORGANISATIONS) for word in words(parts[0]))
        return ("", "", parts[0]) if is_body else (parts[0], "", "")
    name, *others = parts
    capacities = list(takewhile(lambda part: _begins(part, CAPACITIES), others))
    bodies = others[len(capacities) :]
    if capacities and not bodies and (split := _OF.search(capacities[-1])):
        bodies = [capacities[-1][split.end() :]]
        capacities[-1] = capacities[-1][: split.start()]
    return name, ", ".join(capacities), ", ".join(bodies)


def _lines(section: ParsedSection | None, prose: bool) -> Iterator[tuple[str, int]]:
    """Candidate lines for a person: list items, and lines of paragraphs where `prose` allows them."""
    for block in section.blocks if section else ():
        if isinstance(block, Item):
            yield block.whole, block.line
        elif prose:
            yield from ((text, block.line + offset) for offset, text in enumerate(block.text.split("\n")))


def read_endorsements(section: ParsedSection | None) -> tuple[Endorsement, ...]:
    found = []
    for text, line in _lines(section, prose=True):
        if len(words(text)) <= _LONGEST and any(person := read_person(text)):
            found.append(Endorsement(*person, line))
    return tuple(found)


def read_monitors(
    monitor: ParsedSection | None, contact: ParsedSection | None, private: tuple[Contact, ...]
) -> tuple[Monitor, ...]:
    """Monitors from the contact list first, then those only named where the body is described."""
    found: dict[tuple[str, str], Monitor] = {}
    for section, prose in ((contact, True), (monitor, False)):
        for text, line in _lines(section, prose):
            if len(words(text)) > _LONGEST:
                continue
            name, capacity, organisation = read_person(text)
            if name or organisation:
                last = line + text.count("\n")
                contacts = tuple(one for one in private if line <= one.line <= last)
                found.setdefault((name, organisation), Monitor(name, capacity, organisation, line, contacts))
    return tuple(found.values())
