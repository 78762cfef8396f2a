"""Requests under load and fault: `make soak-requests` (ARGS="--quick", "--requests 5000", "--database URL").

Many clients tell the town something over HTTP, each with a photo, while the worker that carries the jobs is killed
at random and started again; the server is killed once, in the middle. A client sends the same form again until it
holds a receipt. Then every request must be there once, with its photo, and the officer must have had one letter for
each. Prints one row for docs/reliability.md; exit code 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import http.client
import io
import json
import os
import queue
import random
import re
import secrets
import sys
import threading
import time
from pathlib import Path
from typing import Any

from bench.soak import PATIENCE, Site, Tally, Worker, prepared, run, say

HOST = "regueb.localhost"


def picture(number: int) -> bytes:
    """A photo of its own for each request, as a cheap phone makes it."""
    from PIL import Image

    out = io.BytesIO()
    noise = random.Random(number).randbytes(64 * 48 * 3)  # noqa: S311
    Image.frombytes("RGB", (64, 48), noise).resize((640, 480)).save(out, "JPEG", quality=80)
    return out.getvalue()


def multipart(fields: dict[str, str], photo: bytes) -> tuple[bytes, str]:
    edge = secrets.token_hex(16)
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="photos"; filename="photo.jpg"\r\n'
    parts += [f"{head}Content-Type: image/jpeg\r\n\r\n".encode(), photo, f"\r\n--{edge}--\r\n".encode()]
    return b"".join(parts), f"multipart/form-data; boundary={edge}"


def stamp_of(site: Site, category: int) -> str:
    """What a page's form carries, read once from the page itself."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    connection.request("GET", f"/ar/tell/{category}/send/?landmark=soak", headers={"Host": HOST})
    found = re.search(r'name="stamp"[^>]*value="([^"]+)"', connection.getresponse().read().decode())
    connection.close()
    if found is None:
        raise LookupError("the form carries no stamp")
    return found[1]


def tell(site: Site, tally: Tally, number: int, category: int, stamp: str) -> None:
    """Post one form until the answer leads to the request's own page."""
    fields = {
        "text": f"soak {number} .",
        "landmark": "soak",
        "key": secrets.token_urlsafe(16),
        "stamp": stamp,
    }
    body, kind = multipart(fields, picture(number))
    headers = {"Host": HOST, "Content-Type": kind, "Sec-Fetch-Site": "same-origin"}
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
        try:
            connection.request("POST", f"/ar/tell/{category}/send/", body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
            status, where = answer.status, answer.headers.get("Location", "")
        except (OSError, http.client.HTTPException):
            status, where, page = 0, "", ""
        finally:
            connection.close()
        if status == 302 and "/requests/mine/" in where:
            with tally.lock:
                tally.milliseconds.append(1000 * (time.monotonic() - begun))
                tally.told.append({"number": number, "pk": int(where.rstrip("/").rpartition("/")[2])})
            return
        if 300 <= status < 500:
            said = " ".join(re.findall(r'class="[^"]*error[^"]*"[^>]*>([^<]*)', page))
            raise LookupError(f"request {number}: {status} {where} {said}")
        with tally.lock:
            tally.retries += 1
        time.sleep(random.uniform(0.2, 1.0))  # noqa: S311
    raise TimeoutError(f"request {number}")


def run_clients(
    site: Site, plan: dict[str, Any], many: int, clients: int, tally: Tally
) -> list[threading.Thread]:
    waiting: queue.Queue[int] = queue.Queue()
    stamp = stamp_of(site, plan["categories"][0])
    for number in range(many):
        waiting.put(number)

    def work() -> None:
        while True:
            try:
                number = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                tell(site, tally, number, plan["categories"][number % len(plan["categories"])], stamp)
            except (LookupError, TimeoutError) as problem:
                with tally.lock:
                    tally.problems.append(str(problem))

    threads = [threading.Thread(target=work) for _client in range(clients)]
    for thread in threads:
        thread.start()
    return threads


def disturb(
    site: Site, worker: Worker, tally: Tally, many: int, kills: int, threads: list[threading.Thread]
) -> None:
    """The worker dies at random moments, the server once."""
    moments = sorted(random.uniform(0.05, 0.95) for _kill in range(kills))  # noqa: S311
    fallen = False
    while any(thread.is_alive() for thread in threads):
        share = len(tally.told) / many
        if moments and share >= moments[0]:
            moments.pop(0)
            worker.kill()
            worker.start()
        elif not fallen and share >= 0.5:
            fallen = True
            site.kill()
            site.start()
        time.sleep(0.05)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--requests", type=int, default=5_000)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--kills", type=int, default=10, help="of the worker")
    parser.add_argument("--quick", action="store_true", help="300 requests, 16 clients, 4 kills")
    parser.add_argument("--database", default=os.environ.get("DATABASE_URL", ""), help="a PostgreSQL URL")
    options = parser.parse_args()
    if options.quick:
        options.requests, options.clients, options.kills = 300, 16, 4
    town = [sys.executable, "-m", "bench.soak_requests_town"]
    with prepared(options.database, [*town, "prepare"]) as (site, plan, folder):
        tally, worker = Tally(), Worker(site.environment)
        worker.start()
        begun = time.monotonic()
        threads = run_clients(site, plan, options.requests, options.clients, tally)
        disturb(site, worker, tally, options.requests, options.kills, threads)
        seconds, kills = time.monotonic() - begun, f"{worker.kills} + {site.kills}"
        worker.kill()
        told = Path(folder) / "told.json"
        told.write_text(json.dumps(tally.told))
        begun = time.monotonic()
        found = json.loads(run([*town, "finish", str(told)], site.environment).splitlines()[-1])
        drained = time.monotonic() - begun
    faults, times = [*tally.problems, *found["faults"]], sorted(tally.milliseconds) or [0.0]
    row = [
        "PostgreSQL" if options.database else "SQLite",
        f"{found['requests']:,}",
        str(options.clients),
        kills,
        f"{tally.retries:,}",
        f"{len(tally.told) / seconds:.1f}",
        f"{times[len(times) // 2]:.0f} / {times[int(len(times) * 0.95)]:.0f}",
        f"{found['letters']:,}",
        f"{drained:.0f}",
        str(len(faults)),
    ]
    say(
        "| database | requests with a photo | clients | kills: worker + server | tries again | requests/s |"
        " ms, half / 95 % | letters | jobs left, s | faults |"
    )
    say(f"| {' | '.join(row)} |")
    for fault in faults[:50]:
        say(f"FAULT {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
