"""The same values as XML, JSON or a table. XML is built element by element: nothing that was typed becomes markup."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

from django.http import HttpResponse

from mithaq.kit.tables import tame

FORMS = ("xml", "json")
LINES = 500
# What XML 1.0 cannot hold, even escaped.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Names of the elements of a list, where the standard gives them.
ITEMS = {
    "services": "service",
    "service_requests": "request",
    "errors": "error",
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
    "notes": "note",
}


def answer(form: str, root: str, value: Any, *, status: int = 200) -> HttpResponse:
    """root: name of the outermost element; JSON has no such name."""
    if form == "json":
        body = json.dumps(value, ensure_ascii=False).encode()
        return HttpResponse(body, content_type="application/json; charset=utf-8", status=status)
    body = ET.tostring(element(root, value), encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="text/xml; charset=utf-8", status=status)


def element(name: str, value: Any) -> ET.Element:
    found = ET.Element(name)
    if isinstance(value, dict):
        for key, part in value.items():
            found.append(element(key, part))
    elif isinstance(value, list | tuple):
        for part in value:
            found.append(element(ITEMS.get(name, "item"), part))
    elif isinstance(value, bool):
        found.text = "true" if value else "false"
    elif value is not None:
        found.text = FORBIDDEN.sub("", str(value))
    return found


def table(rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """CSV in pieces (UTF-8, RFC 4180), headed by the names of the standard; safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    for number, row in enumerate(rows, start=1):
        if number == 1:
            writer.writerow(row)
        writer.writerow("" if cell is None else tame(cell) for cell in row.values())
        if number % LINES == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()
