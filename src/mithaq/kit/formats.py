"""Dates, numbers, money and durations, the way this municipality writes them.

Django's own formats know Arabic but not Tunisia or Jordan (يناير where people write جانفي or كانون الثاني),
so everything shown goes through Babel, under a locale made of the reader's language and the town's country.
The town's part is held for the length of a request (`use_formats`); the language follows Django's active one.

Plain strings come out. In HTML wrap them in ``<bdi>`` (the filters of `templatetags.mithaq` do); in an SMS or
a subject line use `text.isolate`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale, localedata
from babel import dates as babel_dates
from babel import lists as babel_lists
from babel import numbers as babel_numbers
from django.utils import timezone as django_timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mithaq.methods.quarters import Quarter

from .text import ARABIC_INDIC_DIGITS

_TO_ARABIC_DIGITS = str.maketrans("0123456789", ARABIC_INDIC_DIGITS)

# The languages CLDR has no entry for under our countries. World English puts the day first, as both
# countries do; American English would read 3/1 as March.
_WITHOUT_COUNTRY = {"en": "en_001"}


@cache
def _babel_locale(locale: str, language: str) -> Locale:
    known = (locale, _WITHOUT_COUNTRY.get(language, language), language)
    return Locale.parse(next((name for name in known if localedata.exists(name)), "en"))


@dataclass(frozen=True)
class Formats:
    """How one municipality writes dates and figures for a reader of one language."""

    language: str = "en"
    """The reader's language: "ar"."""
    locale: str = "en"
    """Language and country: "ar_TN". May name a pair that CLDR lacks; `babel` is what is really used."""
    digits: str = "latn"
    """"latn" (1, 2, 3) or "arab" (١، ٢، ٣); the latter only touches Arabic."""
    currency: str = "TND"
    """ISO 4217 code of the town's money."""
    timezone: str = "UTC"
    weekend: frozenset[int] = frozenset({5, 6})
    """Days without work, Monday is 0."""
    first_weekday: int = 0
    """First column of a calendar, Monday is 0."""

    @property
    def babel(self) -> Locale:
        """The Babel locale: language and country when CLDR has the pair, else the language."""
        return _babel_locale(self.locale, self.language)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def numbering(self) -> str:
        """The numbering system for Babel."""
        return "arab" if self.digits == "arab" and self.language == "ar" else "latn"

    @property
    def decimal_sign(self) -> str:
        """ "," or "."; what a person of this place types between units and decimals."""
        return babel_numbers.get_decimal_symbol(self.babel, numbering_system="latn")

    def in_language(self, language: str) -> Formats:
        """The same town for a reader of another language ("fr", "ar-tn")."""
        language = language.split("-")[0]
        country = self.locale.partition("_")[2]
        return replace(self, language=language, locale=f"{language}_{country}" if country else language)

    def shown(self, text: str) -> str:
        """The text with the town's digits: Babel has the signs ٫ and ٬ but writes latin digits with them."""
        return text.translate(_TO_ARABIC_DIGITS) if self.numbering == "arab" else text


_formats: ContextVar[Formats] = ContextVar("formats", default=Formats())  # noqa: B039 (it is frozen)


def formats() -> Formats:
    """The formats of the town in hand, for the language being rendered."""
    current = _formats.get()
    language = (get_language() or current.language).split("-")[0]
    return current if current.language == language else current.in_language(language)


def set_formats(town: Formats) -> None:
    """Set the formats until they are set again; prefer `use_formats` where there is a block to wrap."""
    _formats.set(town)


@contextmanager
def use_formats(town: Formats) -> Iterator[None]:
    """The formats inside a `with` block; what stood before comes back after it."""
    token = _formats.set(town)
    try:
        yield
    finally:
        _formats.reset(token)


# Dates


def local(moment: dt.datetime) -> dt.datetime:
    """An aware moment on the town's clock. A naive one raises ValueError: nobody knows what it means."""
    if moment.tzinfo is None:
        raise ValueError("a naive datetime cannot be shown: it does not say where its clock hangs")
    return moment.astimezone(formats().zone)


def _local_date(value: dt.date) -> dt.date:
    return local(value).date() if isinstance(value, dt.datetime) else value


def _write_date(value: dt.date, pattern: str) -> str:
    how = formats()
    written = babel_dates.format_date(value, pattern, locale=how.babel)
    if how.language == "fr" and value.day == 1:
        # CLDR writes "1 janvier"; French says "1er".
        written = re.sub(r"\b1\b", "1er", written, count=1)
    return how.shown(written)


def _pattern(skeleton: str, otherwise: str) -> str:
    known = formats().babel.datetime_skeletons.get(skeleton)
    return known.pattern if known else otherwise


def day(value: dt.date) -> str:
    """3 جانفي 2026 · 3 janvier 2026 · 3 January 2026. A moment is first read on the town's clock."""
    return _write_date(_local_date(value), "long")


def weekday_day(value: dt.date) -> str:
    """السبت، 3 جانفي 2026 · samedi 3 janvier 2026 · Saturday, 3 January 2026."""
    return _write_date(_local_date(value), "full")


def month(value: dt.date) -> str:
    """جانفي 2026 · janvier 2026 · January 2026."""
    return _write_date(_local_date(value), _pattern("yMMMM", "LLLL y"))


