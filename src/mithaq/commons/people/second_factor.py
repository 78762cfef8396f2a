"""Remembering in the session that its holder showed a second factor, and whose it was."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.signals import authenticator_added, authenticator_used
from django.http import HttpRequest

from .models import User

# Session key; its value is the key of the account, so that nobody inherits it in the same browser.
SECOND_FACTOR = "second_factor"


def shown(request: HttpRequest) -> bool:
    return request.session.get(SECOND_FACTOR) == request.user.pk


def remember(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    request.session[SECOND_FACTOR] = user.pk


def remember_new(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Adding one proves that it is at hand: it is not asked for again a moment later."""
    remember(sender, request, user)
    record_authentication(request, user, method="mfa", reauthenticated=True)


def listen() -> None:
    authenticator_used.connect(remember, dispatch_uid="people.second_factor.used")
    authenticator_added.connect(remember_new, dispatch_uid="people.second_factor.added")
