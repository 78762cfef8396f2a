"""The log: a Merkle tree (RFC 6962) in tiles, and a signed checkpoint that stands for all of it (c2sp.org)."""

from __future__ import annotations

import base64
import hashlib
import json
import pathlib
import urllib.parse
import urllib.request
from typing import Any, NamedTuple

from .curve import signature_fits

WIDTH = 256
WEB = ("http://", "https://")


class Bad(Exception):
    """Something is not what it should be; the words say what."""


class Unusable(Exception):
    """A file is missing or is not of the kind it should be."""


class Key(NamedTuple):
    name: str
    id: bytes
    kind: int
    raw: bytes


class Checkpoint(NamedTuple):
    text: str
    origin: str
    size: int
    root: bytes
    # (name, key id and signature) of each line below.
    lines: list[Any]


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def leaf_hash(entry: bytes) -> bytes:
    return sha(b"\x00" + entry)


def tree_hash(leaves: list[bytes]) -> bytes:
    """The head over leaf hashes: of the left part, a power of two as large as can be, and of the rest."""
    if not leaves:
        return sha(b"")
    # Pairs from the left; a last one without a partner moves up as it is. This gives the same head.
    row = leaves
    while len(row) > 1:
        paired = [sha(b"\x01" + row[at] + row[at + 1]) for at in range(0, len(row) - 1, 2)]
        row = paired + row[len(paired) * 2 :]
    return row[0]


def parse_key(words: str) -> Key:
    parts = words.strip().split("+", 2)
    if len(parts) != 3:
        raise Unusable(f"“{words.strip()}” is no public key")
    data = base64.b64decode(parts[2])
    key = Key(parts[0], bytes.fromhex(parts[1]), data[0], data[1:])
    if sha(f"{key.name}\n".encode() + data)[:4] != key.id:
        raise Unusable(f"the key of {key.name} lost or changed a letter")
    return key


def parse_checkpoint(words: str) -> Checkpoint:
    text, gap, below = words.rpartition("\n\n")
    try:
        origin, size, root = text.split("\n")[:3]
        if not gap:
            raise ValueError
        lines = [line.split(" ") for line in below.splitlines()]
        signatures = [(name, base64.b64decode(data)) for _dash, name, data in lines]
        return Checkpoint(f"{text}\n", origin, int(size), base64.b64decode(root), signatures)
    except ValueError:
        raise Unusable("the checkpoint is not one") from None


def check_signature(found: Checkpoint, keys: list[Key]) -> None:
    """At least one of the log's keys has signed, and none of their signatures is wrong."""
    signed = False
    for key in keys:
        for name, data in found.lines:
            if key.kind != 1 or name != key.name or data[:4] != key.id:
                continue
            if key.name != found.origin or not signature_fits(key.raw, found.text.encode(), data[4:]):
                raise Bad("the signature of the checkpoint is wrong: it was altered after it was signed")
            signed = True
    if not signed:
        raise Bad("the checkpoint is not signed by the key of this log")


def witnesses_of(found: Checkpoint, keys: list[Key]) -> list[str]:
    """The names of those of `keys` that cosigned."""
    names = []
    for key in keys:
        for name, data in found.lines:
            if key.kind != 4 or name != key.name or data[:4] != key.id:
                continue
            at = int.from_bytes(data[4:12], "big")
            if not signature_fits(key.raw, f"cosignature/v1\ntime {at}\n{found.text}".encode(), data[12:]):
                raise Bad(f"the cosignature of {key.name} is wrong")
            names.append(key.name)
    return names


def fetch(place: str, path: str) -> bytes:
    """place: the log's address, or a folder."""
    try:
        if place.startswith(WEB):
            with urllib.request.urlopen(asked(f"{place.rstrip('/')}/{path}"), timeout=60) as answer:  # noqa: S310
                data: bytes = answer.read()
                return data
        return (pathlib.Path(place) / path).read_bytes()
    except OSError as problem:
        raise Unusable(f"{place.rstrip('/')}/{path} cannot be read: {problem}") from None


def asked(address: str) -> urllib.request.Request:
    """Names below .localhost are this machine (RFC 6761); not every system's resolver knows it."""
    request = urllib.request.Request(address)  # noqa: S310
    named = request.host
    if (urllib.parse.urlsplit(address).hostname or "").endswith(".localhost"):
        request.host = named.replace(named.partition(":")[0], "127.0.0.1", 1)
        request.add_unredirected_header("Host", named)
    return request


def bundle_path(index: int, width: int) -> str:
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    written = "/".join([f"x{part}" for part in parts[:-1]] + parts[-1:])
    return f"tile/entries/{written}" + ("" if width == WIDTH else f".p/{width}")


class Log:
    """All entries of a log, read once; `problems` names what does not hold."""

    def __init__(self, place: str, keys: list[Key] | None = None) -> None:
        self.checkpoint = parse_checkpoint(fetch(place, "checkpoint").decode())
        announced = fetch(place, "keys").decode().splitlines()
        self.keys = keys or [parse_key(line) for line in announced if line and not line.startswith("#")]
        self.entries: list[bytes] = []
        self.problems: list[str] = []
        size = self.checkpoint.size
        for index in range(-(-size // WIDTH)):
            width = min(WIDTH, size - index * WIDTH)
            try:
                found = unbundle(fetch(place, bundle_path(index, width)))
            except Unusable as problem:
                self.problems.append(f"the log: {problem}")
                break
            if len(found) != width:
                self.problems.append(f"the log: bundle {index} holds {len(found)} entries instead of {width}")
            self.entries += found
        self.hashes = [leaf_hash(entry) for entry in self.entries]
        try:
            check_signature(self.checkpoint, self.keys)
        except Bad as problem:
            self.problems.append(f"the log: {problem}")
        if len(self.entries) != size or tree_hash(self.hashes) != self.checkpoint.root:
            self.problems.append(
                "the log: its entries do not give the hash of its checkpoint; one was altered"
            )

    def grew_from(self, old: Checkpoint) -> None:
        """Raises Bad unless the log still begins as it was at `old`."""
        check_signature(old, self.keys)
        if old.size > len(self.entries):
            raise Bad(f"it had {old.size} entries and now has {len(self.entries)}: some were cut off")
        if tree_hash(self.hashes[: old.size]) != old.root:
            raise Bad(f"the first {old.size} entries are not those you knew: the log was rewritten")

    def said(self, kind: str, process: str) -> list[dict[str, Any]]:
        """The leaves of one kind about one process, in the order of the log."""
        found = []
        for entry in self.entries:
            data = json.loads(entry)
            if data["kind"] == kind and data.get("process") == process:
                found.append(data)
        return found


def unbundle(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        found.append(data[at + 2 : end])
        at = end
    return found
