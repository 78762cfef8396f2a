"""Handing a file out, to those who may see it and in no way a browser could run it."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.gates import public, signed_in
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.registry import record_of
from mithaq.kit.rowforms import posted, sent

from .actions import black_out
from .forms import CoverForm
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


@signed_in
def file_cover(request: TownRequest, pk: int) -> HttpResponse:
    """Black parts of a picture out for everybody. Works on the picture as it was sent, from its latest boxes."""
    found = find(request.actor, Attachment.objects.select_related("original"), "cover", pk=pk)
    source = found.original or found
    latest = source.versions.order_by("-pk").first()
    form = CoverForm(posted(request), initial=CoverForm.start(latest.boxes if latest else []))
    back = back_to(source)
    if sent(form, lambda: black_out(by=request.actor, attachment=source, boxes=form.boxes())):
        messages.success(
            request, gettext("Everybody sees the new version; officers keep the picture as it was sent.")
        )
        return redirect(back)
    context = {"form": form, "attachment": source, "picture": url_of(source), "back": back}
    return render(request, "files/cover.html", context, status=422 if form.is_bound else 200)


def back_to(attachment: Attachment) -> str:
    """The officers' page of what the file belongs to."""
    subject = attachment.subject
    address = record_of(subject).desk_url if subject is not None else None
    return address(subject) if address is not None else url_of(attachment)
