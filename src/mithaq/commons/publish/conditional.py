"""Answers that a client need not fetch twice, and that any site may read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag

from .queries import version_of

View = TypeVar("View", bound=Callable[..., Any])
# Browsers ask again each time, a shared cache may answer for a minute.
FRESH = "public, max-age=0, s-maxage=60"


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


def _kept(request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse:
    etag = etag_of(request)
    if early := get_conditional_response(request, etag=etag):
        early["ETag"] = etag
        return early
    head, request.method = request.method == "HEAD", "GET"
    response: HttpResponse = view(request, *args, **kwargs)
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
