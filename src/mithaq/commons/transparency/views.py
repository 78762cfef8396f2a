"""The log for everybody: its page, its poster, and the addresses machines read."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.views import log_context
from mithaq.commons.tenancy.queries import address_of
from mithaq.methods.transparency import TransparencyError

from .actions import take_cosignatures
from .poster import poster_pdf
from .queries import latest_checkpoint, log_of
from .serving import answer
from .showing import seal_of

LONGEST_NOTE = 20_000
FOR_EVER = "public, max-age=31536000, immutable"
NOT_KEPT = "no-cache"


@public_page
def log(request: TownRequest) -> HttpResponse:
    """The public acts, and below them the seal."""
    seal = SimpleLazyObject(lambda: seal_of(request.municipality))
    return render(request, "transparency/log.html", {**log_context(request), "seal": seal})


@public_page
def check(request: TownRequest) -> HttpResponse:
    """The same check as the verifier's, by the browser; all of it happens there."""
    address = f"{address_of(request.municipality)}/log"
    return render(request, "transparency/check.html", {"address": address})


@public
@require_safe
def poster(request: TownRequest) -> HttpResponse:
    """The latest checkpoint on one sheet, in the page's language."""
    checkpoint = latest_checkpoint()
    if checkpoint is None:
        raise Http404
    written = poster_pdf(request.municipality, checkpoint, request.LANGUAGE_CODE)
    name = f"{request.municipality.slug}-log-{checkpoint.size}.pdf"
    return HttpResponse(
        written,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": NOT_KEPT},
    )


@public
@require_safe
def file(request: TownRequest, path: str) -> HttpResponse:
    """Checkpoint, keys, tiles, bundles of entries, the verifier (c2sp.org/tlog-tiles). Open to other sites."""
    log_ = log_of(request.municipality)
    found = answer(log_, path) if log_ else None
    if found is None:
        return HttpResponse("Nothing stands here.\n", status=404, content_type="text/plain; charset=utf-8")
    return HttpResponse(
        found.body,
        content_type=found.content_type,
        headers={
            "Cache-Control": FOR_EVER if found.for_ever else NOT_KEPT,
            "Access-Control-Allow-Origin": "*",
            "X-Content-Type-Options": "nosniff",
        },
    )


@public
@csrf_exempt  # a witness is no browser; the signature of a named key is the authority, and it opens nothing else
@require_POST
def cosign(request: TownRequest) -> HttpResponse:
    """A checkpoint of this log with a cosignature below, as `mithaq witness` sends it."""
    words = request.body[: LONGEST_NOTE + 1].decode("utf-8", errors="replace")
    try:
        count = take_cosignatures(words)
    except TransparencyError as problem:
        return HttpResponse(f"{problem}\n", status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(f"{count} new\n", content_type="text/plain; charset=utf-8")
