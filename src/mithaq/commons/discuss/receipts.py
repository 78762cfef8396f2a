"""The code by which an author without an account finds their comment again."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

from mithaq.kit.parse import clean

DIGITS = 16


def new_receipt() -> str:
    """16 random digits in groups of four, easy to read out: "4821 0073 5519 2046"."""
    digits = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    return " ".join(digits[start : start + 4] for start in range(0, DIGITS, 4))


def plain(typed: str) -> str:
    """The digits alone, in any script and grouping; "" when it cannot be a receipt."""
    digits = "".join(character for character in clean(typed) if character not in " -.")
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else ""


def digest(receipt: str, secret: str | None = None) -> str:
    """What is stored: 64 hex digits that only this installation can compute."""
    return salted_hmac("discuss.receipt", plain(receipt), secret=secret, algorithm="sha256").hexdigest()


def digests(receipt: str) -> list[str]:
    """Under the present key and those before it, so that old receipts still open."""
    return [digest(receipt, secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
