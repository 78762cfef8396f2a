"""The code in its holder's browser: an hour of not typing it again."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .codes import plain

COOKIE = "mithaq-receipt"
SECONDS = 3600


def with_receipt(response: HttpResponse, code: str) -> HttpResponse:
    """Keep the code in this browser; signed, out of reach of scripts."""
    response.set_signed_cookie(
        COOKIE,
        plain(code),
        max_age=SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def receipt_of(request: HttpRequest) -> str:
    """The code this browser holds; "" when it holds none."""
    return request.get_signed_cookie(COOKIE, default="", max_age=SECONDS) or ""
