"""Asking a server whose address somebody typed: no way into our own network, no redirect, an end in time and size.

The name is resolved once, every address it has must be public, and the connection goes to the address that was
checked: a name that changes its mind between look and call gains nothing. Raises `Unreachable` (an OSError), whose
`kind` is a word for a list and never quotes the other side.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

SECONDS = 20.0
MOST_BYTES = 4_000_000
PIECE = 65_536


class Unreachable(OSError):
    """kind: "address", "private", "network", "slow", "large"."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class Answered:
    status: int
    body: bytes


def check_address(url: str, *, private: bool = False) -> None:
    """Raise Unreachable when the address is none we would ever ask; names are not resolved here."""
    parts = urlsplit(url)
    try:
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        port_is_sound = False
    plain = all(33 <= ord(letter) < 127 for letter in url)
    schemes = ("https", "http") if private else ("https",)
    if parts.scheme not in schemes or not parts.hostname or parts.username or not port_is_sound or not plain:
        raise Unreachable("address")


def ask(
    url: str,
    *,
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    private: bool = False,
    seconds: float = SECONDS,
) -> Answered:
    """GET, or POST of a form. private: addresses of our own network and plain HTTP are allowed."""
    check_address(url, private=private)
    until = time.monotonic() + seconds
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    body = urlencode(form).encode() if form is not None else None
    sent = {"User-Agent": "mithaq", "Accept-Encoding": "identity", **(headers or {})}
    if body is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
    connection = _connection(parts.scheme, parts.hostname or "", parts.port, private, seconds)
    # Timeouts of a socket are per read: one byte now and then would hold us for ever.
    end = threading.Timer(seconds, _hang_up, [connection.sock])
    end.start()
    try:
        connection.request("GET" if body is None else "POST", path, body, sent)
        answer = connection.getresponse()
        return Answered(answer.status, _read(answer, until))
    except TimeoutError as problem:
        raise Unreachable("slow") from problem
    except Unreachable:
        raise
    except (OSError, http.client.HTTPException) as problem:
        raise Unreachable("slow" if time.monotonic() >= until else "network") from problem
    finally:
        end.cancel()
        connection.close()


def _hang_up(joined: socket.socket) -> None:
    with suppress(OSError):
        joined.shutdown(socket.SHUT_RDWR)


def _connection(
    scheme: str, host: str, port: int | None, private: bool, seconds: float
) -> http.client.HTTPConnection:
    """To the address that was checked, under the name that was typed."""
    port = port or (443 if scheme == "https" else 80)
    address = _checked(host, port, private=private)
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    try:
        joined = socket.create_connection((address, port), timeout=seconds)
        if scheme == "https":
            joined = ssl.create_default_context().wrap_socket(joined, server_hostname=host)
    except TimeoutError as problem:
        raise Unreachable("slow") from problem
    except OSError as problem:
        raise Unreachable("network") from problem
    connection.sock = joined
    return connection


def _checked(host: str, port: int, *, private: bool) -> str:
    try:
        found = {str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as problem:
        raise Unreachable("network") from problem
    if not private and not all(is_public(one) for one in found):
        raise Unreachable("private")
    return sorted(found)[0]


def is_public(address: str) -> bool:
    """Of the open internet: not of this machine, its network, a cloud's own services, or written inside another."""
    one = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(one, ipaddress.IPv6Address):
        inner = one.ipv4_mapped or one.sixtofour or (one.teredo[1] if one.teredo else None)
        if inner is not None:
            one = inner
    return one.is_global and not one.is_multicast


def _read(answer: http.client.HTTPResponse, until: float) -> bytes:
    body = bytearray()
    while piece := answer.read1(PIECE):
        body += piece
        if len(body) > MOST_BYTES:
            raise Unreachable("large")
    if time.monotonic() >= until:
        raise Unreachable("slow")
    return bytes(body)
