"""What is wrong with this installation, and how to mend it."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.db import DatabaseError, connection

from mithaq.kit import messages
from mithaq.portal import health
from mithaq.portal.settings.setting import environment
from mithaq.portal.settings.table import unknown_names

from .engines import EngineError, Postgresql

GIGABYTE = 1024**3
PATIENCE_SECONDS = 3


@dataclass(frozen=True)
class Finding:
    """One check: well, or what is missing and how to mend it."""

    name: str
    well: bool
    fact: str
    mend: str = ""


def python() -> Finding:
    found = ".".join(str(part) for part in sys.version_info[:3])
    return Finding("Python", sys.version_info >= (3, 11), found, "install Python 3.11 or newer")


def writable(name: str, folder: Path) -> Finding:
    well = folder.is_dir() and os.access(folder, os.W_OK)
    absent = "mithaq migrate, as the user that runs Mithaq"
    return Finding(name, well, str(folder), "let this user write there" if folder.exists() else absent)


def data_folder() -> Finding:
    return writable("data folder", Path(settings.MITHAQ_VAR))


def files_folder() -> Finding:
    return writable("files folder", Path(settings.MITHAQ_FILES))


def secret_key() -> Finding:
    if settings.MITHAQ_SECRET_KEY:
        return Finding("secret key", True, "given")
    path = Path(settings.MITHAQ_VAR) / "secret_key"
    private = path.is_file() and not stat.S_IMODE(path.stat().st_mode) & 0o077
    return Finding("secret key", private, str(path), f"chmod 600 {path}")


def names() -> Finding:
    """A name near to a setting's stops the start; one far from all is said here."""
    unknown = unknown_names(environment())
    fact = f"no settings: {', '.join(unknown)}" if unknown else "all known"
    return Finding("setting names", not unknown, fact, "take them out, or see mithaq settings")


def disk() -> Finding:
    folder = Path(settings.MITHAQ_VAR)
    while not folder.is_dir():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    return Finding("disk", free >= GIGABYTE, f"{free / GIGABYTE:.1f} GB free", "make room: at least 1 GB")


def database() -> Finding:
    hint = "start PostgreSQL, or mend DATABASE_URL" if connection.vendor == "postgresql" else "mithaq migrate"
    return Finding("database", health.database(), connection.vendor, hint)


def migrations() -> Finding:
    well = health.migrations()
    return Finding("migrations", well, "all applied" if well else "some are not applied", "mithaq migrate")


def journal() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            mode = cursor.fetchone()[0]
    except DatabaseError:
        mode = "unknown"
    return Finding("SQLite journal", mode == "wal", mode, "mithaq migrate")


def backup_programs() -> Finding:
    try:
        return Finding("backup programs", True, Postgresql().program("pg_dump"))
    except EngineError as problem:
        return Finding("backup programs", False, "pg_dump is missing", str(problem).partition("Hint: ")[2])


def translations() -> Finding:
    catalogues = messages.catalogues()
    stale = [po for po in catalogues if not po.with_suffix(".mo").exists()]
    fact = f"{len(stale)} of {len(catalogues)} not compiled" if stale else "compiled"
    return Finding("translations", not stale, fact, "mithaq migrate")


def static_files() -> Finding:
    well = (settings.STATIC_ROOT / "staticfiles.json").exists()
    return Finding("static files", well, "collected" if well else "not collected", "mithaq migrate")


def worker() -> Finding:
    try:
        age = health.heartbeat_age()
    except DatabaseError:
        age = None
    well = age is not None and age <= health.LATEST_HEARTBEAT
    fact = "never seen" if age is None else f"seen {age.total_seconds():.0f} s ago"
    return Finding("worker", well, fact, "mithaq worker, or mithaq serve --with-worker")


def mail() -> Finding:
    sent = settings.MITHAQ_MAIL != "outbox"
    fact = "sent by SMTP" if sent else "kept in the outbox, nobody receives it"
    return Finding("e-mail", sent, fact, "MITHAQ_MAIL=smtp+starttls://…")


def domain() -> Finding:
    well = settings.MITHAQ_DOMAIN != "localhost" or bool(settings.MITHAQ_SINGLE)
    return Finding("domain", well, settings.MITHAQ_DOMAIN, "MITHAQ_DOMAIN=your.domain")


def deployment() -> Finding:
    warnings = [message.id or "" for message in run_checks(include_deployment_checks=True)]
    fact = f"Django warns: {', '.join(warnings)}" if warnings else "Django has no warning"
    return Finding("deployment", not warnings, fact, "mithaq django check --deploy")


def wanted() -> Iterator[Callable[[], Finding]]:
    """The checks that matter to this installation."""
    yield from (python, names, data_folder, files_folder, secret_key, disk, database, migrations)
    yield journal if connection.vendor == "sqlite" else backup_programs
    yield translations
    if settings.PUBLISHED:
        yield static_files
    if settings.MITHAQ_JOBS == "embedded":
        yield worker
    if settings.MITHAQ_PROFILE == "production":
        yield from (mail, domain, deployment)


def examine() -> Iterator[Finding]:
    if pool := connection.settings_dict["OPTIONS"].get("pool"):
        pool["timeout"] = PATIENCE_SECONDS  # somebody waits at the terminal
    for check in wanted():
        yield check()
