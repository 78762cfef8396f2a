"""Being a witness: look at a log, check that it only grew since the last look, cosign, remember.

The state file is the witness's memory; without it a log could show it another past. It is written before the
cosignature leaves, so that no crash lets the witness sign two stories.
"""

from __future__ import annotations

import base64
import json
import os
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from .checkpoints import Checkpoint, cosign, open_checkpoint, parse_checkpoint
from .errors import Inconsistent, TransparencyError, Unreachable
from .merkle import EMPTY_ROOT, consistency_proof, tree_head, verify_consistency
from .notes import COSIGNS, Note, PrivateKey, PublicKey, parse_private, parse_public, signers_of
from .reading import SECONDS, Fetch, fetcher, tree_at

STATE = "mithaq-witness/1"


@dataclass(frozen=True)
class Seen:
    """What one look gave. before: the size at the look before, None at the first."""

    note: Note
    checkpoint: Checkpoint
    before: int | None


class Memory:
    """Keys and last checkpoint of each log, in one JSON file that only its owner reads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.logs: dict[str, dict[str, list[str] | str]] = {}
        if path.exists():
            try:
                data = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as problem:
                raise TransparencyError(f"The state in {path} cannot be read: {problem}.") from None
            if not isinstance(data, dict) or data.get("format") != STATE:
                raise TransparencyError(f"{path} is no witness's state.")
            self.logs = data["logs"]

    def keys(self, place: str) -> list[PublicKey]:
        return [parse_public(words) for words in self.logs.get(place, {}).get("keys", [])]

    def last(self, place: str) -> Checkpoint | None:
        words = self.logs.get(place, {}).get("checkpoint")
        return parse_checkpoint(str(words)) if words else None

    def keep(self, place: str, keys: list[PublicKey], checkpoint: Checkpoint) -> None:
        self.logs[place] = {"keys": [str(key) for key in keys], "checkpoint": checkpoint.text}
        words = json.dumps({"format": STATE, "logs": self.logs}, indent=2, ensure_ascii=False)
        write_private(self.path, f"{words}\n")


def write_private(path: Path, words: str) -> None:
    """Replace the file in one step; nobody but its owner reads it, and a crash leaves the old or the new."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(words)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)


def witness_key(path: Path, name: str) -> PrivateKey:
    """The witness's own key; made at the first need."""
    if not path.exists():
        key = PrivateKey.new(name, COSIGNS)
        write_private(path, f"{key.secret()}\n")
        return key
    if path.stat().st_mode & 0o077:
        raise TransparencyError(f"{path} can be read by others. Hint: chmod 600 {path}.")
    key = parse_private(path.read_text(encoding="utf-8").strip())
    if key.name != name:
        raise TransparencyError(f"The key in {path} belongs to {key.name}, not to {name}.")
    return key


def announced_keys(fetch: Fetch) -> list[PublicKey]:
    """The keys that the log itself announces: trusted at the first look only."""
    lines = fetch("keys").decode("utf-8", errors="replace").split("\n")
    return [parse_public(line) for line in lines if line and not line.startswith("#")]


def look(place: str, memory: Memory, *, key: str = "", fetch: Fetch | None = None) -> Seen:
    """Check the log at `place` against what is remembered, and remember it. Raises Inconsistent.

    key: the log's public key, learnt elsewhere (a poster, the council's minutes). Without it the first look
    trusts what the log says, and every later look that same key. A new key is believed when a checkpoint bears
    the old key's signature and the new one's.
    """
    fetch = fetch or fetcher(place)
    known = memory.keys(place) + ([parse_public(key)] if key else [])
    announced = announced_keys(fetch)
    note, found = open_checkpoint(fetch("checkpoint").decode("utf-8", errors="replace"), known or announced)
    last = memory.last(place)
    if last:
        check_growth(last, found, fetch)
    elif found.size and tree_head(tree_at(fetch, found.size), found.size) != found.root:
        raise Inconsistent("The tiles of the log do not give the hash of its checkpoint.")
    memory.keep(place, signers_of(note, [*known, *(one for one in announced if one not in known)]), found)
    return Seen(note, found, last.size if last else None)


def check_growth(last: Checkpoint, found: Checkpoint, fetch: Fetch) -> None:
    if found.origin != last.origin:
        raise Inconsistent(f"This was the log of {last.origin}; now it says {found.origin}.")
    if found.size < last.size:
        raise Inconsistent(f"The log had {last.size} entries and now has {found.size}: some were cut off.")
    old_root = last.root if last.size else EMPTY_ROOT
    proof = consistency_proof(tree_at(fetch, found.size), last.size, found.size) if found.size else []
    if not verify_consistency(last.size, found.size, old_root, found.root, proof):
        raise Inconsistent(
            f"The log of {found.size} entries does not begin with the {last.size} seen before: it was rewritten."
        )


def send_cosignature(place: str, note: Note) -> None:
    """Hand the cosigned checkpoint to the log, which shows it beside its own signature."""
    request = urllib.request.Request(  # noqa: S310
        f"{place.rstrip('/')}/cosign",
        data=str(note).encode(),
        headers={"Content-Type": "text/plain; charset=utf-8", "User-Agent": "mithaq-log"},
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310
            pass
    except urllib.error.HTTPError as problem:
        words = problem.read(500).decode("utf-8", errors="replace").strip()
        raise Unreachable(f"The log did not take the cosignature: {words}") from None
    except (urllib.error.URLError, TimeoutError, ConnectionError) as problem:
        raise Unreachable(f"The log does not answer: {getattr(problem, 'reason', problem)}.") from None


def cosigned(seen: Seen, key: PrivateKey, at: int) -> Note:
    return Note(seen.note.text, (cosign(seen.note, key, at),))


def fingerprint(checkpoint: Checkpoint) -> str:
    """The first letters of the head, to be compared by ear."""
    return base64.b64encode(checkpoint.root).decode()[:12]
