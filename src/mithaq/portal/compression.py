"""Answers made smaller for slow lines, in the best encoding the browser accepts."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import partial

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# Best first, at levels that cost less time than they save on any line.
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": partial(brotli.compress, quality=4),
    "gzip": partial(gzip.compress, compresslevel=4, mtime=0),
}
# Pictures, sheets and archives are small already.
KINDS = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
# Less fits into one packet anyway.
SMALLEST = 1000


class CompressionMiddleware:
    """For whole answers; what is streamed goes as it is, line by line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            response.streaming
            or response.has_header("Content-Encoding")
            or not response.get("Content-Type", "").startswith(KINDS)
            or len(response.content) < SMALLEST
        ):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if encoding := encoding_of(request):
            response.content = ENCODERS[encoding](response.content)
            response["Content-Encoding"] = encoding
            response["Content-Length"] = str(len(response.content))
            # The same words in other bytes.
            if (etag := response.get("ETag", "")) and not etag.startswith("W/"):
                response["ETag"] = f"W/{etag}"
        return response


def encoding_of(request: HttpRequest) -> str:
    """The best of our encodings this browser accepts; "" for none."""
    offered = request.META.get("HTTP_ACCEPT_ENCODING", "").lower().replace(" ", "").split(",")
    weights = {name: weight for name, _semicolon, weight in (one.partition(";") for one in offered)}
    # "br;q=0" means: anything but that.
    accepted = [name for name, weight in weights.items() if not weight or weight.strip("q=.0")]
    return next((name for name in ENCODERS if name in accepted), "")
