"""Whether Mithaq runs on this data: a lock that the kernel lets go of, however the process ends."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
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


@contextmanager
def scratch(kind: str) -> Iterator[Path]:
    """A folder for the time of one act; what killed processes left under the same kind is removed first."""
    var = Path(settings.MITHAQ_VAR)
    var.mkdir(parents=True, exist_ok=True)
    remove_left(var.glob(f"{kind}-*"))
    with tempfile.TemporaryDirectory(dir=var, prefix=f"{kind}-") as folder, marked(Path(folder)):
        yield Path(folder)


@contextmanager
def marked(path: Path) -> Iterator[None]:
    """Whoever lives holds a lock on what they are writing: see `remove_left`."""
    number = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_SH)
        yield
    finally:
        os.close(number)


def remove_left(paths: Iterable[Path]) -> None:
    """Remove files and folders whose writer was killed: they may hold copies of a whole database."""
    for path in paths:
        number = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        finally:
            os.close(number)
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def end_cleanly_when_told() -> None:
    """SIGTERM ends this process like Ctrl+C does: what it began is taken back."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
