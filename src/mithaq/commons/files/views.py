"""Handing a file out, to those who may see it and in no way a browser could run it."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.gates import public
from mithaq.commons.access.policy import allowed, find

from .models import Attachment
from .registrations import url_of

# Should a browser show it after all: no scripts, no forms, nothing loaded, an origin of its own.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


@require_safe
@public
def file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """Pictures are shown, everything else is downloaded. 404 for whoever may not see it."""
    actor = request.actor  # type: ignore[attr-defined]
    attachment = find(actor, Attachment.objects.all(), pk=pk)
    if name != attachment.filename:
        return redirect(url_of(attachment))
    open_to_all = actor.is_anonymous or allowed(anonymous(actor.municipality), "view", attachment)
    return handed_out(request, attachment, open_to_all=open_to_all)


def handed_out(
    request: HttpRequest, attachment: Attachment, *, open_to_all: bool = False
) -> HttpResponseBase:
    """The file itself; whoever calls this has asked whether the reader may have it."""
    etag = quote_etag(attachment.sha256)
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = FileResponse(attachment.file.open("rb"), content_type=_type(attachment))
        response.headers["Content-Length"] = str(attachment.size)
    response.headers["ETag"] = etag
    saved_as = content_disposition_header(not attachment.is_image, attachment.filename)
    response.headers["Content-Disposition"] = saved_as or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = f"{'public' if open_to_all else 'private'}, no-cache"
    return response


def _type(attachment: Attachment) -> str:
    is_text = attachment.content_type.startswith("text/")
    return f"{attachment.content_type}; charset=utf-8" if is_text else attachment.content_type
