"""The public log, its digests for outsiders, and the auditor's check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.gates import officers, public
from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.streams import in_town

from .access import AUDIT
from .public_log import log_page
from .queries import chain_lines, head_of, verify

# The names of the kinds of fault, and what each means for whoever has to act on it.
FAULTS = {
    "altered": _("This entry was changed after it was written."),
    "removed": _("This entry is missing."),
    "reordered": _("This entry does not follow the one before it."),
    "erased": _("Words were wiped from this entry without an erasure in the history."),
    "cut": _("The chain ends elsewhere than it says."),
}


def log_context(request: HttpRequest) -> dict[str, Any]:
    """What the page of the log shows; the page itself is the business of commons/transparency, which seals it."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    actor = request.actor  # type: ignore[attr-defined]
    # Asked only where the words are not kept.
    page = SimpleLazyObject(lambda: log_page(actor, before))
    head = SimpleLazyObject(lambda: head_of(actor.municipality))
    return {"page": page, "head": head, "before": before}


@public
def chain(request: HttpRequest) -> HttpResponse:
    """JSON lines: number, previous digest, digest of the content, digest. No word of any entry."""
    town = request.municipality  # type: ignore[attr-defined]
    pieces = in_town(town, town.default_language, _pieces(town))
    response = StreamingHttpResponse(pieces, content_type="application/jsonl; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{town.slug}-chain.jsonl"'
    response["Access-Control-Allow-Origin"] = "*"
    return response  # type: ignore[return-value]


def _pieces(town: Municipality) -> Iterator[bytes]:
    lines: list[str] = []
    for line in chain_lines(town):
        lines.append(json.dumps(line))
        if len(lines) == 500:
            yield ("\n".join(lines) + "\n").encode()
            lines.clear()
    if lines:
        yield ("\n".join(lines) + "\n").encode()


@officers(AUDIT)
def check(request: HttpRequest) -> HttpResponse:
    """Walk the chain now and name every fault; asked by POST, for it reads the whole history."""
    town = request.municipality  # type: ignore[attr-defined]
    faults = None
    if request.method == "POST":
        faults = [(FAULTS[fault.kind], fault) for fault in verify(town)]
    return render(request, "audit/check.html", {"faults": faults, "head": head_of(town)})
