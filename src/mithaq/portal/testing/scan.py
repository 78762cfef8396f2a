"""Looking for e-mail addresses and phone numbers where none may be: pages, feeds, files, the API.

from mithaq.portal.testing.scan import assert_no_private
assert_no_private(client.get("/en/plans/"), allowed={"contact@regueb.example"})
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

import phonenumbers

from mithaq.kit.parse import clean

EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
# Addresses that name a place in our own files, not a mailbox.
NOT_MAILBOXES = re.compile(r"\.(?:png|svg|css|js|woff2)$")
COUNTRIES = ("TN", "JO")
# Digits with spaces, dots, dashes or brackets between them, long enough for a number somebody could call.
DIGITS = re.compile(r"(?<![\w#/.-])\+?\(?\d[\d ().-]{6,18}\d(?![\w/-])")
# Dates, and figures grouped by three (98 123 456 is taken for an amount; with its + it is a number to call).
NO_PHONE = re.compile(
    r"^\d{4}-\d{2}-\d{2}|^\d{1,2}[./-]\d{1,2}[./-]\d{4}|^\d{1,3}(?: \d{3})+$|^\d{4}[ -]+\d{4}$"
)
MARKUP = re.compile(r"<script\b.*?</script>|<style\b.*?</style>|<svg\b.*?</svg>", re.DOTALL)


def private_words(text: str) -> Iterator[str]:
    """Every e-mail address, and every number that can be called in one of our countries."""
    shown = MARKUP.sub(" ", text)
    for found in EMAIL.finditer(shown):
        if not NOT_MAILBOXES.search(found[0]):
            yield found[0].lower()
    for found in DIGITS.finditer(clean(re.sub(r"<[^>]*>", "\n", shown).replace("\n", " ‖ "))):
        number = found[0].strip()
        if not NO_PHONE.match(number) and is_phone(number):
            yield number


def is_phone(number: str) -> bool:
    regions = ("ZZ",) if number.startswith("+") else COUNTRIES
    for region in regions:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return True
    return False


def assert_no_private(shown: Any, *, allowed: Collection[str] = ()) -> None:
    """Fail and name what leaked. shown: a response, bytes or a text; allowed: published contacts."""
    content = b"".join(shown) if getattr(shown, "streaming", False) else getattr(shown, "content", shown)
    text = content.decode("utf-8", errors="replace") if isinstance(content, bytes) else str(content)
    leaked = sorted(set(private_words(text)) - {word.lower() for word in allowed})
    assert leaked == [], f"private: {', '.join(leaked)}"
