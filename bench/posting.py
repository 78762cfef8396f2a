"""A visitor's comment, as their browser sends it from the page they read."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from .load import Ask
from .serving import Served

WORDS = "نريد أن نعرف متى تصلح الإنارة في حينا، ومن يسهر عليها"


def prepared(served: Served, host: str) -> Ask:
    """A comment to the section of the plan under consultation; every one has words of its own."""
    plan = served.find("/ar/plans/", r"/ar/plans/\d+[^\"/]*/")
    number = re.search(r"/plans/(\d+)", plan)
    assert number is not None
    section = f"/ar/plans/{number.group(1)}/sections/vision/"
    page = served.get(section, host)
    action = re.search(r'<form\s+method="post"\s+action="([^"]*discuss[^"]*)"', page)
    stamp = re.search(r'name="stamp"\s+value="([^"]+)"', page)
    if action is None or stamp is None:
        raise LookupError(f"no comment form on {section}")

    def body(count: int) -> bytes:
        fields = {"text": f"{WORDS} {count}", "name": f"زائر {count}", "stamp": stamp.group(1), "website": ""}
        return urlencode(fields).encode()

    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin",
        "Origin": f"http://{host}:{served.port}",
    }
    return Ask(lambda _count: action.group(1), host, "POST", headers, body, expect=(200, 302, 303))
