"""The front page of the installation."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public

from .queries import open_towns


@public
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    known = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
    shown = {
        "cards": open_towns(request),
        "is_operator": known and getattr(request.user, "is_operator", False),
    }
    return render(request, "directory/directory.html", shown)
