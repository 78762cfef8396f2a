"""Clients that ask for pages over kept-alive connections, and what the server spent on them."""

from __future__ import annotations

import http.client
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Ask:
    """One request: method, path of the n-th one, host name, headers, body."""

    path: Callable[[int], str]
    host: str = "localhost"
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    body: Callable[[int], bytes] | None = None
    expect: tuple[int, ...] = (200,)


@dataclass(frozen=True)
class Measured:
    """requests, seconds on the clock, CPU seconds of the server, bytes of one answer, refused answers."""

    requests: int
    seconds: float
    cpu: float
    size: int
    refused: int

    @property
    def rate(self) -> float:
        return self.requests / self.seconds

    @property
    def cpu_ms(self) -> float:
        return 1000 * self.cpu / self.requests


def descendants(pid: int) -> list[int]:
    """The process and all below it."""
    found, queue = [], [pid]
    while queue:
        current = queue.pop()
        found.append(current)
        for task in Path(f"/proc/{current}/task").glob("*"):
            queue += [int(child) for child in (task / "children").read_text().split()]
    return found


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and its living descendants."""
    total = 0
    for one in descendants(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def measure(port: int, pid: int, ask: Ask, *, clients: int, requests: int) -> Measured:
    """`requests` requests from `clients` threads; the first answers warm up and are not counted."""
    sizes: list[int] = []
    refused = [0] * clients
    next_one = iter(range(requests))
    lock = threading.Lock()

    def one(connection: http.client.HTTPConnection, count: int, counted: bool, client: int) -> None:
        body = ask.body(count) if ask.body else None
        connection.request(ask.method, ask.path(count), body, {"Host": ask.host, **ask.headers})
        answer = connection.getresponse()
        size = len(answer.read())
        if counted:
            sizes.append(size)
            refused[client] += answer.status not in ask.expect

    def work(client: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while True:
            with lock:
                count = next(next_one, None)
            if count is None:
                break
            one(connection, count, True, client)
        connection.close()

    warm = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    if ask.method == "GET":
        for count in range(4):
            one(warm, 10**9 + count, False, 0)
    warm.close()
    cpu, begun = cpu_seconds(pid), time.perf_counter()
    threads = [threading.Thread(target=work, args=(client,)) for client in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begun
    return Measured(requests, seconds, cpu_seconds(pid) - cpu, max(sizes), sum(refused))
