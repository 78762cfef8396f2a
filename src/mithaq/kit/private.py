"""Folders of secret keys that nobody but Mithaq's user may read."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

OTHERS = 0o077


def refuse_readable(place: Path, *, what: str, also: str = "") -> None:
    """Refuse to go on when somebody else on the machine may read the folder or a file in it.

    what: how the message names what lies there; also: what to do besides. A folder that is missing is none to read.
    """
    if not place.is_dir():
        return
    for path in (place, *sorted(place.iterdir())):
        if path.stat().st_mode & OTHERS:
            wanted = 700 if path.is_dir() else 600
            raise ImproperlyConfigured(
                f"{what} in {path} can be read by others. Hint: chmod {wanted} {path}{also}."
            )
