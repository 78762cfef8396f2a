"""The code by which somebody without an account finds again what they sent: 14 random digits and two that check them.

The check digits (ISO 7064, MOD 97-10) tell a slip of the finger from a wrong code, so that only whole codes
that nobody was ever given count as guesses.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

from mithaq.kit.parse import clean

DIGITS = 16
RANDOM = 14
SEPARATORS = " -.‐‑–"


@dataclass(frozen=True)
class Code:
    """shown: told once to its holder, "4821 0073 5519 2046"; digest: all that is stored."""

    shown: str
    digest: str


def new_code() -> Code:
    return _code(secrets.randbelow(10**RANDOM))


def code_for(key: str) -> Code:
    """The same code for the same key, which only this installation can work out.

    A form that carries a random key, sent twice because the network broke, gets one receipt.
    """
    mixed = salted_hmac("receipt.key", key, algorithm="sha256").hexdigest()
    return _code(int(mixed, 16) % 10**RANDOM)


def _code(number: int) -> Code:
    digits = f"{number:0{RANDOM}d}{98 - number * 100 % 97:02d}"
    return Code(grouped(digits), _digest(digits))


def plain(typed: str) -> str:
    """The digits alone, typed in any script and grouping; "" when it cannot be a code."""
    digits = "".join(character for character in clean(typed) if character not in SEPARATORS)
    whole = len(digits) == DIGITS and digits.isascii() and digits.isdigit()
    return digits if whole and int(digits) % 97 == 1 else ""


def grouped(typed: str) -> str:
    """The digits in groups of four, easy to read out."""
    digits = plain(typed)
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def digest_of(typed: str) -> str | None:
    """What is stored of a code: 64 hex digits that only this installation can compute; None when it is no code."""
    digits = plain(typed)
    return _digest(digits) if digits else None


def digests_of(typed: str) -> list[str]:
    """Under the present key and those before it, so that old receipts still open; [] when it is no code."""
    digits = plain(typed)
    secret_keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS) if digits else ()
    return [_digest(digits, secret) for secret in secret_keys]


def _digest(digits: str, secret: str | None = None) -> str:
    return salted_hmac("receipt", digits, secret=secret, algorithm="sha256").hexdigest()
