"""What a person typed, as a value.

Arabic-Indic and Persian digits, direction marks that came along with a copy and paste, spaces of every width
and both decimal signs are accepted. What could be read in two ways is refused with a sentence that says how
to write it: 1.234 is one dinar and 234 millimes to one person and a thousand dinars to the next.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import phonenumbers
from babel import Locale
from django.utils.translation import gettext_lazy as _

from .formats import currency_exponent, formats
from .text import fold, fold_digits, strip_bidi

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class ParseError(ValueError):
    """What was typed cannot be read. `message` is translatable and says what to write instead."""

    def __init__(self, message: str | _StrPromise, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return str(self.message) % self.params if self.params else str(self.message)


NOT_A_NUMBER = _("Write a number in digits, for example 1234.")
TOO_LONG = _("This number is too long: write at most %(limit)s digits.")
NOT_WHOLE = _("Write a whole number, without decimals.")
TWO_READINGS = _("“%(typed)s” can be read in two ways. Write %(whole)s or %(decimal)s.")
TOO_MANY_DECIMALS = _("This currency has at most %(limit)s decimals.")
NOT_A_DATE = _("Write a day that exists, as day/month/year, for example 25/01/2026.")
NOT_A_PHONE = _("Write a phone number of this country, or start with + and the code of its country.")

# Of a number, decimals included: what a column of whole numbers takes, and what is counted without rounding.
MOST_DIGITS = 18
# Before the decimal sign of an amount, as `fields.MoneyField` stores it.
MOST_MONEY_DIGITS = 15

_MINUS = dict.fromkeys(map(ord, "\u2212\u2013\u2010\u2011"), "-")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")


def clean(typed: str) -> str:
    """The text with ASCII digits, without direction marks and with plain single spaces."""
    text = strip_bidi(fold_digits(unicodedata.normalize("NFKC", str(typed))))
    return " ".join(text.split())


def _figure(typed: str) -> tuple[str, str]:
    """(sign, digits with their signs . and ,) of what was typed; Arabic ٫ and ٬ only ever mean one thing."""
    text = clean(typed).translate(_MINUS)
    if sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise ParseError(TOO_LONG, limit=MOST_DIGITS)
    if "٬" in text and not re.fullmatch(r"[+-]?\d{1,3}(?:٬\d{3})+(?:٫\d+)?", text):
        raise ParseError(NOT_A_NUMBER)
    if re.search(r"\d \d", text):
        # A space groups digits by three, never otherwise: "12 34" is two numbers.
        if not re.fullmatch(r"[+-]? ?\d{1,3}(?: \d{3})+(?:[.,٫]\d+)?", text):
            raise ParseError(NOT_A_NUMBER)
        text = text.replace(".", "٫").replace(",", "٫")
    text = text.replace(" ", "").replace("٬", "")
    sign = "-" if text.startswith("-") else ""
    return sign, text[1:] if text.startswith(("+", "-")) else text


def parse_decimal(typed: str) -> Decimal:
    """The number typed, exact. Raises `ParseError`.

    Accepted: 1234 · 1234.5 · 1234,5 · 1 234,5 · 1.234,5 · 1,234.5 · 1.234.567 · ١٢٣٤٫٥. One sign followed by
    exactly three digits is a decimal when it is the decimal sign of the reader's locale, else it is refused.
    """
    sign, figure = _figure(typed)
    return Decimal(sign + _plain(figure, clean(typed)))


def _plain(figure: str, typed: str) -> str:
    """Digits with at most one full stop, ready for `Decimal`."""
    if re.fullmatch(r"\d+", figure):
        return figure
    if re.fullmatch(r"\d*٫\d+", figure):
        return figure.replace("٫", ".")
    if match := re.fullmatch(r"(\d{1,3}(?:([.,])\d{3})+)(?!\2)[.,](\d+)", figure):
        return f"{re.sub('[.,]', '', match[1])}.{match[3]}"
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}", figure):
        return re.sub("[.,]", "", figure)
    if match := re.fullmatch(r"(\d*)([.,])(\d+)", figure):
        units, mark, decimals = match.groups()
        could_group = len(decimals) == 3 and re.fullmatch(r"[1-9]\d{0,2}", units)
        if could_group and mark != formats().decimal_sign:
            decimal = f"{units}{formats().decimal_sign}{decimals}"
            raise ParseError(TWO_READINGS, typed=typed, whole=units + decimals, decimal=decimal)
        return f"{units or 0}.{decimals}"
    raise ParseError(NOT_A_NUMBER)


def parse_int(typed: str) -> int:
    """The whole number typed; digits may be grouped by three. Raises `ParseError`."""
    sign, figure = _figure(typed)
    if _GROUPED.fullmatch(figure):
        figure = re.sub("[.,]", "", figure)
    if re.fullmatch(r"\d+", figure):
        return int(sign + figure)
    if re.fullmatch(r"\d*[.,٫]\d+", figure):
        raise ParseError(NOT_WHOLE)
    raise ParseError(NOT_A_NUMBER)


# What people write around an amount, folded; the ISO code of the currency is added.
_CURRENCY_WORDS = {
    "TND": ("د.ت.", "د.ت", "دت", "دينار تونسي", "دينارا", "دينار", "dinars", "dinar", "dt"),
    "JOD": ("د.ا.", "د.ا", "دا", "دينار اردني", "دينارا", "دينار", "dinars", "dinar", "jd"),
}


def parse_money(typed: str, currency: str) -> Decimal:
    """The amount typed, with the decimals of its currency. Raises `ParseError`.

    The currency's code or its usual names may stand before or after. More decimals than the currency has
    are refused, never rounded.
    """
    text = fold(clean(typed)).translate(_MINUS)
    sign, text = ("-", text[1:].strip()) if text.startswith("-") else ("", text)
    for word in (currency.lower(), *_CURRENCY_WORDS.get(currency, ())):
        if text != (shorter := text.removeprefix(word).removesuffix(word)):
            text = shorter.strip()
            break
    amount = parse_decimal(sign + text)
    if amount.adjusted() >= MOST_MONEY_DIGITS:
        raise ParseError(TOO_LONG, limit=MOST_MONEY_DIGITS)
    limit = currency_exponent(currency)
    exponent = amount.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > limit:
        raise ParseError(TOO_MANY_DECIMALS, limit=limit)
    return amount.quantize(Decimal(1).scaleb(-limit))


@cache
def _months() -> dict[str, int]:
    """Every way our readers write a month, folded: جانفي, كانون الثاني, يناير, janvier, January."""
    names = {}
    for locale in ("ar_TN", "ar_JO", "ar", "fr", "en"):
        for context in Locale.parse(locale).months.values():
            for width in ("wide", "abbreviated"):
                names.update({fold(name).rstrip("."): number for number, name in context[width].items()})
    return names


def parse_date(typed: str) -> dt.date:
    """The day typed. Raises `ParseError`.

    Accepted: 2026-01-25 · 25/01/2026 · 25.1.2026 · ٢٥/١/٢٠٢٦ (the day first, as in both countries) ·
    25 جانفي 2026 · 25 كانون الثاني 2026 · 1er janvier 2026 · 25 January 2026.
    """
    text = clean(typed)
    if match := re.fullmatch(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", text):
        year, month, day = match[1], int(match[3]), match[4]
    elif match := re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", text):
        day, month, year = match[1], int(match[3]), match[4]
    elif match := re.fullmatch(r"(\d{1,2})(?:er)? (\D+?)\.? (\d{4})", text):
        day, month, year = match[1], _months().get(fold(match[2]), 0), match[3]
    else:
        raise ParseError(NOT_A_DATE)
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        raise ParseError(NOT_A_DATE) from None


def normalise_phone(typed: str, country: str) -> str:
    """A phone number as E.164 (+21675123456). `country` is ISO 3166 ("TN"). Raises `ParseError`.

    A number without + is read as one of that country; 00 in front is understood as +.
    """
    try:
        number = phonenumbers.parse(clean(typed), country.upper())
    except phonenumbers.NumberParseException:
        raise ParseError(NOT_A_PHONE) from None
    if not phonenumbers.is_valid_number(number):
        raise ParseError(NOT_A_PHONE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show_phone(number: str) -> str:
    """An E.164 number as people read it (+216 75 123 456); anything else as it came."""
    try:
        return phonenumbers.format_number(
            phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL
        )
    except phonenumbers.NumberParseException:
        return number
