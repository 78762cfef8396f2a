"""Posts from pages that carry no token, because the same copy is kept for every visitor.

The browser itself says where a form was sent from (Sec-Fetch-Site, Origin, Referer); no other site can write
these headers. Whoever is signed in still needs Django's token, since only their posts have power to lend.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.views.csrf import csrf_failure
from django.views.decorators.csrf import csrf_exempt

View = TypeVar("View", bound=Callable[..., Any])

SAFE = ("GET", "HEAD", "OPTIONS")
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the name of a field)


def from_this_site(request: HttpRequest) -> bool | None:
    """Whether a page of this very host sent the form; None when the browser does not say."""
    if said := request.headers.get("Sec-Fetch-Site"):
        return said in ("same-origin", "none")
    source = request.headers.get("Origin") or request.headers.get("Referer")
    if not source or source == "null":
        return None
    return urlsplit(source).netloc == request.get_host()


def needs_token(request: HttpRequest) -> bool:
    """Whether a form on this page must carry Django's token: somebody may be signed in."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def sent_from_here(view: View) -> View:
    """Instead of Django's token for visitors without a session, on forms of pages that are kept.

    Another site's post is refused. Where the browser is silent, or a session comes without its token, a page
    with a token shows what was written and asks to send it once more: no word is lost.
    """

    @csrf_exempt
    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in SAFE:
            return view(request, *args, **kwargs)
        ours = from_this_site(request)
        if ours is False:
            return csrf_failure(request, reason="sent from another site")
        if ours and not needs_token(request):
            return view(request, *args, **kwargs)
        refused = _check_token(request, view)
        if refused is None:
            return view(request, *args, **kwargs)
        return refused if TOKEN in request.POST else ask_again(request)

    return gate  # type: ignore[return-value]


def _check_token(request: HttpRequest, view: View) -> HttpResponse | None:
    """Django's own check of the token: its refusal, or None."""
    return CsrfViewMiddleware(view).process_view(request, view, (), {})


def ask_again(request: HttpRequest) -> HttpResponse:
    """What was written, on a page with a token and one button."""
    kept = [(name, value) for name, values in request.POST.lists() if name != TOKEN for value in values]
    response = render(request, "kit/ask_again.html", {"kept": kept}, status=409)
    response.headers["Cache-Control"] = "private, no-store"
    return response
