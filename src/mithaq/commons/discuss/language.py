"""Two readings of what somebody wrote: in which language, and whether it gives an address away."""

from __future__ import annotations

import re

import phonenumbers

from mithaq.kit.i18n import active_language, languages
from mithaq.kit.text import fold_digits, strip_bidi

_ARABIC = re.compile(r"[\u0621-\u064a]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def language_of(text: str) -> str:
    """The script decides between Arabic and the others; among those, the page's language.

    Nobody is asked which language they write, and many write Arabic on a French page.
    """
    if len(_ARABIC.findall(text)) >= len(_LATIN.findall(text)):
        return "ar" if _ARABIC.search(text) else active_language()
    if active_language() != "ar":
        return active_language()
    return next((code for code in languages() if code != "ar"), "fr")


def gives_contact_away(text: str, country: str) -> bool:
    """Whether a text holds an e-mail address or a phone number.

    A number with spaces in it counts only when it starts with + or 00: "20 000 000" is an amount far more
    often than a phone.
    """
    text = strip_bidi(fold_digits(text))
    if _EMAIL.search(text):
        return True
    found = phonenumbers.PhoneNumberMatcher(text, country, leniency=phonenumbers.Leniency.VALID)
    return any(match.raw_string.isdigit() or match.raw_string.startswith(("+", "00")) for match in found)
