"""The production server with the demonstration and 500 comments, on SQLite or PostgreSQL."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLI = [sys.executable, "-m", "mithaq.portal.cli"]


@dataclass(frozen=True)
class Served:
    """A running server: its port, its process, and how to run a command on its data."""

    port: int
    pid: int
    environment: dict[str, str]

    def run(self, *arguments: str) -> str:
        return subprocess.run(
            [*CLI, *arguments], env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def get(self, path: str, host: str = "regueb.localhost") -> str:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"Host": host})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode()

    def cookies_of(self, path: str, host: str) -> str:
        """The Cookie header of a browser that opened the link and pressed its button."""
        cookies: SimpleCookie = SimpleCookie()
        page = self._exchange("GET", path, {"Host": host}, "", cookies)
        token = re.search(r'name="csrfmiddlewaretoken"\s+value="([^"]+)"', page)
        if token is None:
            raise LookupError(f"no button on {path}")
        headers = {
            "Host": host,
            "Referer": f"http://{host}{path}",
            "Cookie": written(cookies),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token.group(1)})
        self._exchange("POST", path, headers, body, cookies)
        return written(cookies)

    def _exchange(
        self, method: str, path: str, headers: dict[str, str], body: str, cookies: SimpleCookie
    ) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            cookies.load(line)
        return answer.read().decode()

    def find(self, path: str, pattern: str) -> str:
        """The first link on a page that matches."""
        found = re.search(rf'href="({pattern})"', self.get(path))
        if found is None:
            raise LookupError(f"no link like {pattern} on {path}")
        return found.group(1)


def written(cookies: SimpleCookie) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait(port: int) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the server did not start")


@contextmanager
def bare() -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1"]
    command += ["--blocking-threads", "2", "--no-ws", "--port", str(port), "bench.bare:application"]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait(port)
        yield Served(port, process.pid, environment)
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def town(database: str | None, comments: int) -> Iterator[Served]:
    """Serve the demonstration; database: a DATABASE_URL, None for SQLite."""
    folder = Path(tempfile.mkdtemp(prefix="mithaq-bench-"))
    port = free_port()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MITHAQ_")}
    environment |= {
        "MITHAQ_PROFILE": "demo",
        "MITHAQ_VAR": str(folder),
        "MITHAQ_PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "mithaq.portal.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    }
    environment.pop("DATABASE_URL", None)
    if database:
        environment["DATABASE_URL"] = database
    prepare = subprocess.run(
        [*CLI, "demo", "--no-serve"], env=environment, capture_output=True, text=True, check=False
    )
    if prepare.returncode:
        raise SystemExit(prepare.stdout + prepare.stderr)
    subprocess.run([sys.executable, "-m", "bench.fill", str(comments)], cwd=ROOT, env=environment, check=True)
    server = subprocess.Popen(
        [*CLI, "serve", "--workers", "1", "--threads", "2", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        # One line a request, and its writing is part of the cost.
        stderr=subprocess.DEVNULL,
    )
    try:
        wait(port)
        yield Served(port, server.pid, environment)
    finally:
        server.terminate()
        server.wait(60)
        shutil.rmtree(folder, ignore_errors=True)
