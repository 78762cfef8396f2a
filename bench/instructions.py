"""Instructions per request under callgrind: steady where times are not. `python -m bench.instructions URL HOST N`.

Run twice, with 0 and with N requests; the difference divided by N is what one request costs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping


def one_run(path: str, host: str, count: int, environment: Mapping[str, str]) -> int:
    """Instructions of a process that asks `count` times."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    command += [sys.executable, "-m", "bench.instructions", path, host, str(count)]
    done = subprocess.run(
        command, env={**environment, "PYTHONHASHSEED": "0"}, capture_output=True, text=True, check=True
    )
    found = re.search(r"Collected\s*:\s*(\d+)", done.stderr)
    if found is None:
        raise LookupError(done.stderr[-500:])
    return int(found.group(1))


def per_request(path: str, host: str, environment: Mapping[str, str], count: int = 10) -> int | None:
    """Instructions of one request; None where valgrind is not installed."""
    if shutil.which("valgrind") is None:
        return None
    return (one_run(path, host, count, environment) - one_run(path, host, 0, environment)) // count


def ask(path: str, host: str, count: int) -> None:
    if host == "bare":
        from bench import bare

        assert bare.application
    else:
        import django

        django.setup()
    from django.test import Client

    client = Client(headers={"host": "localhost" if host == "bare" else host})
    separator = "&" if "?" in path else "?"
    # Two to warm up are part of both runs and cancel out; a new query each time passes by the page cache.
    for number in range(count + 2):
        url = path if host == "bare" else f"{path}{separator}n={number}"
        status = client.get(url).status_code
        if status != 200:
            raise SystemExit(f"{url}: {status}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mithaq.portal.settings")
    ask(sys.argv[1], sys.argv[2], int(sys.argv[3]))
