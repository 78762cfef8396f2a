"""Public pages kept for a moment, so that a town's whole traffic costs little more than a bare view.

Kept are answers to anonymous visitors (no session, no waiting message) of views marked `@public_page`, under
host, address, language and the town's `public_version`: each public act makes them stale at once, time alone
after a minute. Nothing that sets a cookie or holds a form's token is ever kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from mithaq.commons.access.gates import KEEP
from mithaq.commons.tenancy.middleware import host_of, preferred_language
from mithaq.commons.tenancy.queries import municipality_for_host

from .compression import ENCODERS, encoding_of

cache = caches["pages"]
# Pages speak of dates ("closes today"), so none lives longer than a minute, whatever happens.
SECONDS = 60
# A visitor may invent addresses: long ones and large answers are not worth the memory.
LONGEST_QUERY = 120
LARGEST_BODY = 400_000
# What social networks and newsletters add to a shared link; no page of ours reads it.
ADDED = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|mc_\w+|igshid|twclid|msclkid|ttclid)=[^&]*")
# Browsers ask again each time (304 is cheap), a shared cache may answer for some seconds.
FRESH = "public, max-age=0, s-maxage=10, must-revalidate"
# Cookies that make an answer somebody's own.
OWN = (settings.SESSION_COOKIE_NAME, "messages")
# Each answer gets its own from the middleware outside or the server.
NOT_KEPT = frozenset({"x-request-id", "content-length", "date", "content-encoding"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it will be sent again in one encoding: its headers, and its body."""

    headers: tuple[tuple[str, str], ...]
    etag: str
    body: bytes


class PageCacheMiddleware:
    """Stands outside everything but health and the log of requests."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forget_added(request)
        key = key_of(request)
        if key is None:
            return self.get_response(request)
        kept: Kept | None = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if not may_keep(request, response):
                return response
            kept = prepare(response, encoding_of(request))
            cache.set(key, kept, SECONDS)
        return answer(request, kept)


def forget_added(request: HttpRequest) -> None:
    """Nobody's page then repeats where another visitor came from, and all of them share one."""
    query = request.META.get("QUERY_STRING", "")
    if request.method in ("GET", "HEAD") and "=" in query:
        request.META["QUERY_STRING"] = ADDED.sub("", query).lstrip("&")


def key_of(request: HttpRequest) -> str | None:
    """Where this visitor's page is kept; None when it must be made for them."""
    if request.method not in ("GET", "HEAD") or any(name in request.COOKIES for name in OWN):
        return None
    meta = request.META
    query = meta.get("QUERY_STRING", "")
    if len(query) > LONGEST_QUERY or "HTTP_AUTHORIZATION" in meta or "HTTP_HX_REQUEST" in meta:
        return None
    host = host_of(request)
    municipality = municipality_for_host(host)
    if municipality is None:
        return None
    spoken = tuple(municipality.languages)
    prefix = request.path_info.split("/", 2)[1]
    language = prefix if prefix in spoken else preferred_language(request, spoken)
    encoding = encoding_of(request)
    parts = (request.scheme, meta.get("HTTP_HOST", host), request.path_info, query, language, encoding)
    digest = hashlib.blake2b("\n".join(str(part) for part in parts).encode(), digest_size=16).hexdigest()
    return f"page:{municipality.pk}.{municipality.public_version}:{digest}"


def may_keep(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.method == "GET"
        and response.status_code == 200
        and getattr(response, KEEP, False)
        and not response.streaming
        and not response.cookies
        # A token is one visitor's, even where its cookie is sent by something else.
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and b"csrfmiddlewaretoken" not in response.content
        and "private" not in response.get("Cache-Control", "")
        and "no-store" not in response.get("Cache-Control", "")
        and len(response.content) <= LARGEST_BODY
    )


def prepare(response: HttpResponse, encoding: str) -> Kept:
    body = response.content
    patch_vary_headers(response, ["Accept-Encoding", "Accept-Language", "Cookie"])
    headers = {name: value for name, value in response.items() if name.lower() not in NOT_KEPT}
    etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers |= {"ETag": etag, "Cache-Control": FRESH}
    if encoding:
        headers["Content-Encoding"] = encoding
        body = ENCODERS[encoding](body)
    return Kept(tuple(headers.items()), etag, body)


def answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    if kept.etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
        response = HttpResponse(status=304)
        del response["Content-Type"]
        response["ETag"], response["Cache-Control"] = kept.etag, FRESH
        response["Vary"] = dict(kept.headers)["Vary"]
        return response
    body = kept.body
    response = HttpResponse(b"" if request.method == "HEAD" else body)
    for name, value in kept.headers:
        response[name] = value
    response["Content-Length"] = str(len(body))
    return response
