"""The source as it runs here, changes made on the spot included, as one archive."""

from __future__ import annotations

import hashlib
import os
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parents[4]
# What the house is made of; what it keeps (var/), and what an installation adds beside it, is nobody's business.
PARTS = ("src", "tests", "tools", "bench", "docs", "requirements", "deploy")
FILES = ("README.md", "LICENSE", "Makefile", "pyproject.toml", "manage.py", "conftest.py")
LEFT_OUT = ("__pycache__", ".mo", ".pyc", ".sqlite3", ".env", ".key", ".pem")


def sources() -> Iterator[Path]:
    for name in FILES:
        if (ROOT / name).is_file():
            yield ROOT / name
    for name in PARTS:
        for folder, folders, files in os.walk(ROOT / name):
            folders[:] = sorted(one for one in folders if one not in LEFT_OUT and not one.startswith("."))
            for file in sorted(files):
                path = Path(folder, file)
                if not file.startswith(".") and path.suffix not in LEFT_OUT and not path.is_symlink():
                    yield path


def version() -> str:
    """Changes with the name, the size or the time of any file."""
    digest = hashlib.sha256()
    for path in sources():
        known = path.stat()
        digest.update(f"{path.relative_to(ROOT)}\0{known.st_size}\0{known.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def archive() -> Path:
    """The archive's file in MITHAQ_VAR: packed when it is first asked for, anew when the source changed."""
    target: Path = settings.MITHAQ_VAR / f"source-{version()}.tar.gz"
    if target.exists():
        return target
    # Packed aside and renamed: who asks meanwhile gets the whole archive or packs their own.
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=".source-")
    with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as packed:
        for path in sources():
            packed.add(path, arcname=f"mithaq/{path.relative_to(ROOT)}", filter=nobodys)
    os.replace(aside, target)
    for old in target.parent.glob("source-*.tar.gz"):
        if old != target:
            old.unlink(missing_ok=True)
    return target


def nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the names of this machine's users."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
