"""Database and files into one archive, and back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from .archive import ArchiveError, unpack, writing
from .engines import EngineError, Postgresql, Sqlite, engine
from .running import Busy, holding, scratch

# Touched by `mithaq backup`: the operator's page says how old the last archive is.
LAST_BACKUP: Path = settings.MITHAQ_VAR / "last-backup"


class BackupFailed(Exception):
    """One sentence and a hint."""


@dataclass(frozen=True)
class Summary:
    """What an archive holds. database_bytes is its dump's size."""

    files: int
    file_bytes: int
    database_bytes: int
    pending_migrations: int = 0
    aside: Path | None = None


def applied_migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def known_migrations() -> set[str]:
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}


def stored_files() -> list[tuple[Path, str]]:
    """Every uploaded file with its name in the archive; links are not followed out of the folder."""
    root = Path(settings.MITHAQ_FILES)
    return [
        (path, f"files/{path.relative_to(root).as_posix()}")
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]


def backup(target: Path) -> Summary:
    """Write the archive. The database comes first: a file that arrives meanwhile is at worst one too many."""
    if target.exists():
        raise BackupFailed(f"{target} exists. Hint: give each backup its own name.")
    if not target.absolute().parent.is_dir():
        raise BackupFailed(f"There is no folder {target.absolute().parent}. Hint: make it first.")
    own = engine()
    try:
        with holding(alone=False), scratch("backup") as folder, writing(target) as archive:
            dump = folder / own.member
            migrations = applied_migrations()
            if not migrations:
                raise BackupFailed(
                    "The database is empty: there is nothing to back up. Hint: mithaq migrate."
                )
            own.dump(dump)
            archive.add(dump, own.member)
            for path, name in stored_files():
                try:
                    archive.add(path, name)
                except FileNotFoundError:  # deleted since the folder was read
                    continue
            archive.finish(
                {
                    "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                    "mithaq": mithaq_version(),
                    "database": {"engine": own.code, "member": own.member},
                    "migrations": migrations,
                }
            )
            return summary(archive.members, own)
    except Busy:
        raise BackupFailed("A restore is under way. Hint: back up when it is done.") from None
    except (EngineError, OSError) as problem:
        raise BackupFailed(f"The backup was not written: {problem}") from problem


def mithaq_version() -> str:
    try:
        return version("mithaq")
    except PackageNotFoundError:  # run from a checkout
        return "checkout"


def summary(members: dict[str, dict[str, Any]], own: Sqlite | Postgresql, **more: Any) -> Summary:
    files = {name: entry for name, entry in members.items() if name != own.member}
    return Summary(
        files=len(files),
        file_bytes=sum(entry["bytes"] for entry in files.values()),
        database_bytes=members[own.member]["bytes"],
        **more,
    )


def has_data() -> bool:
    return bool(connection.introspection.table_names()) or bool(stored_files())


def restore(source: Path, *, force: bool) -> Summary:
    """Bring an archive back. Nothing is touched before all of it is checked; what stood there is kept aside.

    On PostgreSQL the old database is replaced in one transaction and not kept.
    """
    if not source.is_file():
        raise BackupFailed(f"There is no file {source}. Hint: check the path.")
    var = Path(settings.MITHAQ_VAR)
    own = engine()
    try:
        with holding(alone=True), scratch("restore") as folder:
            manifest = checked(source, folder, own)
            if has_data() and not force:
                raise BackupFailed(
                    "There is data here already, and a restore replaces it. Hint: add --force if you mean it."
                )
            aside = var / f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S}"
            put_in_place(folder, own, aside)
            return summary(
                manifest["members"],
                own,
                pending_migrations=len(known_migrations() - set(manifest["migrations"])),
                aside=aside if kept_anything(aside) else None,
            )
    except Busy:
        raise BackupFailed(
            "Mithaq is running on this data. Hint: stop the server and the worker first."
        ) from None
    except (EngineError, OSError) as problem:
        raise BackupFailed(f"Nothing was restored: {problem}") from problem


def checked(source: Path, folder: Path, own: Sqlite | Postgresql) -> dict[str, Any]:
    """Unpack and check everything that can be known beforehand; the manifest."""
    try:
        manifest = unpack(source, folder)
    except ArchiveError as problem:
        raise BackupFailed(f"{source} cannot be restored: {problem}. Nothing was touched.") from problem
    kind = manifest.get("database", {}).get("engine")
    if kind != own.code:
        raise BackupFailed(
            f"{source} holds a database of another kind ({kind}) than DATABASE_URL names ({own.code})."
            " Hint: set DATABASE_URL to the kind that was backed up."
        )
    if own.member not in manifest["members"]:
        raise BackupFailed(f"{source} holds no database. Nothing was touched.")
    if unknown := sorted(set(manifest.get("migrations", ())) - known_migrations()):
        raise BackupFailed(
            f"{source} was made by a newer Mithaq (it knows {unknown[0]})."
            " Hint: upgrade Mithaq, then restore."
        )
    own.verify(folder / own.member)
    return manifest


def put_in_place(folder: Path, own: Sqlite | Postgresql, aside: Path) -> None:
    """Files first; the database last. Whatever stops it, the files go back."""
    files, old = Path(settings.MITHAQ_FILES), aside / "files"
    files.mkdir(parents=True, exist_ok=True)
    try:
        move_content(files, old)
    except BaseException:
        # What is still in its place is whole; what was moved comes back.
        for path in content(old):
            if (files / path.name).exists():
                remove(path)
            else:
                shutil.move(path, files)
        raise
    try:
        move_content(folder / "files", files)
        own.restore(folder / own.member, aside)
    except BaseException:
        for path in content(files):
            remove(path)
        move_content(old, files)
        raise


def kept_anything(aside: Path) -> bool:
    """Whether something stood here before; an empty folder is taken away."""
    if any(path.is_file() for path in aside.rglob("*")):
        return True
    if aside.exists():
        shutil.rmtree(aside)
    return False


def content(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def move_content(source: Path, target: Path) -> None:
    """What lies in the folder, not the folder: it may be a mount, which cannot be moved."""
    for path in content(source):
        target.mkdir(parents=True, exist_ok=True)
        shutil.move(path, target / path.name)


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
