"""The real server, started and stopped as systemd does it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mithaq.commons.tenancy.queries import address_at
from mithaq.portal.cli.serve import answer_at

from .running import COMMAND, empty_database, environment, mithaq


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def ready(tmp_path_factory, migrated) -> Iterator[dict[str, str]]:
    """The environment of an installation that can be served."""
    with migrated("serve", tmp_path_factory.mktemp("served")) as env:
        yield env


@contextmanager
def served(env: dict[str, str], *words: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    command = [*COMMAND, "serve", "--port", str(port), "--workers", "1", *words]
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            # Said once a connection is taken.
            first = server.stdout.readline()
            assert first == f"mithaq: listening on 127.0.0.1, port {port}. Ctrl+C stops it.\n"
            yield server, port
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=300)


def get(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.body = response.read()
    connection.close()
    return response


def test_serve_when_asked_to_stop_then_it_ends_well(ready):
    with served(ready) as (server, port):
        live = get(port, "/health/live")
        assert (live.status, json.loads(live.body)) == (200, {"status": "ok"})
        assert json.loads(get(port, "/health/ready").body)["checks"]["database"] == "ok"
    assert server.returncode == 0


def test_serve_when_a_static_file_is_asked_for_then_it_comes_compressed_and_for_ever(ready):
    manifest = json.loads((Path(ready["MITHAQ_VAR"]) / "static" / "staticfiles.json").read_text())
    name = manifest["paths"]["kit/mithaq.css"]
    with served(ready) as (_, port):
        sheet = get(port, f"/static/{name}", **{"Accept-Encoding": "br"})
    assert (sheet.status, sheet.getheader("Content-Encoding")) == (200, "br")
    assert "immutable" in sheet.getheader("Cache-Control")


def test_serve_when_the_worker_is_killed_then_another_takes_its_place(ready):
    with served(ready, "--with-worker") as (server, _):
        [worker] = children(server.pid, "worker")
        subprocess.run(["kill", "-9", str(worker)], check=True)
        assert server.stdout.readline() == "mithaq: the worker had ended; another carries on.\n"
        [another] = children(server.pid, "worker")
        assert another != worker
    assert children(server.pid, "worker") == []


def children(parent: int, word: str) -> list[int]:
    """Processes of `parent` whose command line holds `word` (Linux)."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text().rpartition(")")[2].split()
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if int(status[1]) == parent and word.encode() in words:
            found.append(int(folder.name))
    return found


def test_serve_when_the_database_is_older_than_the_code_then_it_says_what_to_do(tmp_path, db):
    with empty_database("serve_old") as database:
        done = mithaq("serve", env=environment(tmp_path, database))
    assert (done.returncode, done.stderr) == (
        1,
        "mithaq: The database is older than this version. Hint: mithaq migrate.\n",
    )


def test_links_when_served_at_another_port_then_name_it(settings, monkeypatch):
    settings.MITHAQ_HTTPS, settings.MITHAQ_PORT = False, 8000
    monkeypatch.setenv("MITHAQ_PORT", "8000")
    answer_at(8790)
    assert (address_at("regueb.localhost"), os.environ["MITHAQ_PORT"]) == (
        "http://regueb.localhost:8790",
        "8790",
    )
