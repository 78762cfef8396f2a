"""GeoReport v2, strictly: http://wiki.open311.org/GeoReport_v2."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.request import TownRequest
from mithaq.commons.clocks.queries import clocks_of
from mithaq.commons.tenancy.streams import in_town

from ..addresses import picture_url, request_url
from ..models import Request
from ..queries import categories_open, public_pictures
from . import shapes
from .asking import MOST, Refused, asked, category_of, everybodys, numbers, page, posted
from .described import described
from .sending import taken
from .writing import FORMS, answer, table


def georeport(*methods: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """An operation: known format, allowed method, the right town, refusals in the standard's words."""

    def around(operation: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @csrf_exempt  # programs hold keys, not sessions: no cookie has any power here
        @never_cache
        @public
        @wraps(operation)
        def view(request: TownRequest, form: str, **kwargs: Any) -> HttpResponse:
            if form not in FORMS:
                raise Http404
            try:
                if request.method not in methods:
                    raise Refused(405, "This method is not offered here.")
                town = request.GET.get("jurisdiction_id") or posted(request).get("jurisdiction_id")
                if town and town != request.municipality.slug:
                    raise Refused(404, "jurisdiction_id was not found.")
                return operation(request, form, **kwargs)
            except Refused as refused:
                found = shapes.errors([(refused.status, words) for words in refused.words])
                return answer(form, "errors", found, status=refused.status)

        return view

    return around


@georeport("GET", "HEAD")
def discovery(request: TownRequest, form: str) -> HttpResponse:
    base = request.build_absolute_uri("/open311/v2")
    return answer(form, "discovery", shapes.discovery(base, str(request.municipality.name)))


@public_page
def description(request: TownRequest) -> HttpResponse:
    base = request.build_absolute_uri("/open311/v2")
    return JsonResponse(described(base, str(request.municipality.name)))


@georeport("GET", "HEAD")
def services(request: TownRequest, form: str) -> HttpResponse:
    return answer(form, "services", [shapes.service(one) for one in categories_open()])


@georeport("GET", "HEAD")
def service(request: TownRequest, form: str, code: str) -> HttpResponse:
    return answer(form, "service_definition", shapes.definition(category_of(code)))


@georeport("GET", "HEAD", "POST")
def requests(request: TownRequest, form: str) -> HttpResponse:
    if request.method == "POST":
        return answer(form, "service_requests", [taken(request)], status=201)
    return answer(form, "service_requests", _shown(request, page(request, asked(request))))


@public
@never_cache
def bulk(request: TownRequest) -> HttpResponseBase:
    """All the rows of a span of any length as one table, in pieces: what pages of a thousand are too small for."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    try:
        rows = asked(request, longest=None)
    except Refused as refused:
        return HttpResponse("\n".join(refused.words), status=refused.status, content_type="text/plain")
    town = request.municipality
    language = get_language() or town.default_language
    pieces = in_town(town, language, table(_pieces(request, rows)))
    found = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    found["Content-Disposition"] = f'attachment; filename="{town.slug}-requests.csv"'
    return found


def _pieces(request: TownRequest, rows: QuerySet[Request]) -> Iterator[shapes.Shape]:
    """By number, so that what arrives meanwhile moves nothing."""
    last = 0
    while True:
        found = list(rows.order_by("pk").filter(pk__gt=last)[:MOST])
        yield from _shown(request, found)
        if len(found) < MOST:
            return
        last = found[-1].pk


@georeport("GET", "HEAD")
def one_request(request: TownRequest, form: str, pk: str) -> HttpResponse:
    found = _shown(request, everybodys(request).filter(pk__in=numbers(pk))[:MOST])
    if not found:
        raise Refused(404, "service_request_id was not found.")
    return answer(form, "service_requests", found)


@georeport("GET", "HEAD")
def token(request: TownRequest, form: str, pk: str) -> HttpResponse:
    """Requests are numbered at once: the token is the number."""
    found = Request.objects.filter(pk__in=numbers(pk), key__isnull=False).first()
    if found is None:
        raise Refused(404, "token was not found.")
    value = [{"token": str(found.pk), "service_request_id": str(found.pk)}]
    return answer(form, "service_requests", value)


def _shown(request: TownRequest, rows: Iterable[Request]) -> list[shapes.Shape]:
    found = list(rows)
    clocks, pictures = clocks_of("requests.answer", found), public_pictures(found)
    extended = request.GET.get("extensions") == "true"
    shown = []
    for one in found:
        url = request.build_absolute_uri(request_url(one))
        picture = pictures.get(one.pk)
        media = request.build_absolute_uri(picture_url(picture)) if picture is not None else None
        shape = shapes.service_request(one, clocks.get(one.pk), url, media)
        shown.append({**shape, "notes": shapes.notes(one)} if extended else shape)
    return shown
