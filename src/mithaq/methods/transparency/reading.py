"""A log as its readers meet it: addresses below one prefix, on the web or in a folder."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from .errors import Inconsistent, Unreachable
from .merkle import Node, leaf_hash, tree_head
from .tiles import HASH, TileName, bundles_for, grow, names_for, node_in, unbundle, width_of

Fetch = Callable[[str], bytes]
SECONDS = 30
MOST_BYTES = 64 * 1024 * 1024


def fetcher(place: str) -> Fetch:
    """place: the log's address (https://town.example/log) or a folder with the same names in it."""
    if place.startswith(("http://", "https://")):
        return lambda path: _fetch(f"{place.rstrip('/')}/{path}")
    return lambda path: _read(Path(place), path)


def _fetch(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"User-Agent": "mithaq-log"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            data: bytes = answer.read(MOST_BYTES)
    except (urllib.error.URLError, TimeoutError, ConnectionError) as problem:
        raise Unreachable(f"{url} does not answer: {getattr(problem, 'reason', problem)}.") from None
    return data


def _read(folder: Path, path: str) -> bytes:
    try:
        return (folder / path).read_bytes()
    except OSError as problem:
        raise Unreachable(f"{folder / path} cannot be read: {problem.strerror}.") from None


def tree_at(fetch: Fetch, size: int) -> Node:
    """The tree of a log of `size` leaves, its tiles fetched when needed and remembered."""
    kept: dict[TileName, bytes] = {}

    def load(level: int, index: int) -> bytes:
        name = TileName(level, index, width_of(level, index, size))
        if name not in kept:
            kept[name] = fetch(name.path)
            if len(kept[name]) != name.width * HASH:
                raise Inconsistent(f"{name.path} does not hold {name.width} hashes.")
        return kept[name]

    return node_in(load)


def entries(fetch: Fetch, size: int) -> Iterator[bytes]:
    """Every entry, in order."""
    for name in bundles_for(size):
        found = unbundle(fetch(name.path))
        if len(found) != name.width:
            raise Inconsistent(f"{name.path} does not hold {name.width} entries.")
        yield from found


def check_tiles(fetch: Fetch, size: int, root: bytes) -> None:
    """Recompute the whole log from its entries: raises Inconsistent when a tile or the head is another."""
    tiles: dict[tuple[int, int], bytes] = grow(
        lambda level, index: b"", 0, (leaf_hash(entry) for entry in entries(fetch, size))
    )
    for name in names_for(size):
        assert name.level is not None
        if tiles[name.level, name.index] != fetch(name.path):
            raise Inconsistent(f"{name.path} is not what its entries give.")
    if tree_head(node_in(lambda level, index: tiles[level, index]), size) != root:
        raise Inconsistent("The entries do not give the hash of the checkpoint.")
