"""The tree in tiles (c2sp.org/tlog-tiles): 256 hashes side by side, eight levels of the tree apart.

Tile (level, index) holds the hashes of the tree's level 8·level from 256·index on. A tile only ever grows at its
end, so a partial tile is the beginning of the whole one, and neither ever changes.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .errors import MalformedNote, TransparencyError
from .merkle import Node, node_hash

WIDTH = 256
HEIGHT = 8
HASH = 32
# An entry's length is written in two bytes.
LONGEST_ENTRY = 0xFFFF
# The specification's highest level of a tile.
HIGHEST = 5

Load = Callable[[int, int], bytes]

_PATH = re.compile(
    r"tile/(?P<level>entries|[0-5])/(?P<index>(?:x[0-9]{3}/)*[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


@dataclass(frozen=True)
class TileName:
    """level None: the entries themselves. width: 256, or how many a partial tile holds."""

    level: int | None
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        level = "entries" if self.level is None else self.level
        partial = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{level}/{number_path(self.index)}{partial}"


def number_path(index: int) -> str:
    """1234067 → x001/x234/067."""
    digits = str(index)
    groups = f"{digits:0>{-(-len(digits) // 3) * 3}}"
    parts = [groups[start : start + 3] for start in range(0, len(groups), 3)]
    return "/".join([*(f"x{part}" for part in parts[:-1]), parts[-1]])


def parse_path(path: str) -> TileName:
    """Raises MalformedNote for anything that is not exactly how a tile is addressed."""
    found = _PATH.fullmatch(path)
    if not found:
        raise MalformedNote("This is no address of a tile.")
    index = int(found["index"].replace("x", "").replace("/", ""))
    level = None if found["level"] == "entries" else int(found["level"])
    name = TileName(level, index, int(found["width"] or WIDTH))
    if name.path != path:
        raise MalformedNote("This is no address of a tile.")
    return name


def names_for(size: int) -> list[TileName]:
    """Every tile of hashes that a log of `size` leaves has, the lowest level first."""
    found, level, count = [], 0, size
    while count:
        found += [TileName(level, index) for index in range(count // WIDTH)]
        if count % WIDTH:
            found.append(TileName(level, count // WIDTH, count % WIDTH))
        level, count = level + 1, count // WIDTH
    return found


def bundles_for(size: int) -> list[TileName]:
    """Every bundle of entries."""
    return [TileName(None, name.index, name.width) for name in names_for(size) if name.level == 0]


def width_of(level: int, index: int, size: int) -> int:
    """How many hashes tile (level, index) holds in a log of `size` leaves; 0 when it is not there."""
    return max(0, min(WIDTH, (size >> (HEIGHT * level)) - index * WIDTH))


# ---------------------------------------------------------------------- the hashes in them


def node_in(load: Load) -> Node:
    """The tree whose tiles `load(level, index)` gives, each as far as it is filled."""

    def node(level: int, index: int) -> bytes:
        tile_level, height = divmod(level, HEIGHT)
        first = index << height
        tile, start = load(tile_level, first // WIDTH), first % WIDTH
        hashes = split_hashes(tile)[start : start + (1 << height)]
        if len(hashes) != 1 << height:
            raise TransparencyError(f"Tile {tile_level}/{first // WIDTH} is shorter than it should be.")
        return subtree(hashes)

    return node


def split_hashes(tile: bytes) -> list[bytes]:
    return [tile[start : start + HASH] for start in range(0, len(tile), HASH)]


def subtree(hashes: Sequence[bytes]) -> bytes:
    """The head over a power of two of hashes."""
    row = list(hashes)
    while len(row) > 1:
        row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
    return row[0]


def grow(load: Load, size: int, leaves: Iterable[bytes]) -> dict[tuple[int, int], bytes]:
    """Append leaf hashes to a log of `size`: the tiles that change, each whole as it is then.

    At most one tile of each level is read, so an append costs the same in a small log and in a large one.
    """
    changed: dict[tuple[int, int], bytes] = {}
    fresh, level, count = list(leaves), 0, size
    while fresh:
        index, filled = divmod(count, WIDTH)
        tile = load(level, index) if filled else b""
        above = []
        for each in fresh:
            tile += each
            changed[level, index] = tile
            if len(tile) == WIDTH * HASH:
                above.append(subtree(split_hashes(tile)))
                index, tile = index + 1, b""
        fresh, level, count = above, level + 1, count // WIDTH
    return changed


# ---------------------------------------------------------------------- bundles of entries


def bundle(entries: Iterable[bytes]) -> bytes:
    """Each entry after its length in two bytes, the higher first."""
    found = []
    for entry in entries:
        if len(entry) > LONGEST_ENTRY:
            raise TransparencyError(f"An entry has {len(entry)} bytes; {LONGEST_ENTRY} at most.")
        found.append(struct.pack(">H", len(entry)) + entry)
    return b"".join(found)


def unbundle(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        if at + 2 > len(data) or end > len(data):
            raise MalformedNote("A bundle of entries ends in the middle of one.")
        found.append(data[at + 2 : end])
        at = end
    return found
