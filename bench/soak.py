"""A vote under load and fault: `make soak` (ARGS="--quick", "--ballots 20000 --clients 64", "--database URL").

The production server takes ballots from many clients over HTTP, while its processes and the worker that lets the log
grow are killed at random and started again, and the database is cut off once. Clients try again until they hold a
receipt. Then every receipt must be counted exactly once (or be replaced by a later one of its voter), the log must
hold and begin with what stood behind each checkpoint kept on the way, and the stand-alone verifier must accept the
bundle.
Prints one row for docs/reliability.md; exit code 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import queue
import random
import re
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.serving import CLI, ROOT, free_port, wait
from bench.soak_log import HOLDS, Watch, grown_from, size_of, verified

CODE = re.compile(r'<bdi dir="ltr" class="mono">([\d ]+)</bdi>')
AGAIN = 0.1  # one voter in so many votes a second time
PATIENCE = 300  # seconds in which a client must get its receipt


@dataclass
class Site:
    """The server under test: it can be killed and started again on the same port."""

    environment: dict[str, str]
    port: int
    process: subprocess.Popen[bytes] | None = None
    kills: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        command = [*CLI, "serve", "--workers", "2", "--threads", "2", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command,
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait(self.port)

    def kill(self) -> None:
        """All its processes at once, in the middle of whatever they do."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.kills += 1


