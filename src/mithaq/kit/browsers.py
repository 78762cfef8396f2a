"""Somebody without an account is counted once for each browser: by a random word in a signed cookie."""

from __future__ import annotations

import secrets
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

COOKIE = "mithaq-browser"
YEAR = 365 * 24 * 3600

R = TypeVar("R", bound=HttpResponseBase)


def browser_of(request: HttpRequest) -> str:
    """The word this browser holds, or a new one, to be given to it by `with_browser`."""
    return request.get_signed_cookie(COOKIE, default="") or secrets.token_urlsafe(16)


def browser_digest(purpose: str, browser: str) -> str:
    """What is kept of the word: not the same for two purposes, so that their rows cannot be joined."""
    return salted_hmac(purpose, browser, algorithm="sha256").hexdigest()


def with_browser(response: R, browser: str) -> R:
    response.set_signed_cookie(
        COOKIE, browser, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response
