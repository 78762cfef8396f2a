"""Accounts of the installation and ways into them. What happens inside a town is `commons.membership`'s."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from mithaq.commons.tenancy.queries import address_at

from .models import SignInLink, User

LINK_MINUTES = 60


@transaction.atomic
def create_operator(*, email: str) -> User:
    """The account behind this address becomes an operator's; made when there is none. Never with a password."""
    email = email.strip().lower()
    validate_email(email)
    user = User.objects.filter(email=email).first() or User.objects.create_user(email=email)
    if not user.is_active:
        raise ValidationError("This account is closed.")
    user.is_operator = True
    user.save(update_fields=["is_operator"])
    return user


@transaction.atomic
def account_for(*, email: str = "", phone: str = "") -> User:
    """The account behind an address or an E.164 number, made when there is none: one per human."""
    if bool(email) == bool(phone):
        raise ValueError("an account is found by an e-mail address or by a phone number")
    if email:
        found = User.objects.filter(email=email.lower()).first()
        return found or User.objects.create_user(email=email)
    return User.objects.filter(phone=phone).first() or User.objects.create_user(phone=phone)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def sign_in_link(user: User, *, host: str = "", minutes: int = LINK_MINUTES) -> str:
    """The full address of a page that signs `user` in, once, within `minutes`. Only its digest is stored.

    host: where it leads, with or without a port; the bare host by default.
    """
    token = secrets.token_urlsafe(32)
    expires_at = timezone.now() + timedelta(minutes=minutes)
    SignInLink.objects.create(user=user, digest=digest_of(token), expires_at=expires_at)
    return f"{address_at(host or settings.MITHAQ_DOMAIN)}/enter/{token}/"


def link_is_open(token: str) -> bool:
    """Whether the link would still sign somebody in; looking does not use it up."""
    return SignInLink.objects.filter(
        digest=digest_of(token), used_at__isnull=True, expires_at__gt=timezone.now(), user__is_active=True
    ).exists()


@transaction.atomic
def use_sign_in_link(token: str) -> User | None:
    """The account the link opens, and the link is used up; None when it is unknown, used or too old."""
    now = timezone.now()
    mine = SignInLink.objects.filter(digest=digest_of(token), used_at__isnull=True, expires_at__gt=now)
    if mine.update(used_at=now) == 0:
        return None
    user = User.objects.filter(
        pk__in=SignInLink.objects.filter(digest=digest_of(token)).values("user")
    ).first()
    return user if user is not None and user.is_active else None


def end_all_sessions(user: User) -> None:
    """Sign the account out everywhere. Sessions are bound to the (unusable) password hash: a new one ends them."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
