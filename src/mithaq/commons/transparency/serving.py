"""What stands below the log's address, whoever asks: the site, `mithaq log serve`, or a folder of files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from mithaq.methods.transparency import MalformedNote
from mithaq.methods.transparency.tiles import (
    HASH,
    WIDTH,
    TileName,
    bundle,
    bundles_for,
    names_for,
    parse_path,
    width_of,
)
from mithaq.methods.transparency.verifier import FILE_NAME, one_file

from .models import Leaf, Log, LogKey
from .queries import latest_checkpoint, load_tile, note_of, proven

TEXT = "text/plain; charset=utf-8"
BYTES = "application/octet-stream"
JSON = "application/json"


@dataclass(frozen=True)
class Answer:
    """for_ever: the same address always gives the same bytes."""

    body: bytes
    content_type: str
    for_ever: bool = False


def answer(log: Log, path: str) -> Answer | None:
    """What `path` below the log's address gives; None when nothing is there. In the town's scope."""
    if path == "checkpoint":
        latest = latest_checkpoint()
        return Answer(str(note_of(latest)).encode(), TEXT) if latest else None
    if path == "keys":
        return Answer(announced().encode(), TEXT)
    if path == FILE_NAME:
        return Answer(one_file().encode(), TEXT)
    if path.startswith("leaf/") and path.endswith(".json"):
        return _leaf(path.removeprefix("leaf/").removesuffix(".json"))
    try:
        name = parse_path(path)
    except MalformedNote:
        return None
    body = _tile(log, name)
    return Answer(body, BYTES, for_ever=True) if body else None


def announced() -> str:
    """One line for each valid key; earlier ones are named as remarks."""
    lines = ["# The public keys of this log; each checkpoint is signed by all that are valid."]
    for one in LogKey.objects.all():
        lines.append(f"# until {one.retired_at:%Y-%m-%d}: {one.key}" if one.retired_at else one.key)
    return "\n".join(lines) + "\n"


def _tile(log: Log, name: TileName) -> bytes:
    """A partial tile is given as long as anybody asks, also when the log has outgrown it."""
    if width_of(name.level or 0, name.index, log.size) < name.width:
        return b""
    if name.level is not None:
        return load_tile(name.level, name.index)[: name.width * HASH]
    first = name.index * WIDTH
    entries = Leaf.objects.filter(index__gte=first, index__lt=first + name.width).order_by("index")
    return bundle(entry.encode() for entry in entries.values_list("entry", flat=True))


def _leaf(hash_: str) -> Answer | None:
    """For whoever holds a receipt and no tool: a leaf's place and its proof."""
    found = proven(hash_)
    if found is None:
        return None
    said = {
        "index": found.leaf.index,
        "entry": found.leaf.entry,
        "proof": [each.hex() for each in found.proof],
        "checkpoint": str(note_of(found.checkpoint)),
    }
    return Answer(json.dumps(said, ensure_ascii=False).encode(), JSON)


def files(log: Log) -> Iterator[tuple[str, bytes]]:
    """Every address of the log as it is now, to be laid into a folder; the checkpoint last."""
    latest = latest_checkpoint()
    names = [*names_for(latest.size), *bundles_for(latest.size)] if latest else []
    for path in [*(name.path for name in names), "keys", FILE_NAME, "checkpoint"]:
        found = answer(log, path)
        if found:
            yield path, found.body
