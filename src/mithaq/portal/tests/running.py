"""Running the real `mithaq` command on data of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

COMMAND = (sys.executable, "-m", "mithaq.portal.cli")


def environment(var: Path, database: str = "", **more: str) -> dict[str, str]:
    """Nothing of the machine's own settings: an installation in `var`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MITHAQ_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    own = {"MITHAQ_PROFILE": "demo", "MITHAQ_VAR": str(var)}
    return {**kept, **own, **({"DATABASE_URL": database} if database else {}), **more}


def mithaq(*words: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], env=env, capture_output=True, text=True, timeout=900)


@contextmanager
def empty_database(name: str, like: str = "template1") -> Iterator[str]:
    """DATABASE_URL of a database on the engine under test; "" means the installation's SQLite file.

    Empty, or on PostgreSQL a copy of `like`.
    """
    if connection.vendor == "sqlite":
        yield ""
        return
    values = connection.settings_dict
    own = own_name(name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{own}"')
        cursor.execute(f'CREATE DATABASE "{own}" TEMPLATE "{like}"')
    user = quote(values["USER"], safe="")
    password = f":{quote(values['PASSWORD'], safe='')}" if values["PASSWORD"] else ""
    host, port = quote(values["HOST"], safe=""), f"&port={values['PORT']}" if values["PORT"] else ""
    try:
        yield f"postgres://{user}{password}@/{own}?host={host}{port}"
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{own}" WITH (FORCE)')


def own_name(name: str) -> str:
    """Of a PostgreSQL database; test processes beside this one have their own."""
    return f"mithaq_{name}_{os.getpid()}"
