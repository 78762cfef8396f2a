"""`mithaq serve`: granian in WSGI mode, with a worker beside it when asked."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from mithaq.portal import health
from mithaq.portal.ops.running import Busy, holding

from .commands import CommandFailed
from .say import say

# A request that is being answered gets this long to end when the server stops.
GRACE_SECONDS = 15
RESTART_SECONDS = 2.0
HIGHEST_PORT = 65535


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default=settings.MITHAQ_HOST, help="address to listen on (%(default)s)")
    parser.add_argument(
        "--port", type=port_number, default=settings.MITHAQ_PORT, help="port to listen on (%(default)s)"
    )
    parser.add_argument(
        "--workers", type=positive, default=settings.MITHAQ_WORKERS, help="processes (%(default)s)"
    )
    parser.add_argument(
        "--threads",
        type=positive,
        default=settings.MITHAQ_THREADS,
        help="threads in each process (%(default)s)",
    )
    parser.add_argument("--with-worker", action="store_true", help="carry out jobs, too")


def positive(raw: str) -> int:
    if not raw.isdecimal() or int(raw) < 1:
        raise argparse.ArgumentTypeError("write a whole number, 1 or more")
    return int(raw)


def port_number(raw: str) -> int:
    if not raw.isdecimal() or not 1 <= int(raw) <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"write a whole number from 1 to {HIGHEST_PORT}")
    return int(raw)


def run(options: argparse.Namespace) -> None:
    if not health.database():
        raise CommandFailed("The database does not answer. Hint: mithaq doctor.")
    if not health.migrations():
        raise CommandFailed("The database is older than this version. Hint: mithaq migrate.")
    if not settings.DEBUG and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise CommandFailed("The static files are not collected. Hint: mithaq migrate.")
    require_free(options.host, options.port)
    serve(options)


def answer_at(port: int) -> None:
    """Links in letters and on pages name this port, in this process and in those it starts."""
    settings.MITHAQ_PORT = port
    os.environ["MITHAQ_PORT"] = str(port)


def serve(options: argparse.Namespace) -> None:
    """Until a signal stops it."""
    answer_at(options.port)
    server = Server(
        "mithaq.portal.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=options.threads,
        # A thread keeps its database connection: let it live through quiet minutes.
        blocking_threads_idle_timeout=600,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE_SECONDS,
        log_level=LogLevels.warning,
    )
    try:
        with holding(alone=False), worker_beside() if options.with_worker else nothing_beside():
            threading.Thread(target=announce, args=(options.host, options.port), daemon=True).start()
            leave_database()
            server.serve()
    except Busy:
        raise CommandFailed("A restore is under way. Hint: start again when it is done.") from None


def leave_database() -> None:
    """Before the processes of the server fork: a connection two of them held would give one the other's rows."""
    for connection in connections.all():
        connection.close()
        # Only PostgreSQL keeps a pool; its threads would not live on in a fork, and nobody would get a connection.
        if getattr(connection, "pool", None) is not None:
            connection.close_pool()  # type: ignore[attr-defined]


def listening_problem(host: str, port: int) -> str:
    """Why nobody can listen there now; "" when one can."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            return problem.strerror or str(problem)
    return ""


def next_free(host: str, port: int) -> int | None:
    """The first port from `port` on that can be used, or None when none of the next twenty can."""
    nearby = range(port, min(port + 20, HIGHEST_PORT + 1))
    return next((one for one in nearby if not listening_problem(host, one)), None)


def require_free(host: str, port: int) -> None:
    """Said before the work begins, not after it."""
    if problem := listening_problem(host, port):
        free = next_free(host, port)
        other = f': --port {free} (with make: ARGS="--port {free}")' if free else " with --port"
        raise CommandFailed(
            f"Port {port} cannot be used ({problem}). Hint: stop what runs there, or choose another{other}."
        )


def announce(host: str, port: int) -> None:
    """Say so once a connection is taken, not before: scripts wait for this line."""
    for _ in range(600):
        try:
            socket.create_connection((host, port), timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            say(f"listening on {host}, port {port}. Ctrl+C stops it.")
            return


@contextmanager
def nothing_beside() -> Iterator[None]:
    yield


@contextmanager
def worker_beside() -> Iterator[None]:
    """A `mithaq worker` process that is started anew whenever it ends, and stops with us."""
    stopping = threading.Event()
    command = [sys.executable, "-m", "mithaq.portal.cli", "worker", "--parent", str(os.getpid())]
    current = [subprocess.Popen(command)]

    def watch() -> None:
        while not stopping.is_set():
            current[0].wait()
            if not stopping.wait(RESTART_SECONDS):
                current[0] = subprocess.Popen(command)
                say("the worker had ended; another carries on.")

    watcher = threading.Thread(target=watch, name="worker-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stopping.set()
        current[0].terminate()
        watcher.join(GRACE_SECONDS)
