"""The archive of a backup: a tar.gz whose last member lists every other one with its SHA-256.

It is written in one pass and read in one: each member is hashed while it is copied.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import tarfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from .running import marked, remove_left

FORMAT = "mithaq-backup"
VERSION = 1
MANIFEST = "manifest.json"
MANIFEST_LIMIT = 64 * 1024 * 1024


class ArchiveError(Exception):
    """The archive cannot be used; one sentence says why."""


class Hashing:
    """A file that hashes what is read from it."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.source.read(size)
        self.digest.update(block)
        return block


class Writer:
    def __init__(self, archive: tarfile.TarFile) -> None:
        self.archive = archive
        self.members: dict[str, dict[str, Any]] = {}

    def add(self, path: Path, name: str) -> None:
        with path.open("rb") as file:
            entry = tarfile.TarInfo(name)
            entry.size = os.fstat(file.fileno()).st_size
            entry.mtime = int(path.stat().st_mtime)
            entry.mode = 0o600
            hashing = Hashing(file)
            self.archive.addfile(entry, hashing)
        self.members[name] = {"sha256": hashing.digest.hexdigest(), "bytes": entry.size}

    def finish(self, about: dict[str, Any]) -> None:
        body = {"format": FORMAT, "version": VERSION, **about, "members": self.members}
        text = json.dumps(body, ensure_ascii=False, indent=1).encode()
        entry = tarfile.TarInfo(MANIFEST)
        entry.size, entry.mtime, entry.mode = len(text), int(time.time()), 0o600
        self.archive.addfile(entry, io.BytesIO(text))


@contextmanager
def writing(target: Path) -> Iterator[Writer]:
    """The archive appears under its name only when it is whole, readable by its owner alone."""
    remove_left(target.parent.glob(".*.mithaq-part"))
    draft = target.with_name(f".{target.name}.{os.getpid()}.mithaq-part")
    try:
        with (
            open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file,
            marked(draft),
            tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive,
        ):
            yield Writer(archive)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def safe(name: str) -> bool:
    """A plain relative path that stays where it is unpacked."""
    path = PurePosixPath(name)
    return (
        bool(path.parts)
        and not path.is_absolute()
        and ".." not in path.parts
        and "\0" not in name
        and "\\" not in name
        and str(path) == name
    )


def unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack into an empty folder and return the manifest, every member checked against it."""
    found: dict[str, dict[str, Any]] = {}
    manifest: dict[str, Any] | None = None
    try:
        with gzip.open(source) as stream, tarfile.open(fileobj=stream, mode="r:") as archive:
            for entry in archive:
                if not entry.isfile() or not safe(entry.name):
                    raise ArchiveError(f"it holds “{entry.name}”, which no backup of Mithaq holds")
                if entry.name in found or manifest is not None:
                    raise ArchiveError(f"“{entry.name}” stands in it where it should not")
                content = archive.extractfile(entry)
                if content is None:
                    raise ArchiveError(f"“{entry.name}” cannot be read")
                if entry.name == MANIFEST:
                    manifest = read_manifest(content, entry.size)
                else:
                    found[entry.name] = copy(content, folder / entry.name)
            # To the very end, where gzip keeps a checksum of the whole: the list itself has no other.
            while stream.read(1024 * 1024):
                pass
    except (tarfile.TarError, EOFError, OSError, ValueError, zlib.error) as problem:
        if isinstance(problem, OSError) and problem.errno is not None:
            raise ArchiveError(f"it cannot be unpacked ({problem.strerror})") from problem
        raise ArchiveError("it is damaged or no archive at all") from problem
    if manifest is None:
        raise ArchiveError("it has no list of its contents, so it was cut short or is no backup of Mithaq")
    compare(manifest["members"], found)
    return manifest


def read_manifest(content: IO[bytes], size: int) -> dict[str, Any]:
    if size > MANIFEST_LIMIT:
        raise ArchiveError("its list of contents is too long to be ours")
    body = json.loads(content.read())
    if (
        not isinstance(body, dict)
        or body.get("format") != FORMAT
        or not isinstance(body.get("members"), dict)
    ):
        raise ArchiveError("it is no backup of Mithaq")
    if body.get("version") != VERSION:
        raise ArchiveError("it was written by a newer Mithaq than this one")
    return body


def copy(content: IO[bytes], target: Path) -> dict[str, Any]:
    target.parent.mkdir(parents=True, exist_ok=True)
    hashing = Hashing(content)
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while block := hashing.read(1024 * 1024):
            file.write(block)
        size = file.tell()
    return {"sha256": hashing.digest.hexdigest(), "bytes": size}


def compare(listed: dict[str, Any], found: dict[str, Any]) -> None:
    for name in listed:
        if name not in found:
            raise ArchiveError(f"“{name}” is missing from it")
        if listed[name] != found[name]:
            raise ArchiveError(f"“{name}” is not what was backed up: its checksum differs")
    if extra := sorted(set(found) - set(listed)):
        raise ArchiveError(f"“{extra[0]}” was added to it")
