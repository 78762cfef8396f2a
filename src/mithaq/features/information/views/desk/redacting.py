"""Blacking out parts of a PDF: choose it, mark page by page, make the copy."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.files.queries import attachments_of
from mithaq.kit.parse import ParseError, parse_int
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...access import HANDLE
from ...addresses import desk_inquiry_url
from ...forms import BlackoutForm, CopyForm, CoverForm
from ...models import Inquiry, Redaction


@officers(HANDLE)
def blackout(request: TownRequest, pk: int) -> HttpResponse:
    """Choose a PDF of the request, or upload one."""
    row = find(request.actor, Inquiry.objects.all(), "handle", pk=pk)
    papers = attachments_of(request.actor, row).filter(content_type=actions.PDF)
    form = BlackoutForm(posted(request), request.FILES or None, papers=papers)
    begun = sent(form, lambda: actions.start_redaction(by=request.actor, inquiry=row, **form.cleaned_data))
    if begun:
        return redirect("desk_information_redaction", row.pk, begun.pk)
    context = {
        "form": form,
        "inquiry": row,
        "back": desk_inquiry_url(row),
        "redactions": row.redactions.select_related("source", "result"),
    }
    return render(request, "information/desk/blackout.html", context, status=422 if form.is_bound else 200)


def _redaction(request: TownRequest, pk: int, redaction: int) -> Redaction:
    row = find(request.actor, Inquiry.objects.all(), "handle", pk=pk)
    found = row.redactions.select_related("source", "result", "inquiry__disclosure").filter(pk=redaction)
    chosen = found.first()
    if chosen is None:
        raise Http404
    return chosen


def _page(request: TownRequest, redaction: Redaction) -> int:
    """The page in view, from the address; the first when it says nothing sensible."""
    try:
        return min(max(parse_int(request.GET.get("page", "1")), 1), redaction.pages)
    except ParseError:
        return 1


@never_cache
@officers(HANDLE)
def redaction(request: TownRequest, pk: int, redaction: int) -> HttpResponse:
    """One page, what is marked on it, and another mark."""
    row = _redaction(request, pk, redaction)
    page = _page(request, row)
    form = CoverForm(posted(request), inquiry=row.inquiry)
    if sent(form, lambda: actions.cover(by=request.actor, redaction=row, page=page, **form.cleaned_data)):
        return _at(row, page)
    return _shown(request, row, page, form, CopyForm(inquiry=row.inquiry))


def _shown(request: TownRequest, row: Redaction, page: int, form: Any, copy: Any) -> HttpResponse:
    covers = list(row.covers.all())
    context = {
        "redaction": row,
        "inquiry": row.inquiry,
        "page": page,
        "before": page - 1 if page > 1 else None,
        "after": page + 1 if page < row.pages else None,
        "covers": [one for one in covers if one.page == page],
        "total": len(covers),
        "form": form,
        "copy": copy,
        "back": desk_inquiry_url(row.inquiry),
    }
    wrong = form.is_bound or copy.is_bound
    return render(request, "information/desk/redaction.html", context, status=422 if wrong else 200)


def _at(row: Redaction, page: int) -> HttpResponse:
    address = reverse("desk_information_redaction", args=[row.inquiry_id, row.pk])
    return redirect(f"{address}?page={page}#marks")


@never_cache
@officers(HANDLE)
@require_safe
def redaction_page(request: TownRequest, pk: int, redaction: int, page: int) -> HttpResponse:
    """The picture of a page, under a veil where it will be black; for the officer alone."""
    row = _redaction(request, pk, redaction)
    if not 1 <= page <= row.pages or row.source is None:
        raise Http404
    return HttpResponse(
        actions.page_of(by=request.actor, redaction=row, page=page), content_type="image/jpeg"
    )


@officers(HANDLE)
@require_POST
def uncover(request: TownRequest, pk: int, redaction: int, cover: int) -> HttpResponse:
    row = _redaction(request, pk, redaction)
    mark = row.covers.filter(pk=cover).first()
    if mark is None:
        raise Http404
    try:
        actions.uncover(by=request.actor, redaction=row, cover=mark)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return _at(row, mark.page)


@officers(HANDLE)
@require_POST
def finish(request: TownRequest, pk: int, redaction: int) -> HttpResponse:
    row = _redaction(request, pk, redaction)
    form = CopyForm(posted(request), inquiry=row.inquiry)
    if sent(form, lambda: actions.finish_redaction(by=request.actor, redaction=row, **form.cleaned_data)):
        messages.success(request, gettext("The copy is made: open it and look at every page."))
        return redirect("desk_information_blackout", row.inquiry_id)
    return _shown(request, row, 1, CoverForm(inquiry=row.inquiry), form)
