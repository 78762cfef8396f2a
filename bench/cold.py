"""CPU of pages made with nothing kept, as the first visitor after a public act finds them.

`python -m bench.cold HOST COUNT PATH…` prints milliseconds and database queries for each path, asked in this process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

COUNT = 20


def cold(paths: Sequence[str], host: str, environment: Mapping[str, str]) -> dict[str, tuple[float, int]]:
    """path → (CPU milliseconds of one request, its database queries)."""
    command = [sys.executable, "-m", "bench.cold", host, str(COUNT), *paths]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return {path: (ms, queries) for path, ms, queries in json.loads(done.stdout.splitlines()[-1])}


def ask(host: str, count: int, paths: Sequence[str]) -> list[tuple[str, float, int]]:
    import logging

    import django

    django.setup()
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client

    logging.disable()
    client, found = Client(headers={"host": host, "accept-encoding": "gzip"}), []

    def once(path: str) -> None:
        caches["pages"].clear()
        answer = client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")

    for path in paths:
        once(path)
        queries: list[str] = []

        def counted(execute: Any, sql: str, *rest: Any, queries: list[str] = queries) -> Any:
            queries.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(counted):
            once(path)
        before = time.process_time()
        for _ in range(count):
            once(path)
        found.append((path, 1000 * (time.process_time() - before) / count, len(queries)))
    return found


if __name__ == "__main__":
    print(json.dumps(ask(sys.argv[1], int(sys.argv[2]), sys.argv[3:])))
