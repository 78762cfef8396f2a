"""Reading a town's log: its latest checkpoint, its tree, a leaf with its proof, and whether all of it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import public_events
from mithaq.commons.tenancy.models import Municipality
from mithaq.methods.transparency import (
    Node,
    Note,
    TransparencyError,
    inclusion_proof,
    leaf_hash,
    open_checkpoint,
    parse_note,
    parse_public,
    tree_head,
)
from mithaq.methods.transparency.tiles import grow, node_in

from .leaves import act_leaf
from .models import Checkpoint, Leaf, Log, LogKey, Tile


def log_of(municipality: Municipality) -> Log | None:
    return Log.objects.filter(municipality=municipality).first()


def latest_checkpoint() -> Checkpoint | None:
    """Of the town in scope; None before the first growth."""
    return Checkpoint.objects.order_by("-size").first()


def note_of(checkpoint: Checkpoint) -> Note:
    """The checkpoint as it is published: signed by the log, cosigned by whoever has so far."""
    note = parse_note(f"{checkpoint.text}\n{checkpoint.signatures}")
    lines = "".join(f"{one.line}\n" for one in checkpoint.cosignatures.order_by("pk"))
    return note.adding(parse_note(f"{checkpoint.text}\n{lines}").signatures) if lines else note


def valid_keys() -> QuerySet[LogKey]:
    return LogKey.objects.filter(retired_at=None)


def load_tile(level: int, index: int) -> bytes:
    """As far as it is filled; nothing when it is not there."""
    found = Tile.objects.filter(level=level, index=index).values_list("hashes", flat=True).first()
    return bytes(found) if found is not None else b""


def tree() -> Node:
    """The tree of the town in scope; each tile is read once."""
    kept: dict[tuple[int, int], bytes] = {}

    def load(level: int, index: int) -> bytes:
        if (level, index) not in kept:
            kept[level, index] = load_tile(level, index)
        return kept[level, index]

    return node_in(load)


@dataclass(frozen=True)
class Proven:
    """A leaf with what it takes to check that it stands in the log of a checkpoint."""

    leaf: Leaf
    checkpoint: Checkpoint
    proof: tuple[bytes, ...]


def proven(hash_: str) -> Proven | None:
    """The leaf with this hash (hex) in the latest checkpoint."""
    found = Leaf.objects.filter(hash=hash_).order_by("index").first()
    checkpoint = latest_checkpoint()
    if found is None or checkpoint is None or found.index >= checkpoint.size:
        return None
    return Proven(found, checkpoint, tuple(inclusion_proof(tree(), found.index, checkpoint.size)))


# ---------------------------------------------------------------------- does all of it hold


@dataclass(frozen=True)
class Fault:
    """kind: leaf, tile, checkpoint, signature, act (differs from the history) or missing (a public act)."""

    kind: str
    place: int
    detail: str = ""


def verify(municipality: Municipality) -> Iterator[Fault]:
    """Recompute a town's log from its leaves, compare all that is stored, and hold it against the history."""
    hashes = []
    acts: dict[int, str] = {}
    for expected, one in enumerate(Leaf.objects.order_by("index").iterator(chunk_size=2000)):
        digest = leaf_hash(one.entry.encode())
        if one.index != expected or digest.hex() != one.hash:
            yield Fault("leaf", one.index)
        hashes.append(digest)
        if '"kind":"act"' in one.entry:
            acts[_number_of(one.entry)] = one.entry
    tiles = grow(lambda level, index: b"", 0, hashes)
    stored = {(one.level, one.index): bytes(one.hashes) for one in Tile.objects.iterator()}
    for level, index in sorted({*tiles, *stored}):
        if tiles.get((level, index)) != stored.get((level, index)):
            yield Fault("tile", index, f"{level}/{index}")
    yield from _checkpoints(node_in(lambda level, index: tiles[level, index]), len(hashes))
    yield from _acts(municipality, acts)


def _checkpoints(node: Node, size: int) -> Iterator[Fault]:
    keys = [parse_public(one.key) for one in LogKey.objects.all()]
    for each in Checkpoint.objects.order_by("size"):
        if each.size > size or tree_head(node, each.size).hex() != each.root:
            yield Fault("checkpoint", each.size)
            continue
        try:
            _note, said = open_checkpoint(f"{each.text}\n{each.signatures}", keys)
        except TransparencyError as problem:
            yield Fault("signature", each.size, str(problem))
            continue
        if (said.size, said.root.hex()) != (each.size, each.root):
            yield Fault("checkpoint", each.size)


def _acts(municipality: Municipality, acts: dict[int, str]) -> Iterator[Fault]:
    log = log_of(municipality)
    until = log.acts_until if log else 0
    known = Entry.objects.filter(event__in=public_events(), number__lte=until).order_by("number")
    for entry in known.iterator(chunk_size=2000):
        said = acts.pop(entry.number, None)
        if said is None:
            yield Fault("missing", entry.number, entry.event)
        elif said != act_leaf(entry):
            yield Fault("act", entry.number, entry.event)
    # A kind of act that is public no more stays in the log; an entry that is gone is a fault.
    gone = set(acts) - set(Entry.objects.filter(number__in=acts).values_list("number", flat=True))
    for number in sorted(gone):
        yield Fault("act", number)


def _number_of(entry: str) -> int:
    return int(json.loads(entry)["number"])
