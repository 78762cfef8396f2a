"""Secret keys of votes: files in MITHAQ_VAR/vote-keys that nobody but Mithaq's user may read.

None is ever in the database.

A town's roll key turns phone and identity numbers into digests. Each vote has a key of its own while it is open: it
finds the ballot that a voter wants to replace. It is destroyed at the close; from then on nobody can.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

from mithaq.kit.private import refuse_readable
from mithaq.methods.transparency.witness import write_private

from .models import Voter


class KeyMissing(RuntimeError):
    """The key was there and is not any more: brought back from another machine's database, or destroyed."""


def folder() -> Path:
    return Path(settings.MITHAQ_VAR) / "vote-keys"


def require_private() -> None:
    """Refuse to start when somebody else on the machine may read the keys."""
    refuse_readable(folder(), what="The keys of votes")


def _path(name: str) -> Path:
    return folder() / f"{name}.key"


def _read(name: str) -> bytes:
    try:
        return bytes.fromhex(_path(name).read_text(encoding="ascii"))
    except FileNotFoundError:
        raise KeyMissing(
            f"The key {name} is missing in MITHAQ_VAR/vote-keys. Hint: bring it back from where you keep it."
        ) from None


def _make(name: str) -> None:
    """A new key, unless there is one; of two processes that want it at once, the first decides."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    path = _path(name)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    write_private(draft, secrets.token_hex(32))
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def _mac(key: bytes, *parts: object) -> str:
    return hmac.new(key, "\n".join(map(str, parts)).encode(), hashlib.sha256).hexdigest()


# ---------------------------------------------------------------------- the roll


def roll_digest(slug: str, roll: int, kind: str, value: str) -> str:
    """What is kept of a phone number, an identity number or a printed code: 64 hex digits.

    Without the file they tell nothing: numbers are few, and anybody could try them all. In the town's scope. The key
    is made at the first voter; KeyMissing when voters are there and it is not.
    """
    name = f"{slug}-roll"
    if not _path(name).exists():
        if Voter.objects.exists():
            raise KeyMissing(
                f"The key {name} is missing in MITHAQ_VAR/vote-keys: nobody on a roll of {slug} can be recognised"
                " without it. Hint: bring it back from where you keep it; if it is lost, see docs/production.md."
            )
        _make(name)
    return _mac(_read(name), "roll", roll, kind, value)


# ---------------------------------------------------------------------- a vote


def _election(slug: str, election: int) -> str:
    return f"{slug}-election-{election}"


def make_election_key(slug: str, election: int) -> None:
    _make(_election(slug, election))


def slot_and_mark(slug: str, election: int, pot: int, voter: int) -> tuple[str, str]:
    """Where a voter's ballot lies, and where it says that they took part; neither leads to the other."""
    key = _read(_election(slug, election))
    return _mac(key, "slot", pot, voter), _mac(key, "mark", pot, voter)


def destroy_election_key(slug: str, election: int) -> None:
    """Overwritten, then removed; nothing when it is gone already."""
    path = _path(_election(slug, election))
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return
    with open(path, "r+b") as file:
        file.write(b"0" * size)
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def kept_election_keys(slug: str) -> list[int]:
    """The votes whose key is there."""
    prefix = _election(slug, 0).removesuffix("0")
    found = folder().glob(f"{prefix}*.key") if folder().is_dir() else ()
    return sorted(int(path.stem.removeprefix(prefix)) for path in found)
