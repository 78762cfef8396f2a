"""GeoReport v2, strictly: http://wiki.open311.org/GeoReport_v2."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.access.gates import public
from mithaq.commons.access.request import TownRequest
from mithaq.commons.clocks.queries import clocks_of
from mithaq.registers.places.queries import open_zones

from .. import actions
from ..actions.keys import digest_of_key
from ..addresses import request_url
from ..enums import OPEN, Channel
from ..models import Category, Key, Request
from ..queries import categories_open, requests_of
from . import shapes
from .writing import FORMS, answer

LONGEST_SPAN = dt.timedelta(days=90)
MOST = 1000
HOUR = dt.timedelta(hours=1)


class Refused(Exception):
    """What the standard answers instead: (status, words), one or several."""

    def __init__(self, status: int, *words: str) -> None:
        super().__init__(status, *words)
        self.status, self.words = status, words


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
                town = request.GET.get("jurisdiction_id") or request.POST.get("jurisdiction_id")
                if town and town != request.municipality.slug:
                    raise Refused(404, "jurisdiction_id was not found.")
                return operation(request, form, **kwargs)
            except Refused as refused:
                found = shapes.errors([(refused.status, words) for words in refused.words])
                return answer(form, "errors", found, status=refused.status)

        return view

    return around


def nobody(request: TownRequest) -> Actor:
    """Whoever asks, the answer is what everybody reads."""
    return anonymous(request.municipality, channel="api")


def everybodys(request: TownRequest) -> QuerySet[Request]:
    rows = requests_of(nobody(request))
    return rows.select_related("category", "zone", "unit", "partner").prefetch_related("steps")


@georeport("GET", "HEAD")
def discovery(request: TownRequest, form: str) -> HttpResponse:
    base = request.build_absolute_uri("/open311/v2/")
    return answer(form, "discovery", shapes.discovery(base, str(request.municipality.name)))


@georeport("GET", "HEAD")
def services(request: TownRequest, form: str) -> HttpResponse:
    return answer(form, "services", [shapes.service(one) for one in categories_open()])


@georeport("GET", "HEAD")
def service(request: TownRequest, form: str, code: str) -> HttpResponse:
    return answer(form, "service_definition", shapes.definition(category_of(code)))


def category_of(code: str) -> Category:
    found = categories_open().filter(code=code).first()
    if found is None:
        raise Refused(404, "service_code was not found.")
    return found


@georeport("GET", "HEAD", "POST")
def requests(request: TownRequest, form: str) -> HttpResponse:
    if request.method == "POST":
        return _send(request, form)
    rows = _asked(request)
    return answer(form, "service_requests", _shown(request, rows))


@georeport("GET", "HEAD")
def one_request(request: TownRequest, form: str, pk: str) -> HttpResponse:
    found = _shown(request, everybodys(request).filter(pk__in=_numbers(pk))[:MOST])
    if not found:
        raise Refused(404, "service_request_id was not found.")
    return answer(form, "service_requests", found)


@georeport("GET", "HEAD")
def token(request: TownRequest, form: str, pk: str) -> HttpResponse:
    """Requests are numbered at once: the token is the number."""
    found = Request.objects.filter(pk__in=_numbers(pk), key__isnull=False).first()
    if found is None:
        raise Refused(404, "token was not found.")
    value = [{"token": str(found.pk), "service_request_id": str(found.pk)}]
    return answer(form, "service_requests", value)


def _numbers(typed: str) -> list[int]:
    parts = typed.split(",")
    if len(parts) > MOST or not all(one.isascii() and one.isdigit() and len(one) < 18 for one in parts):
        raise Refused(404, "service_request_id was not found.")
    return [int(one) for one in parts]


def _asked(request: TownRequest) -> list[Request]:
    """At most 90 days and 1000 requests, the latest first; page and page_size as an extension."""
    given = request.GET
    rows = everybodys(request)
    if given.get("service_request_id"):
        return list(rows.filter(pk__in=_numbers(given["service_request_id"]))[:MOST])
    end = _moment(given.get("end_date", ""), "end_date") or timezone.now()
    start = _moment(given.get("start_date", ""), "start_date") or end - LONGEST_SPAN
    if end - start > LONGEST_SPAN:
        start = end - LONGEST_SPAN
    rows = rows.filter(received_at__gte=start, received_at__lte=end)
    if given.get("service_code"):
        rows = rows.filter(category__code__in=given["service_code"].split(","))
    status = set(filter(None, given.get("status", "").split(",")))
    if status - {"open", "closed"}:
        raise Refused(400, "status is open or closed.")
    if status == {"open"}:
        rows = rows.filter(state__in=OPEN)
    elif status == {"closed"}:
        rows = rows.exclude(state__in=OPEN)
    size, page = _whole(given.get("page_size", ""), MOST), _whole(given.get("page", ""), 1)
    pages = Paginator(rows, min(size, MOST))
    return list(pages.page(page)) if page <= pages.num_pages else []


def _whole(typed: str, otherwise: int) -> int:
    if not typed:
        return otherwise
    if not (typed.isascii() and typed.isdigit() and 0 < len(typed) < 7 and int(typed) > 0):
        raise Refused(400, "page and page_size are whole numbers from 1.")
    return int(typed)


def _moment(typed: str, name: str) -> dt.datetime | None:
    """W3C: a moment, or a day."""
    if not typed:
        return None
    try:
        found = parse_datetime(typed)
        if found is None and (day := parse_date(typed)) is not None:
            found = dt.datetime.combine(day, dt.time())
    except ValueError:
        found = None
    if found is None:
        raise Refused(400, f"{name} is written as 2026-11-22T08:00:00Z.")
    return timezone.make_aware(found) if timezone.is_naive(found) else found


def _shown(request: TownRequest, rows: Any) -> list[shapes.Shape]:
    found = list(rows)
    clocks = clocks_of("requests.answer", found)
    return [
        shapes.service_request(one, clocks.get(one.pk), request.build_absolute_uri(request_url(one)))
        for one in found
    ]


# Sending one in.


def _send(request: TownRequest, form: str) -> HttpResponse:
    given = request.POST
    key = _key(given.get("api_key", ""))
    if not given.get("service_code"):
        raise Refused(400, "service_code was not provided.")
    category = category_of(given["service_code"])
    actor = nobody(request)
    zone = open_zones(actor).filter(code=given["address_id"]).first() if given.get("address_id") else None
    name = " ".join(filter(None, (given.get("first_name", "").strip(), given.get("last_name", "").strip())))
    answers = {
        name.removeprefix("attribute[").removesuffix("]"): str(value)
        for name, value in given.items()
        if name.startswith("attribute[") and name.endswith("]")
    }
    try:
        filed = actions.submit(
            by=actor,
            category=category,
            text=given.get("description", ""),
            zone=zone,
            landmark=given.get("address_string", ""),
            point=_point(given),
            answers=answers,
            name=name,
            email=given.get("email", ""),
            phone=given.get("phone", ""),
            channel=Channel.API,
            hold=True,
            sent_by=key,
        )
    except ValidationError as problem:
        raise Refused(400, *_words(problem)) from problem
    receipt = request.build_absolute_uri(reverse("receipt_scanned", args=[filed.receipt.replace(" ", "")]))
    value = [
        {
            "service_request_id": str(filed.request.pk),
            "service_notice": receipt,
            "account_id": None,
        }
    ]
    return answer(form, "service_requests", value, status=201)


def _key(typed: str) -> Key:
    found = (
        Key.objects.filter(digest=digest_of_key(typed), revoked_at__isnull=True).first() if typed else None
    )
    if found is None:
        raise Refused(403, "api_key is missing or not valid.")
    recent = Request.objects.filter(key=found, received_at__gt=timezone.now() - HOUR).count()
    if recent >= found.per_hour:
        raise Refused(429, "This key has sent as many requests as it may within an hour.")
    return found


def _point(given: Any) -> tuple[float, float] | None:
    if not (given.get("lat") or given.get("long")):
        return None
    try:
        return float(given["lat"]), float(given["long"])
    except (KeyError, ValueError) as problem:
        raise Refused(400, "lat and long are decimal degrees, both of them.") from problem


def _words(problem: ValidationError) -> list[str]:
    """Which parameter, and what is wrong with it."""
    if not hasattr(problem, "error_dict"):
        return problem.messages
    names = {
        "text": "description",
        "zone": "lat, long, address_string or address_id",
        "point": "lat and long",
    }
    return [
        f"{names.get(field, field)}: {words}"
        for field, found in problem.message_dict.items()
        for words in found
    ]
