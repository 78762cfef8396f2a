"""What the values of settings must look like: each raises ValueError with the hint."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit


def one_of_schemes(*schemes: str) -> Any:
    def check(value: str) -> None:
        if urlsplit(value).scheme not in schemes:
            raise ValueError("begin it with " + " or ".join(f"{scheme}://" for scheme in schemes))

    return check


def host_name(value: str) -> None:
    if not re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", value):
        raise ValueError("write a host name alone, in lower case, without http:// and without a port")


def mail_way(value: str) -> None:
    if value != "outbox" and urlsplit(value).scheme not in ("smtp", "smtps", "smtp+starttls"):
        raise ValueError("write outbox, or smtp+starttls://user:password@host:587")


def reply_address(value: str) -> None:
    if not re.fullmatch(r"[a-z0-9._-]+@[a-z0-9.-]+", value):
        raise ValueError("write an address in lower case without a plus sign: answers@example.org")


def sms_way(value: str) -> None:
    if value == "outbox":
        return
    module, _, name = value.rpartition(".")
    try:
        found = bool(module and name) and find_spec(module) is not None
    except ModuleNotFoundError:
        found = False
    if not found:
        raise ValueError("write outbox, or the dotted path of a gateway class that can be imported")


def tile_address(value: str) -> None:
    parts = urlsplit(value)
    here = value.startswith("/") and not value.startswith("//")
    if not (here or parts.scheme == "https") or not all(mark in value for mark in ("{z}", "{x}", "{y}")):
        raise ValueError("write https://tiles.example/{z}/{x}/{y}.png, or a path of this host")


def tile_sources(value: str) -> list[str]:
    """Hosts from which a page may load pictures of a map: none, or one ({s} stands for any name in front)."""
    host = urlsplit(value).netloc.replace("{s}", "*")
    return [f"https://{host}"] if host else []


def cache_way(value: str) -> None:
    if value != "memory" and urlsplit(value).scheme not in ("redis", "rediss", "unix"):
        raise ValueError("write memory, or redis://host:6379/0")


def at_least(lowest: int) -> Any:
    def check(value: int) -> None:
        if value < lowest:
            raise ValueError(f"write {lowest} or more")

    return check


def a_port(value: int) -> None:
    if not 1 <= value <= 65535:
        raise ValueError("choose a port from 1 to 65535")


def long_enough(value: str) -> None:
    if len(value) < 50:
        raise ValueError("write at least 50 random characters, or leave it out to have one made")
