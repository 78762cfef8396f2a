"""Answers that a client need not fetch twice, that are made once for all, and that any site may read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag

from .queries import version_of

View = TypeVar("View", bound=Callable[..., Any])
# Browsers ask again each time, a shared cache may answer for a minute.
FRESH = "public, max-age=0, s-maxage=60"
# All that any of these addresses understands after its question mark.
PARAMETERS = ("cursor", "lang", "limit", "updated_since")
# Answers up to this many bytes are kept for a minute, for whoever asks the same.
LARGEST_BODY = 400_000
SECONDS = 60
cache = caches["pages"]


def etag_of(request: HttpRequest) -> str:
    """One tag for one address in one language, as long as nothing public has changed."""
    language = request.LANGUAGE_CODE
    return f"W/{quote_etag(f'{version_of(request.municipality)}.{language}')}"  # type: ignore[attr-defined]


def open_data(view: View) -> View:
    """GET and HEAD only, readable from any site, answered by 304 while nothing public has changed.

    The same for everyone: neither session nor cookies are looked at.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response["Access-Control-Allow-Methods"] = "GET, HEAD"
            response["Access-Control-Allow-Headers"] = "If-None-Match"
        elif request.method not in ("GET", "HEAD"):
            response = HttpResponseNotAllowed(["GET", "HEAD", "OPTIONS"])
        else:
            response = _kept(request, view, args, kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link"
        return response

    answer.access = "public"  # type: ignore[attr-defined]
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer  # type: ignore[return-value]


def place_of(request: HttpRequest, etag: str) -> str:
    """Where an answer is kept: town, version and language, host and address."""
    town = request.municipality.pk  # type: ignore[attr-defined]
    address = f"{town}.{etag}:{request.build_absolute_uri(request.path)}?{request.GET.urlencode()}"
    return f"data:{hashlib.blake2b(address.encode(), digest_size=16).hexdigest()}"


def _kept(request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse:
    etag = etag_of(request)
    if early := get_conditional_response(request, etag=etag):
        early["ETag"] = etag
        return early
    # What else stands in an address (a counter of visits, a cache-buster) changes nothing.
    asked = QueryDict(mutable=True)
    asked.update({name: request.GET[name] for name in PARAMETERS if name in request.GET})
    request.GET = asked  # type: ignore[assignment]
    head, request.method = request.method == "HEAD", "GET"
    place = place_of(request, etag)
    kept: tuple[bytes, dict[str, str]] | None = cache.get(place)
    if kept is not None:
        response = HttpResponse(kept[0], headers=kept[1])
    else:
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and not response.streaming and len(response.content) <= LARGEST_BODY:
            cache.set(place, (response.content, dict(response.items())), SECONDS)
    if head:
        # Nothing is streamed for a HEAD; the server would throw it away.
        response.close()
        response = HttpResponse(status=response.status_code, headers=dict(response.items()))
    if response.status_code == 200:
        response["ETag"] = etag
        response["Cache-Control"] = FRESH
        # The language of headings and messages follows the reader where the address does not say it.
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
