"""What a refused or failed request answers."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.template.loader import render_to_string

from mithaq.portal.logs import request_id

SECOND_FACTOR_PAGE = "second_factor"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, unless signing in or showing a second factor may open the page: then the way there."""
    if way := way_in(request):
        back = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
        return redirect(f"{resolve_url(way)}?{urlencode({'next': back})}")
    return render(request, "403.html", status=403)


def way_in(request: HttpRequest) -> str:
    """The URL name of what this visitor still has to do; "" when they are simply not allowed."""
    actor = getattr(request, "actor", None)
    if actor is not None and actor.needs_second_factor:
        return SECOND_FACTOR_PAGE
    if actor is not None:
        return "account_login" if actor.is_anonymous and not request.user.is_authenticated else ""
    return "" if request.user.is_authenticated else "account_login"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Nothing may be relied on here: no context, no database."""
    return HttpResponse(render_to_string("500.html", {"reference": request_id.get()}), status=500)