@dataclass
class Worker:
    """A process beside the server: the one that carries out jobs, unless words say another command."""

    environment: dict[str, str]
    words: tuple[str, ...] = ("worker",)
    process: subprocess.Popen[bytes] | None = None
    kills: int = 0

    def start(self) -> None:
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            [*CLI, *self.words],
            env=self.environment,
            cwd=ROOT,
            stdout=quiet,
            stderr=quiet,
            start_new_session=True,
        )

    def kill(self) -> None:
        """In the middle of whatever it does."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None
            self.kills += 1


@dataclass
class Tally:
    """What clients saw. told: [{voter, code, vote, last}]."""

    told: list[dict[str, Any]] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    retries: int = 0
    problems: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Voter:
    """One client: shows its printed code, casts, and does not give up before it holds a receipt."""

    def __init__(self, site: Site, plan: dict[str, Any], tally: Tally) -> None:
        self.site, self.plan, self.tally = site, plan, tally
        self.way = f"/en/votes/{plan['election']}/vote/"

    def post(self, path: str, fields: list[tuple[str, str]], cookie: str = "") -> tuple[int, str, str]:
        headers = {
            "Host": self.plan["host"],
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
            **({"Cookie": cookie} if cookie else {}),
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=60)
        try:
            connection.request("POST", path, urllib.parse.urlencode(fields), headers)
            answer = connection.getresponse()
            page = answer.read().decode()
            kept = answer.headers.get("Set-Cookie", "").partition(";")[0]
            return answer.status, page, kept
        finally:
            connection.close()

    def until(self, path: str, fields: list[tuple[str, str]], cookie: str, good: int) -> tuple[str, str]:
        """Post again and again, always the same form, until the answer is the wanted one."""
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            try:
                status, page, kept = self.post(path, fields, cookie)
            except (OSError, http.client.HTTPException):
                status, page, kept = 0, "", ""
            if status == good:
                return page, kept
            if 400 <= status < 500:
                raise LookupError(f"{path}: {status}")
            with self.tally.lock:
                self.tally.retries += 1
            time.sleep(random.uniform(0.2, 1.0))  # noqa: S311
        raise TimeoutError(path)

    def vote(self, number: int, code: str, times: int) -> None:
        chance = random.Random(number)  # noqa: S311
        _page, cookie = self.until(self.way, [("step", "printed"), ("code", code)], "", 302)
        for turn in range(times):
            chosen = sorted(chance.sample(["P4", "P5", "P6", "P7", "P8"], chance.randint(1, 3)))
            fields = [
                ("step", "cast"),
                ("nonce", secrets.token_hex(16)),
                *(("choice", one) for one in chosen),
            ]
            begun = time.monotonic()
            page, _kept = self.until(f"{self.way}{self.plan['pot']}/", fields, cookie, 200)
            found = CODE.search(page)
            if found is None:
                raise LookupError(f"no receipt for voter {number}")
            with self.tally.lock:
                self.tally.milliseconds.append(1000 * (time.monotonic() - begun))
                last = turn == times - 1
                self.tally.told.append({"voter": number, "code": found[1], "vote": chosen, "last": last})


def run_clients(site: Site, plan: dict[str, Any], clients: int, tally: Tally, done: threading.Event) -> None:
    waiting: queue.Queue[tuple[int, str]] = queue.Queue()
    for pair in enumerate(plan["codes"]):
        waiting.put(pair)

    def work() -> None:
        voter = Voter(site, plan, tally)
        while True:
            try:
                number, code = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                voter.vote(number, code, 2 if number % round(1 / AGAIN) == 0 else 1)
            except (LookupError, TimeoutError) as problem:
                with tally.lock:
                    tally.problems.append(str(problem))

    threads = [threading.Thread(target=work) for _client in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done.set()


def disturb(
    site: Site, worker: Worker, plan: dict[str, Any], tally: Tally, done: threading.Event, kills: int
) -> str:
    """Kill server and worker at random, `kills` times over the vote; cut the database in the middle. Says how."""
    total = len(plan["codes"])
    moments = sorted(random.uniform(0.1, 0.9) for _kill in range(kills))  # noqa: S311
    cut, middle = "", 0.5
    growth = Worker(site.environment, ("log", "checkpoint"))
    while not done.is_set():
        share = len(tally.told) / total
        if moments and share >= moments[0]:
            moments.pop(0)
            # Ballots enter the log each hour; here the hour comes at each kill, and once more when all is up again.
            growth.start()
            time.sleep(random.uniform(0, 4))  # noqa: S311
            for one in (growth, worker, site):
                one.kill()
            site.start()
            worker.start()
            growth.start()
            if growth.process is not None and growth.process.wait():
                tally.problems.append("the log could not grow after a kill")
        elif not cut and share >= middle:
            cut = cut_database(site)
        done.wait(0.05)
    return cut


def cut_database(site: Site) -> str:
    """PostgreSQL: every connection is ended. SQLite: another process holds the file for longer than anybody waits."""
    url = site.environment.get("DATABASE_URL", "")
    if url:
        import psycopg

        with psycopg.connect(url, autocommit=True) as connection:
            rows = connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchall()
        return f"{len(rows)} connections ended"
    (path,) = Path(site.environment["MITHAQ_VAR"]).glob("*.sqlite3")
    with sqlite3.connect(path, isolation_level=None, timeout=60) as held:
        held.execute("BEGIN EXCLUSIVE")
        time.sleep(HELD_SECONDS)
        held.execute("ROLLBACK")
    return f"file held for {HELD_SECONDS} s"


HELD_SECONDS = 25


@contextmanager
def prepared(database: str, prepare: list[str]) -> Iterator[tuple[Site, dict[str, Any], Path]]:
    """A server with a town of its own. prepare: the command that fills it; it is given the file of its plan."""
    folder = Path(tempfile.mkdtemp(prefix="mithaq-soak-"))
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MITHAQ_")}
    environment.pop("DATABASE_URL", None)
    port = free_port()
    environment |= {
        "MITHAQ_PROFILE": "demo",
        "MITHAQ_VAR": str(folder),
        "MITHAQ_PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "mithaq.portal.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        **({"DATABASE_URL": database} if database else {}),
    }
    site = Site(environment, port)
    try:
        run([*CLI, "migrate"], environment)
        plan = folder / "plan.json"
        run([*prepare, str(plan)], environment)
        site.start()
        yield site, json.loads(plan.read_text()), folder
    finally:
        with suppress(ProcessLookupError):
            site.kill()
        shutil.rmtree(folder, ignore_errors=True)


def run(command: list[str], environment: dict[str, str]) -> str:
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{' '.join(command)}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--ballots", type=int, default=20_000, help="voters; one in ten votes twice")
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="500 voters, 16 clients, 2 kills")
    parser.add_argument("--database", default=os.environ.get("DATABASE_URL", ""), help="a PostgreSQL URL")
    options = parser.parse_args()
    if options.quick:
        options.ballots, options.clients, options.kills = 500, 16, 2
    town = [sys.executable, "-m", "bench.soak_town"]
    with prepared(options.database, [*town, "prepare", str(options.ballots)]) as (site, plan, folder):
        tally, done = Tally(), threading.Event()
        worker, watch = Worker(site.environment), Watch(site.port, plan["host"])
        worker.start()
        watch.start()
        begun = time.monotonic()
        clients = threading.Thread(target=run_clients, args=(site, plan, options.clients, tally, done))
        clients.start()
        cut = disturb(site, worker, plan, tally, done, options.kills)
        clients.join()
        seconds, kills = time.monotonic() - begun, site.kills
        watch.over.set()
        watch.join()
        worker.kill()
        site.kill()
        told = folder / "told.json"
        told.write_text(json.dumps(tally.told))
        begun = time.monotonic()
        found = json.loads(run([*town, "finish", str(told), str(folder)], site.environment).splitlines()[-1])
        counted = time.monotonic() - begun
        last_word = verified(folder, "result", str(folder / "bundle.zip"))
        faults = [*tally.problems, *found["faults"], *grown_from(folder, watch.kept)]
    sizes = sorted(map(size_of, watch.kept))
    if len(sizes) < 2:
        faults.append("the log did not grow while people voted")
    times = sorted(tally.milliseconds)
    row = [
        "PostgreSQL" if options.database else "SQLite",
        f"{found['ballots']:,}",
        f"{found['receipts']:,}",
        str(options.clients),
        str(kills),
        cut,
        f"{tally.retries:,}",
        f"{len(times) / seconds:.0f}",
        f"{times[len(times) // 2]:.0f} / {times[int(len(times) * 0.95)]:.0f}",
        f"{counted:.0f}",
        f"{len(sizes)}: {sizes[0]} to {sizes[-1]} entries" if sizes else "none",
        str(len(faults)),
        last_word,
    ]
    say(
        "| database | voters counted | receipts | clients | kills | cut | tries again | ballots/s | ms, half / 95 % |"
        " close, count, check: s | checkpoints kept | faults | verifier |"
    )
    say(f"| {' | '.join(row)} |")
    for fault in faults[:50]:
        say(f"FAULT {fault}")
    return 1 if faults or last_word != HOLDS else 0


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main())
