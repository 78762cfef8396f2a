"""The log's private keys: a file for each town in MITHAQ_VAR/log-keys, which nobody but Mithaq's user may read.

One line for each key, the newest first; all of them sign. The file is made at the first need. Lost, it is not made
anew in silence: witnesses would see a stranger (`mithaq log rotate --lost`).
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from mithaq.kit.private import refuse_readable
from mithaq.methods.transparency import PrivateKey, TransparencyError, parse_private
from mithaq.methods.transparency.witness import write_private


class KeyMissing(TransparencyError):
    """The log has signed before, and the key it signed with is not there."""


def folder() -> Path:
    return Path(settings.MITHAQ_VAR) / "log-keys"


def path_of(slug: str) -> Path:
    return folder() / f"{slug}.keys"


def require_private() -> None:
    """Refuse to start when somebody else on the machine may read the keys."""
    refuse_readable(
        folder(), what="The keys of the log", also="; if somebody may have read them, mithaq log rotate"
    )


def kept_keys(slug: str) -> list[PrivateKey]:
    """The newest first; none when there is no file."""
    require_private()
    try:
        lines = path_of(slug).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [parse_private(line) for line in lines if line]


def keep(slug: str, keys: list[PrivateKey]) -> None:
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    write_private(path_of(slug), "".join(f"{key.secret()}\n" for key in keys))
