"""Who may open a page at all, said once above its view.

    @public_page          anybody; the answer to an anonymous visitor may be kept (see portal.pagecache)
    @public               anybody; never kept (forms, pages that differ by visitor)
    @account_holder       somebody signed in, even where they are no person (the bare host, a first visit)
    @signed_in            a person of this town
    @officers("a", "b")   holders of one of these grants, with their second factor shown

A refusal is `Denied`; the portal turns it into the way to sign in, or to show the second factor, where that
would help. What one may do to a row is the policy's business, not the gate's. The house tests refuse a view
without a gate.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

from .policy import Denied, require_grant

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


def account_holder(view: View) -> View:
    """Only somebody signed in, whether they are a person of this town or not."""

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            raise Denied("nobody is signed in")
        response: HttpResponse = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    gate.access = "account"  # type: ignore[attr-defined]
    return gate  # type: ignore[return-value]


def signed_in(view: View) -> View:
    """Only a person of this town."""

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor.is_anonymous:  # type: ignore[attr-defined]
            raise Denied("nobody is signed in")
        response: HttpResponse = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    gate.access = "login"  # type: ignore[attr-defined]
    return gate  # type: ignore[return-value]


def officers(*grants: str) -> Callable[[View], View]:
    """Only holders of one of `grants`; an officer has none before the second factor is shown."""

    def guard(view: View) -> View:
        @wraps(view)
        def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            require_grant(request.actor, *grants)  # type: ignore[attr-defined]
            response: HttpResponse = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", "private, no-store")
            return response

        gate.access = grants  # type: ignore[attr-defined]
        return gate  # type: ignore[return-value]

    return guard
