"""Taking out of a text what would tell who somebody is: a proposal, which an officer reads and completes."""

from __future__ import annotations

import re

from mithaq.commons.discuss.language import gives_contact_away
from mithaq.kit.text import fold_digits, strip_bidi

BLACK = "████"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Numbers of phones, identity cards and accounts: eight digits and more, however they are grouped.
_LONG_NUMBER = re.compile(r"\+?\d(?:[ .\-/]?\d){7,}")
SHORTEST_NAME = 3


def masked(text: str, names: tuple[str, ...] = ()) -> str:
    """The text with addresses, long numbers and these names blacked out, each word of a name by itself too."""
    found = _EMAIL.sub(BLACK, strip_bidi(text))
    folded = fold_digits(found)
    if len(folded) == len(found):
        for hit in reversed(list(_LONG_NUMBER.finditer(folded))):
            found = found[: hit.start()] + BLACK + found[hit.end() :]
    for name in _parts(names):
        found = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", BLACK, found, flags=re.IGNORECASE)
    return found


def gives_away(text: str, names: tuple[str, ...], country: str) -> bool:
    """Whether an address, a phone number or a name still stands in a text that is to be published."""
    return gives_contact_away(text, country) or any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags=re.IGNORECASE) for name in _whole(names)
    )


def _whole(names: tuple[str, ...]) -> list[str]:
    return [name.strip() for name in names if len(name.strip()) >= SHORTEST_NAME]


def _parts(names: tuple[str, ...]) -> list[str]:
    """Whole names before their words, so that the longest is taken out first."""
    words = [word for name in names for word in name.split() if len(word) >= SHORTEST_NAME]
    return [*_whole(names), *words]
