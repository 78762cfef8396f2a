"""Names spelled two ways, slips of machine translation, and an encoding that was guessed."""

import re
from collections.abc import Iterator

from ..decoding import LAST_RESORTS
from ..lines import key, words
from ..shapes import Doubt, ParsedPlan
from ..vocabulary import SLIPS
from .making import doubt

CODES = frozenset({"name_spelled", "translation_slip", "encoding_guessed"})

_NAME = re.compile(r"[^\W\d_]{4,}")


def check(plan: ParsedPlan) -> Iterator[Doubt]:
    texts = [(line, section, text) for line, section, text in plan.texts() if text]
    if plan.encoding in LAST_RESORTS:
        yield doubt("encoding_guessed", "header", 1, plan.encoding, encoding=plan.encoding)
    yield from _names(plan, texts)
    yield from _slips(texts)


def _names(plan: ParsedPlan, texts: list[tuple[int, str, str]]) -> Iterator[Doubt]:
    known = {key(name): name for name in _NAME.findall(f"{plan.locality} {plan.country}") if len(name) >= 5}
    seen: set[str] = set()
    for line, section, text in texts:
        for name in _NAME.findall(text):
            flat = key(name)
            if not name[0].isupper() or flat in known or flat in seen:
                continue
            for expected, printed in known.items():
                if _one_letter_apart(flat, expected):
                    seen.add(flat)
                    yield doubt("name_spelled", section, line, name, found=name, expected=printed)


def _one_letter_apart(word: str, name: str) -> bool:
    """One letter too many, missing or changed after the first; a plural or feminine is no slip."""
    if word[:1] != name[:1] or abs(len(word) - len(name)) > 1:
        return False
    if len(word) == len(name):
        return sum(left != right for left, right in zip(word, name, strict=True)) == 1
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    if longer[:-1] == shorter:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer) - 1))


def _slips(texts: list[tuple[int, str, str]]) -> Iterator[Doubt]:
    # By words, so that case, accents and line breaks do not matter.
    flat = [(line, section, f" {' '.join(words(text))} ") for line, section, text in texts]
    found: set[str] = set()
    for slip in SLIPS:
        if slip.only_with and slip.only_with not in found:
            continue
        sign = f" {key(slip.wrong)} "
        places = [(line, section) for line, section, text in flat if sign in text]
        if not places:
            continue
        found.add(slip.wrong)
        line, section = places[0]
        count = sum(text.count(sign) for _, _, text in flat)
        yield doubt(
            "translation_slip", section, line, slip.wrong, wrong=slip.wrong, meant=slip.meant, count=count
        )
