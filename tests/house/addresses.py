"""Every address of the two URLconfs, with values for what stands in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from mithaq.commons.clocks.definitions import clock_kinds
from mithaq.commons.publish.queries import published
from mithaq.kit.registry import records

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
CONFS = (settings.ROOT_URLCONF, settings.DIRECTORY_URLCONF)


@dataclass(frozen=True)
class Address:
    """route: as written in the URLconf, language prefix included; view: what answers."""

    conf: str
    route: str
    name: str
    view: Any

    def __str__(self) -> str:
        return f"{self.route} ({self.name})"

    @property
    def takes_row(self) -> bool:
        return "<int:pk>" in self.route


def every_address(conf: str) -> list[Address]:
    return list(_walk(conf, get_resolver(conf).url_patterns, "", ""))


def _walk(conf: str, patterns: Any, before: str, space: str) -> Iterator[Address]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(conf, one.url_patterns, route, inner)
        elif isinstance(one, URLPattern):
            yield Address(conf, route, space + (one.name or ""), one.callback)


def in_language(addresses: list[Address], language: str) -> list[Address]:
    """Those without a language, and those of the pages, spelled in this one (they are the same in each)."""
    found = []
    for address in addresses:
        first, _slash, rest = address.route.partition("/")
        paged = first in LANGUAGES
        found.append(replace(address, route=f"{language}/{rest}") if paged else address)
    return list(dict.fromkeys(found))


# What stands in an address besides the number of a row, and `code` by where it stands: elsewhere it is the name of
# a thing, which the caller may know.
VALUES: dict[str, tuple[str, ...]] = {
    "record": tuple(record.code for record in records),
    "ending": ("csv", "xlsx", "json"),
    "language": ("fr",),
    "kind": tuple(kind.code for kind in clock_kinds),
    "year": ("2026",),
    "version": ("1",),
    "number": ("1",),
    "colour": ("0f5c5a",),
    "accent": ("b3471d",),
}
TALKED_ABOUT = tuple(record.code for record in records if record.comments or record.followable)
CODES: dict[str, tuple[str, ...]] = {
    "data/": tuple(published()),
    "en/data/": tuple(published()),
    "en/discuss/": TALKED_ABOUT,
    "en/notify/": TALKED_ABOUT,
    "en/desk/comments/": TALKED_ABOUT,
    "en/plans/": ("vision",),
    "en/desk/plans/": ("vision",),
}
OTHERWISE = ("x",)


def values_of(route: str, name: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    if name != "code":
        return VALUES.get(name, OTHERWISE)
    return next((found for place, found in CODES.items() if route.startswith(place)), (*OTHERWISE, *codes))


def paths(address: Address, pk: int, codes: tuple[str, ...] = ()) -> Iterator[str]:
    """The address with `pk` for every number and each value that may stand in the rest; codes: names of things."""
    if "(?P" in address.route:  # the one catch-all, for addresses of the API that do not exist
        yield "/api/v1/nothing"
        return
    found = [address.route]
    for part in address.route.split("<")[1:]:
        inside = part.partition(">")[0]
        kind, _colon, name = inside.rpartition(":")
        numbered = kind == "int" and name not in VALUES
        values = (str(pk),) if numbered else values_of(address.route, name, codes)
        found = [one.replace(f"<{inside}>", value, 1) for one in found for value in values]
    yield from (f"/{one}" for one in found)


def words_of(response: HttpResponse) -> str:
    """All that an answer says, headers included."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] == b"PK":
        body = _unzipped(body)
    return body.decode("utf-8", "replace") + str(dict(response.items()))


def _unzipped(body: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return b"\n".join(book.read(name) for name in book.namelist())
