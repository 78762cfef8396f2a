"""The same values as XML or JSON. XML is built element by element: nothing that was typed becomes markup."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

from django.http import HttpResponse

FORMS = ("xml", "json")
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
