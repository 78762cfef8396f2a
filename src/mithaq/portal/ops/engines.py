"""What backup and restore need of a database: write it into one file, bring that file back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, connections


class EngineError(Exception):
    """The database cannot be saved or brought back; one sentence and a hint."""


class Sqlite:
    code = "sqlite"
    member = "database.sqlite3"

    @property
    def path(self) -> Path:
        return Path(str(connection.settings_dict["NAME"]))

    def dump(self, target: Path) -> None:
        """SQLite's online backup: a consistent copy while others read and write."""
        with (
            closing(sqlite3.connect(self.path, timeout=20)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            # One file without a journal beside it; the restored one is set to WAL again.
            copy.execute("PRAGMA journal_mode = DELETE")
        self.verify(target)

    def verify(self, dump: Path) -> None:
        try:
            with closing(sqlite3.connect(dump)) as database:
                verdict = database.execute("PRAGMA quick_check").fetchone()[0]
        except sqlite3.DatabaseError as problem:
            raise EngineError("The copy of the database cannot be read.") from problem
        if verdict != "ok":
            raise EngineError("The copy of the database is damaged. Hint: mithaq doctor.")

    def restore(self, dump: Path, aside: Path) -> None:
        """Put `dump` in place; what stood there is moved into `aside`."""
        connections.close_all()
        aside.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(dump)) as database:
            database.execute("PRAGMA journal_mode = WAL")
        for suffix in ("", "-wal", "-shm"):
            present = self.path.with_name(self.path.name + suffix)
            if present.exists():
                present.replace(aside / present.name)
        try:
            dump.replace(self.path)
        except OSError:
            for present in aside.glob(f"{self.path.name}*"):
                present.replace(self.path.with_name(present.name))
            raise


class Postgresql:
    code = "postgresql"
    member = "database.dump"

    def program(self, name: str) -> str:
        """pg_dump and its kin, of the newest version installed."""
        debian = sorted(
            Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4])
        )
        found = str(debian[-1]) if debian else shutil.which(name)
        if not found:
            raise EngineError(f"{name} is not installed. Hint: on Debian, apt-get install postgresql-client.")
        return found

    def run(self, *command: str) -> None:
        values = connection.settings_dict
        options: dict[str, Any] = values["OPTIONS"]
        given = {
            "PGHOST": values["HOST"],
            "PGPORT": values["PORT"],
            "PGUSER": values["USER"],
            "PGPASSWORD": values["PASSWORD"],
            "PGDATABASE": values["NAME"],
            "PGSSLMODE": options.get("sslmode", ""),
            "PGSSLROOTCERT": options.get("sslrootcert", ""),
        }
        done = subprocess.run(  # noqa: S603 (a program of PostgreSQL, our own arguments)
            command,
            env={**os.environ, **{name: str(value) for name, value in given.items() if value}},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise EngineError(f"{Path(command[0]).name} failed: {reason}")

    def dump(self, target: Path) -> None:
        self.run(
            self.program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"
        )

    def verify(self, dump: Path) -> None:
        self.run(self.program("pg_restore"), "--list", str(dump))

    def restore(self, dump: Path, aside: Path) -> None:
        """All of it in one transaction, over an emptied schema: whatever fails, the old data stands."""
        connections.close_all()
        script = dump.with_suffix(".sql")
        self.run(self.program("pg_restore"), "--no-owner", "--no-privileges", f"--file={script}", str(dump))
        self.run(
            self.program("psql"),
            "--no-psqlrc",
            "--quiet",
            "--single-transaction",
            "--set=ON_ERROR_STOP=1",
            "--command=DROP SCHEMA public CASCADE",
            "--command=CREATE SCHEMA public",
            f"--file={script}",
        )


def engine() -> Sqlite | Postgresql:
    return Sqlite() if connection.vendor == "sqlite" else Postgresql()
