"""From raw text to numbered lines, and from a line to the words it is recognised by."""

import re

from mithaq.kit.text import words as folded_words

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Other control characters, byte order marks and directional marks: invisible in the page, noise to us.
_NOISE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def split_lines(text: str) -> list[str]:
    """Lines of `text`, whatever the line ending, without invisible characters; index 0 is line 1."""
    return [_NOISE.sub(" ", line).rstrip() for line in _BREAKS.sub("\n", text).split("\n")]


def words(text: str) -> tuple[str, ...]:
    """Words of `text` without case, accents, apostrophes and punctuation: two spellings, one key."""
    return tuple(folded_words(text))


def key(text: str) -> str:
    return " ".join(words(text))


def likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Share of words in common, counted with repetition: 0.0 nothing, 1.0 the same bag of words."""
    rest = list(right)
    common = 0
    for word in left:
        if word in rest:
            rest.remove(word)
            common += 1
    return 2 * common / (len(left) + len(right)) if left or right else 0.0
