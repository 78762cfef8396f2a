"""Facts found inside the answers: numbers, participants, commitments, SDG. The text itself stays whole."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .lines import key, words
from .shapes import (
    Block,
    Category,
    Count,
    FoundCommitment,
    Item,
    Paragraph,
    ParsedSection,
    Participants,
    SdgMention,
)
from .vocabulary import CATEGORIES, GROUP_NOUNS, ORDINALS, PEOPLE_NOUNS

_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,9})(?![\d.,]\d)"
_FIRST_NUMBER = re.compile(rf"(?<!\d){_NUMBER}")
_LABEL_THEN_NUMBER = re.compile(rf"(?P<label>.*?\D)\s*(?:[–—:(-]\s*)?(?<!\d)(?P<count>{_NUMBER})\s*\)?\s*\.?")
_IN_BRACKETS = re.compile(
    rf"(?P<before>[^()]*)\(\s*(?:total(?:\s+(?:de|of))?\s*:?\s*)?(?P<count>{_NUMBER})\s*\)(?P<after>[^()]*)",
    re.IGNORECASE,
)
_COUNT_OF = re.compile(rf"(?<!\d)(?P<count>{_NUMBER})\s+(?P<noun>\w+)")
_AS_FOLLOWS = re.compile(r"\s*(?:,?\s*comme suit|,?\s*as follows|ci-dessous|below)?\s*:?\s*$", re.IGNORECASE)
_NUMBERED_COMMITMENT = re.compile(
    r"(?P<label>(?:(?P<ordinal>[^\W\d_]+)\s+(?:engagement|commitment))"
    r"|(?:(?:engagement|commitment)\s*(?:n[°o]\s*)?(?P<number>\d{1,2})))\s*[:–—.-]\s*(?P<text>\S[\s\S]*)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:(?:engagements?|commitments?)\s+(?:suivants?|below)|following\s+commitments?)[^.]*:\s*$",
    re.IGNORECASE,
)
_SDG_NAME = (
    r"(?:objectifs?\s+de\s+d[ée]veloppement\s+durable(?:\s*\(ODD\))?|sustainable\s+development\s+goals?(?:\s*\(SDGs?\))?"
    r"|(?-i:\bODD\b|\bSDGs?\b))"
)
_SDG = re.compile(
    rf"{_SDG_NAME}(?:\s*(?:n[°o]\s*)?(?P<goals>\d{{1,2}}(?:\.[\da-c]{{1,2}})?"
    rf"(?:\s*(?:,|et|and|&)\s*\d{{1,2}}(?:\.[\da-c]{{1,2}})?)*))?",
    re.IGNORECASE,
)


def _integer(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def read_count(section: ParsedSection | None) -> Count | None:
    """First whole number of an answer ("20", "environ 1 200 groupes")."""
    for block in section.blocks if section else ():
        if match := _FIRST_NUMBER.search(block.text):
            return Count(_integer(match.group()), block.line)
    return None


def _category(label: str) -> str:
    flat = f" {key(label)}"
    return next((code for code, stems in CATEGORIES if any(f" {stem}" in flat for stem in stems)), "other")


def _is(noun: str, stems: tuple[str, ...]) -> bool:
    return bool(words(noun)) and words(noun)[0].startswith(stems)


def read_participants(section: ParsedSection | None) -> Participants:
    """Declared total, and categories from list items ("label – 11") and brackets ("(8) institutions")."""
    declared: Count | None = None
    found: list[Category] = []
    names: dict[int, list[str]] = {}  # index of a category → those the list below it names
    listing: int | None = None
    for block in section.blocks if section else ():
        if isinstance(block, Paragraph):
            declared = declared or _declared(block)
            bracketed = list(_bracketed(block))
            found.extend(bracketed)
            listing = len(found) - 1 if bracketed and block.text.rstrip().endswith(":") else None
        elif category := _counted(block):
            found.append(category)
        elif listing is not None:
            names.setdefault(listing, []).append(block.text)
    return Participants(
        declared,
        tuple(replace(category, names=tuple(names.get(index, ()))) for index, category in enumerate(found)),
    )


def _counted(item: Item) -> Category | None:
    """A list item that ends with its number."""
    match = _LABEL_THEN_NUMBER.fullmatch(item.whole.replace("\n", " "))
    label = match["label"].strip(" \u00a0–—:(-") if match else ""
    if match is None or not label:
        return None
    return Category(_category(label), label, _integer(match["count"]), "people", item.line)


def _declared(block: Paragraph) -> Count | None:
    if "total" not in words(block.text):
        return None
    for match in _COUNT_OF.finditer(block.text):
        if _is(match["noun"], PEOPLE_NOUNS):
            return Count(_integer(match["count"]), block.line)
    return None


def _bracketed(block: Paragraph) -> Iterator[Category]:
    for offset, line in enumerate(block.text.split("\n")):
        for match in _IN_BRACKETS.finditer(line):
            before, after = match["before"].strip(), _AS_FOLLOWS.sub("", match["after"]).strip(" .,;")
            label = after or before
            if not label:
                continue
            unit = "groups" if after and _is(after, GROUP_NOUNS) else "people"
            yield Category(_category(label), label, _integer(match["count"]), unit, block.line + offset)


def read_commitments(*sections: ParsedSection | None) -> tuple[FoundCommitment, ...]:
    """Commitments with a number or an ordinal, else those that "the following commitment:" announces."""
    for section in sections:
        if section is None:
            continue
        found = tuple(_numbered(section)) or tuple(_announced(section))
        if not found and section.code == "commitments":
            found = tuple(
                FoundCommitment(number, "", _whole(block), block.line)
                for number, block in enumerate(section.blocks, start=1)
            )
        if found:
            return found
    return ()


def _whole(block: Block) -> str:
    return block.whole if isinstance(block, Item) else block.text


def _numbered(section: ParsedSection) -> Iterator[FoundCommitment]:
    for block in section.blocks:
        match = _NUMBERED_COMMITMENT.fullmatch(_whole(block))
        if match is None:
            continue
        number = int(match["number"]) if match["number"] else ORDINALS.get(key(match["ordinal"]))
        if number is not None:
            yield FoundCommitment(number, match["label"].strip(), match["text"].strip(), block.line)


def _announced(section: ParsedSection) -> Iterator[FoundCommitment]:
    following = iter(section.blocks)
    for block in following:
        if isinstance(block, Paragraph) and _ANNOUNCED.search(block.text):
            break
    first = next(following, None)
    if isinstance(first, Paragraph):
        yield FoundCommitment(1, "", first.text, first.line)
        return
    number = 1
    while isinstance(first, Item):
        yield FoundCommitment(number, "", first.whole, first.line)
        first = next(following, None)
        number += 1


def read_sdgs(sections: tuple[ParsedSection, ...]) -> tuple[SdgMention, ...]:
    """Every mention of the Sustainable Development Goals, one entry per goal where numbers are given."""
    found: list[SdgMention] = []
    for section in sections:
        for line, text in _texts(section):
            for match in _SDG.finditer(text):
                goals = re.findall(r"\d{1,2}(?:\.[\da-c]{1,2})?", match["goals"] or "")
                mention = match.group().strip()
                known = [goal for goal in goals if 1 <= int(goal.split(".")[0]) <= 17]
                for goal in known:
                    target = goal if "." in goal else ""
                    found.append(SdgMention(mention, section.code, line, int(goal.split(".")[0]), target))
                if not known:
                    found.append(SdgMention(mention, section.code, line))
    return tuple(found)


def _texts(section: ParsedSection) -> Iterator[tuple[int, str]]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield block.line, block.text
        else:
            yield block.line, block.whole
            yield from ((child.line, child.whole) for child in block.items)
