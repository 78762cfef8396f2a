"""Secrets of others that must be used again: kept in the database so that the database alone does not tell them."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """Sealed by another installation, or before its secret was lost."""


def _box(purpose: str) -> MultiFernet:
    """The newest secret seals, older ones still open."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [hashlib.sha256(f"{purpose}\0{secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


def seal(words: str, *, purpose: str) -> str:
    return _box(purpose).encrypt(words.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as problem:
        raise Unreadable(purpose) from problem
