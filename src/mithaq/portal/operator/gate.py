"""The gate of the operator's pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from mithaq.commons.people import second_factor
from mithaq.portal.pages.errors import SECOND_FACTOR_PAGE

View = Callable[..., HttpResponse]


def operators(view: View) -> View:
    """Only an operator, with the second factor shown where the installation asks officers for it."""

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = request.user
        if not (user.is_authenticated and user.is_active and user.is_operator):
            raise PermissionDenied
        if settings.MITHAQ_OFFICER_MFA and not second_factor.shown(request):
            return redirect(SECOND_FACTOR_PAGE)
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    gate.access = ("operator",)  # type: ignore[attr-defined]
    return gate
