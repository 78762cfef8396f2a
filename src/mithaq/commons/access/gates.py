"""Who may open a page at all, said once above its view.

    @public_page          anybody; the answer to an anonymous visitor may be kept (see portal.pagecache)
    @public               anybody; never kept (forms, pages that differ by visitor)
    @signed_in            a person of this town
    @officers("a", "b")   holders of one of these grants, with their second factor shown

What one may do to a row is the policy's business, not the gate's. The house tests refuse a view without a gate.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from .policy import Denied, require_grant

LOGIN = "account_login"
# The page that asks an officer for the passkey or the one-time code, `?next=` where they were going.
SECOND_FACTOR = "second_factor"
# Response attribute by which a page allows the portal to keep it for the next anonymous visitor.
KEEP = "may_be_kept"

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Anybody may open it; what they see in it is for the policies of the rows."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def public_page(view: View) -> View:
    """Anybody may open it, and all who come without a session see the same."""

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = view(request, *args, **kwargs)
        setattr(response, KEEP, True)
        return response

    return public(gate)  # type: ignore[return-value]


def signed_in(view: View) -> View:
    """Only a person of this town; others are asked to sign in first."""

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return to_sign_in(request) or view(request, *args, **kwargs)

    gate.access = "login"  # type: ignore[attr-defined]
    return gate  # type: ignore[return-value]


def officers(*grants: str) -> Callable[[View], View]:
    """Only holders of one of `grants`. Strangers sign in first, officers show their second factor."""

    def guard(view: View) -> View:
        @wraps(view)
        def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if asked := to_sign_in(request):
                return asked
            actor = request.actor  # type: ignore[attr-defined]
            if actor.needs_second_factor:
                return redirect_to_login(request.get_full_path(), resolve_url(SECOND_FACTOR))
            require_grant(actor, *grants)
            response: HttpResponse = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", "private, no-store")
            return response

        gate.access = grants  # type: ignore[attr-defined]
        return gate  # type: ignore[return-value]

    return guard


def to_sign_in(request: HttpRequest) -> HttpResponse | None:
    """The way to the sign-in page; None when a person of this town is there. Denied when an account of none."""
    if not request.actor.is_anonymous:  # type: ignore[attr-defined]
        return None
    if request.user.is_authenticated:
        # Signed in, and no person here: signing in again would send them round in circles.
        raise Denied("no person of this town")
    return redirect_to_login(request.get_full_path(), resolve_url(LOGIN))
