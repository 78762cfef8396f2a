"""Speaking to another body's GeoReport v2 server, in XML, the one form every such server must offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

from django.conf import settings

from mithaq.kit import outside
from mithaq.kit.sealed import Unreadable, unseal

from .models import Endpoint

PURPOSE = "requests.endpoint"
LONGEST = 4000

__all__ = ["PURPOSE", "Refused", "Rubbish", "Said", "Taken", "Unreadable"]


class Refused(Exception):
    """They understood and said no: trying again changes nothing. status: 400, 403, 404 …"""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Rubbish(OSError):
    """What came back is no answer of the standard."""


@dataclass(frozen=True)
class Taken:
    """They have it: under a number, or under a token for one that comes later."""

    remote_id: str
    token: str


@dataclass(frozen=True)
class Said:
    """What they say of a request."""

    remote_id: str
    status: str
    words: str


def send(endpoint: Endpoint, fields: Mapping[str, str], *, once: str) -> Taken:
    """Raises Refused, or an OSError when it is worth trying again (whether it arrived or not)."""
    key = unseal(endpoint.key_sealed, purpose=PURPOSE) if endpoint.key_sealed else ""
    given = {"api_key": key, **_town(endpoint), **fields}
    rows = _rows(endpoint, "requests.xml", form=given, headers={"Idempotency-Key": once})
    taken = Taken(_short(rows[0], "service_request_id"), _short(rows[0], "token")) if rows else None
    if taken is None or not (taken.remote_id or taken.token):
        raise Rubbish
    return taken


def number_behind(endpoint: Endpoint, token: str) -> str:
    """ "" while they have given none."""
    rows = _rows(endpoint, f"tokens/{quote(token, safe='')}.xml", query=_town(endpoint))
    return _short(rows[0], "service_request_id") if rows else ""


def said_of(endpoint: Endpoint, numbers: Sequence[str]) -> list[Said]:
    asked = {**_town(endpoint), "service_request_id": ",".join(numbers)}
    rows = _rows(endpoint, "requests.xml", query=asked)
    return [
        Said(_short(row, "service_request_id"), _short(row, "status").lower(), _long(row, "status_notes"))
        for row in rows
    ]


def private_partners() -> bool:
    return bool(settings.MITHAQ_PRIVATE_PARTNERS)


def _town(endpoint: Endpoint) -> dict[str, str]:
    return {"jurisdiction_id": endpoint.jurisdiction} if endpoint.jurisdiction else {}


def _rows(
    endpoint: Endpoint,
    path: str,
    *,
    query: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> list[ET.Element]:
    url = f"{endpoint.url.rstrip('/')}/{path}" + (f"?{urlencode(query)}" if query else "")
    answer = outside.ask(url, form=form, headers=headers, private=private_partners())
    if 400 <= answer.status < 500 and answer.status not in (408, 429):
        raise Refused(answer.status)
    if answer.status >= 300:
        raise Rubbish
    return list(parsed(answer.body).iter("request"))


def parsed(body: bytes) -> ET.Element:
    """UTF-8 without a document type: so it has no entities, outside or in, and nothing to grow."""
    try:
        text = body.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise Rubbish
        # As text: what the document says of its encoding is not heard any more.
        return ET.fromstring(text)  # noqa: S314  no document type came through
    except (UnicodeDecodeError, ET.ParseError, LookupError, ValueError) as problem:
        raise Rubbish from problem


def _short(row: ET.Element, name: str) -> str:
    return _long(row, name)[:120]


def _long(row: ET.Element, name: str) -> str:
    return (row.findtext(name) or "").strip()[:LONGEST]
