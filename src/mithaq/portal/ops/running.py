"""Whether Mithaq runs on this data: a lock that the kernel lets go of, however the process ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class Busy(RuntimeError):
    """Another process holds the data."""


def lock_file() -> Path:
    return Path(settings.MITHAQ_VAR) / "running.lock"


@contextmanager
def holding(*, alone: bool) -> Iterator[None]:
    """Server and workers hold the data together; a restore holds it alone. Raises Busy, never waits."""
    lock_file().parent.mkdir(parents=True, exist_ok=True)
    with lock_file().open("a") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        yield
