"""SQLite tuned for one machine, or PostgreSQL with a pool: one setting decides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from .setting import SettingError

# Applied to every new connection. WAL is not here: it is a property of the file, set once when it is made
# (`mithaq.portal.ops.sqlite`), because asking for it takes a lock.
SQLITE_PRAGMAS = (
    "PRAGMA synchronous = {sync}",
    "PRAGMA busy_timeout = 20000",
    "PRAGMA cache_size = -20000",
    "PRAGMA mmap_size = 134217728",
    "PRAGMA temp_store = MEMORY",
)


def sqlite(path: Path, values: Mapping[str, Any]) -> dict[str, Any]:
    testing = values["MITHAQ_PROFILE"] == "test"
    pragmas = [
        line.format(sync="OFF" if testing else values["MITHAQ_SQLITE_SYNC"]) for line in SQLITE_PRAGMAS
    ]
    if testing:
        pragmas.append("PRAGMA journal_mode = WAL")
    # A file, because threads that share SQLite's memory cache lock each other out.
    test_file = values["MITHAQ_VAR"].with_suffix(".sqlite3") if testing else None
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # A deferred transaction that turns into a writer fails when another writes; an immediate one waits.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": ";".join(pragmas)},
        # Threads of the server live long; opening a connection costs more than a small page.
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": test_file},
    }


def postgresql(url: str, values: Mapping[str, Any]) -> dict[str, Any]:
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = -1
    name = unquote(parts.path.lstrip("/"))
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    if not name or port == -1:
        raise SettingError(
            "DATABASE_URL cannot be used: it names no database. Hint: postgres://user:password@host:5432/name."
        )
    host = options.pop("host", "") or unquote(parts.hostname or "")
    if values["MITHAQ_PROFILE"] != "test":
        options["pool"] = {
            "min_size": values["MITHAQ_DB_POOL_MIN"],
            "max_size": values["MITHAQ_DB_POOL_MAX"],
            "timeout": 20,
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "OPTIONS": options,
        # The pool keeps connections open; Django must hand them back after each request.
        "CONN_MAX_AGE": 0,
    }


def databases(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    url = values["DATABASE_URL"]
    if not url:
        return {"default": sqlite(values["MITHAQ_VAR"] / "mithaq.sqlite3", values)}
    if urlsplit(url).scheme == "sqlite":
        path = Path(unquote(urlsplit(url).path)[1:])
        if not path.is_absolute():
            raise SettingError(
                "DATABASE_URL cannot be used: the path is not absolute. Hint: sqlite:////folder/file.sqlite3."
            )
        return {"default": sqlite(path, values)}
    return {"default": postgresql(url, values)}
