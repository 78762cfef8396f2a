"""The outbox of a town, or on the bare host that of all towns and of the directory itself."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mithaq.commons.access.gates import public
from mithaq.commons.notify.models import OutboxMessage
from mithaq.commons.tenancy.middleware import town_of
from mithaq.commons.tenancy.models import Municipality

PAGE_SIZE = 20


def kept_here(request: HttpRequest) -> QuerySet[OutboxMessage]:
    rows = OutboxMessage.objects.select_related("municipality")
    town = town_of(request)
    return rows.filter(municipality=town) if town else rows


def layout_of(request: HttpRequest) -> str:
    return "layouts/public.html" if town_of(request) else "layouts/directory.html"


@public
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Newest first; on the bare host `?town=short-name` keeps one town's."""
    rows = kept_here(request)
    chosen = request.GET.get("town", "")
    if chosen:
        rows = rows.filter(municipality__slug=chosen)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    towns = [] if town_of(request) else Municipality.objects.order_by("slug")
    shown = {"page": page, "towns": towns, "chosen": chosen, "layout": layout_of(request)}
    return never_kept(render(request, "outbox/outbox.html", shown))


@public
@require_safe
def message(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(kept_here(request), pk=pk)
    return never_kept(render(request, "outbox/message.html", {"row": row, "layout": layout_of(request)}))


@public
@require_POST
def purge(request: HttpRequest) -> HttpResponse:
    kept_here(request).delete()
    messages.success(request, _("The outbox is empty."))
    return redirect("outbox")


def never_kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    return response