def quarter(value: Quarter) -> str:
    """third quarter of 2026"""
    names = {
        1: _("first quarter of %(year)s"),
        2: _("second quarter of %(year)s"),
        3: _("third quarter of %(year)s"),
        4: _("fourth quarter of %(year)s"),
    }
    return names[value.number] % {"year": value.year}


def time(moment: dt.datetime) -> str:
    """2:05 م · 14:05 · 2:05 pm, on the town's clock."""
    how = formats()
    # fr_TN in CLDR says "2:05 PM", which nobody writes.
    pattern = "HH:mm" if how.language == "fr" else "short"
    return how.shown(babel_dates.format_time(local(moment), pattern, tzinfo=how.zone, locale=how.babel))


def day_time(moment: dt.datetime) -> str:
    """A date and the time of day, on the town's clock."""
    return _("%(day)s, %(time)s") % {"day": day(moment), "time": time(moment)}


def period(start: dt.date | None, end: dt.date | None) -> str:
    """From one day to another, without repeating a month or a year; one side may be open, both give ""."""
    start, end = start and _local_date(start), end and _local_date(end)
    if start and end:
        if start == end:
            return day(end)
        if (start.year, start.month) == (end.year, end.month):
            first = _write_date(start, "d")
        elif start.year == end.year:
            first = _write_date(start, _pattern("MMMMd", "d MMMM"))
        else:
            first = day(start)
        return _("%(start)s to %(end)s") % {"start": first, "end": day(end)}
    if start:
        return _("from %(day)s") % {"day": day(start)}
    return _("until %(day)s") % {"day": day(end)} if end else ""


def ago(moment: dt.datetime, now: dt.datetime | None = None) -> str:
    """قبل 3 أيام · il y a 3 jours · in 2 hours: the distance to now, rounded in its largest unit."""
    how = formats()
    distance = moment - (now or django_timezone.now())
    return how.shown(
        babel_dates.format_timedelta(
            distance, granularity="minute", threshold=1, add_direction=True, locale=how.babel
        )
    )


# Numbers


def number(value: int | float | Decimal) -> str:
    """1.234.567,891 · 1 234 567,891 · 1,234,567.891, with at most three decimals."""
    how = formats()
    return how.shown(babel_numbers.format_decimal(value, locale=how.babel, numbering_system=how.numbering))


def percent(share: int | float | Decimal, decimals: int = 0) -> str:
    """A share of one (0.256) as a percentage (26%), halves rounded up."""
    how = formats()
    step = Decimal(1).scaleb(-decimals - 2)
    rounded = Decimal(str(share)).quantize(step, rounding=ROUND_HALF_UP)
    written = babel_numbers.format_percent(
        rounded, locale=how.babel, numbering_system=how.numbering, decimal_quantization=False
    )
    return how.shown(written.replace("%", "٪") if how.numbering == "arab" else written)


def currency_exponent(currency: str) -> int:
    """How many decimals a currency has: 3 for TND and JOD, 2 for EUR."""
    return babel_numbers.get_currency_precision(currency)


def money(amount: Decimal | int, currency: str | None = None) -> str:
    """An amount with its currency (the town's by default) and all the decimals that currency has."""
    how = formats()
    code = currency or how.currency
    pattern = how.babel.currency_formats["standard"].pattern
    if how.language == "en" and babel_numbers.get_currency_symbol(code, how.babel).isalpha():
        # CLDR asks for a space between a code in letters and the figure; Babel glues them (TND1,234.500).
        pattern = pattern.replace("¤", "¤\u00a0")
    return how.shown(
        babel_numbers.format_currency(amount, code, pattern, locale=how.babel, numbering_system=how.numbering)
    )


def size(count: int) -> str:
    """The size of a file from its bytes, in powers of 1000 as the SI says."""
    value, unit = Decimal(count), ngettext("%(n)s byte", "%(n)s bytes", count)
    for larger in (_("%(n)s kB"), _("%(n)s MB"), _("%(n)s GB")):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    step = Decimal("0.1") if 1 < value < 10 else Decimal(1)
    return unit % {"n": number(value.quantize(step, rounding=ROUND_HALF_UP))}


# Words


def duration(count: int, unit: str = "day") -> str:
    """A whole number of "hour", "day", "workday", "week", "month" or "year": 3 أيام · 15 jours ouvrés."""
    sentences = {
        "hour": ngettext("%(n)s hour", "%(n)s hours", count),
        "day": ngettext("%(n)s day", "%(n)s days", count),
        "workday": ngettext("%(n)s working day", "%(n)s working days", count),
        "week": ngettext("%(n)s week", "%(n)s weeks", count),
        "month": ngettext("%(n)s month", "%(n)s months", count),
        "year": ngettext("%(n)s year", "%(n)s years", count),
    }
    return sentences[unit] % {"n": number(count)}


def days_taken(days: float) -> str:
    """Measured days, of which a part may be left: 9 أيام · 2.9 يوم · 2,9 jours."""
    if days == int(days):
        return duration(int(days))
    # A fraction takes the form of round hundreds: in Arabic the bare singular.
    return ngettext("%(n)s day", "%(n)s days", 100) % {"n": number(days)}


def list_of(items: Iterable[object]) -> str:
    """أ وب · a, b et c · a, b and c."""
    return babel_lists.format_list([str(item) for item in items], locale=formats().babel)
