"""Lines of mixed Arabic, Latin and figures as positioned glyphs, without any system library.

The Unicode bidirectional algorithm orders the runs (python-bidi), HarfBuzz joins and places the letters of
each run (uharfbuzz). Pillow's own layout needs a system FriBidi, which a plain machine does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from unicodedata import bidirectional

import uharfbuzz as hb
from bidi import algorithm

# python-bidi knows embeddings, not isolates: an isolate becomes an embedding between two direction marks.
LRM, RLM, LRE, RLE, PDF = "\u200e", "\u200f", "\u202a", "\u202b", "\u202c"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
ARABIC, LATIN = "NotoSansArabic", "NotoSans"


@dataclass(frozen=True)
class Glyph:
    """One glyph of one font file at (x, y) pixels from the start of the baseline; y grows upwards."""

    font: str
    index: int
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    glyphs: tuple[Glyph, ...]
    width: float


@dataclass(frozen=True)
class _Run:
    text: str
    level: int
    font: str


@cache
def font_bytes(name: str) -> bytes:
    return (files("mithaq.kit") / "fonts" / f"{name}.ttf").read_bytes()


@cache
def _font(name: str) -> hb.Font:
    return hb.Font(hb.Face(font_bytes(name)))


def _has(name: str, letter: str) -> bool:
    return _font(name).get_nominal_glyph(ord(letter)) is not None


def can_draw(letter: str) -> bool:
    """Our fonts hold the letter."""
    return any(_has(f"{name}-Regular", letter) for name in (ARABIC, LATIN))


def embedded(text: str, *, rtl: bool) -> str:
    """`text` with its isolates written as embeddings that keep to themselves."""
    mark = RLM if rtl else LRM
    written = []
    for place, letter in enumerate(text):
        if letter == FSI:
            strong = (bidirectional(later) for later in text[place:].partition(PDI)[0])
            first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
            written.append(mark + (LRE if first == "L" else RLE))
        else:
            written.append({LRI: mark + LRE, RLI: mark + RLE, PDI: PDF + mark}.get(letter, letter))
    return "".join(written)


def levels(text: str, *, rtl: bool) -> list[int]:
    """The embedding level of each character (Unicode Annex 9, rules X1 to I2): odd is right to left."""
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if rtl else (0, "L")
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    kept = iter(char["level"] for char in storage["chars"])
    found: list[int] = []
    for letter in text:
        # Rule X9 drops formatting characters from the list; they take the level of what stands before them.
        if bidirectional(letter) in algorithm.X9_REMOVED:
            found.append(found[-1] if found else storage["base_level"])
        else:
            found.append(next(kept))
    return found


def _fonts(text: str, weight: str) -> Iterator[str]:
    """A font for each character: spaces and marks stay with the letter before them where they can."""
    previous = f"{LATIN}-{weight}"
    for letter in text:
        arabic, latin = f"{ARABIC}-{weight}", f"{LATIN}-{weight}"
        if _has(previous, letter) and not letter.isalnum():
            chosen = previous
        else:
            chosen = latin if _has(latin, letter) or not _has(arabic, letter) else arabic
        previous = chosen
        yield chosen


def _visual_runs(text: str, weight: str, *, rtl: bool) -> list[_Run]:
    marked = list(zip(text, levels(text, rtl=rtl), _fonts(text, weight), strict=True))
    runs = [
        _Run("".join(letter for letter, _level, _font in part), level, font)
        for (level, font), part in groupby(marked, key=lambda item: (item[1], item[2]))
    ]
    # Rule L2: from the highest level down to the lowest odd one, turn every stretch at that level or above.
    for level in range(max((run.level for run in runs), default=0), 0, -1):
        turned: list[_Run] = []
        for high, stretch in groupby(runs, key=lambda run: run.level >= level):
            part = list(stretch)
            turned += reversed(part) if high else part
        runs = turned
    return runs


def shape(text: str, *, size: float, weight: str = "Regular", rtl: bool) -> Line:
    """`text` on one line, from the left edge to the right; size in pixels, weight Regular or Bold."""
    text = embedded(text, rtl=rtl)
    glyphs: list[Glyph] = []
    x = 0.0
    for run in _visual_runs(text, weight, rtl=rtl):
        font = _font(run.font)
        scale = size / font.face.upem
        buffer = hb.Buffer()
        buffer.add_str(run.text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if run.level % 2 else "ltr"
        hb.shape(font, buffer)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append(
                Glyph(run.font, info.codepoint, x + position.x_offset * scale, position.y_offset * scale)
            )
            x += position.x_advance * scale
    return Line(tuple(glyphs), x)


def wrap(text: str, *, size: float, weight: str, rtl: bool, width: float, most: int) -> list[Line] | None:
    """`text` on at most `most` lines no wider than `width`; None when it does not fit."""
    lines: list[Line] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}".strip()
        if not current or shape(longer, size=size, weight=weight, rtl=rtl).width <= width:
            current = longer
            continue
        lines.append(shape(current, size=size, weight=weight, rtl=rtl))
        current = word
    if current:
        lines.append(shape(current, size=size, weight=weight, rtl=rtl))
    fits = len(lines) <= most and all(line.width <= width for line in lines)
    return lines if fits else None
