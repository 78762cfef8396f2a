"""``{% load mithaq %}``: texts in their language, and dates and figures the town's way.

In HTML every date and figure stands in ``<bdi>``, so Arabic around it keeps its order. In a plain-text
template (``{% autoescape off %}``) the same filters use Unicode isolates. Nothing (None, "") stays nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from mithaq.kit import formats, prose
from mithaq.kit.i18n import NAMES, Text, active_language, as_text, direction
from mithaq.kit.parse import show_phone
from mithaq.kit.text import isolate

register = template.Library()

NOTHING = SafeString("")


def _untranslated_mark() -> SafeString:
    return format_html('<span class="untranslated">{}</span>', gettext("not translated"))


@register.filter
def text(value: Any) -> SafeString:
    """A `Text` in the reader's language; in another one it is marked as such, for eyes and for voices."""
    value = as_text(value)
    if not isinstance(value, Text):
        return conditional_escape("" if value is None else value)
    words, language = value.best()
    if language == active_language():
        return conditional_escape(words)
    return format_html(
        '<span lang="{}" dir="{}">{}</span> {}', language, direction(language), words, _untranslated_mark()
    )


@register.filter(name="prose")
def prose_filter(value: Any) -> SafeString:
    """Paragraphs, lists and links (see `kit.prose`), from a `Text` or from what a citizen wrote."""
    value = as_text(value)
    if not isinstance(value, Text):
        # Nobody asked a citizen which language they write: the browser looks at the first letter.
        written = str(value or "").strip()
        return (
            format_html('<div class="prose" dir="auto">{}</div>', prose.render(written))
            if written
            else NOTHING
        )
    words, language = value.best()
    if not words:
        return NOTHING
    if language == active_language():
        return format_html('<div class="prose">{}</div>', prose.render(words))
    return format_html(
        '{}<div class="prose" lang="{}" dir="{}">{}</div>',
        _untranslated_mark(),
        language,
        direction(language),
        prose.render(words),
    )


@register.filter
def plain(value: Any) -> str:
    """The words alone, for attributes, titles and plain-text templates."""
    return "" if value is None else str(as_text(value))


def _figure(name: str, write: Callable[..., str]) -> None:
    """Register `write` as a filter whose answer keeps its own direction."""

    def filter_(value: Any, option: Any = None, autoescape: bool = True) -> str:
        if value is None or value == "":
            return ""
        written = write(value) if option is None else write(value, option)
        return format_html("<bdi>{}</bdi>", written) if autoescape else isolate(written)

    filter_.__doc__ = write.__doc__
    register.filter(name, filter_, needs_autoescape=True)


_figure("day", formats.day)
_figure("weekday_day", formats.weekday_day)
_figure("day_time", formats.day_time)
_figure("time_of_day", formats.time)
_figure("month", formats.month)
_figure("quarter", formats.quarter)
_figure("ago", formats.ago)
_figure("number", formats.number)
_figure("percent", formats.percent)
_figure("money", formats.money)
_figure("size", formats.size)
_figure("duration", formats.duration)
_figure("hours", lambda count: formats.duration(count, "hour"))
_figure("days", lambda count: formats.duration(count, "day"))
_figure("days_taken", formats.days_taken)
_figure("workdays", lambda count: formats.duration(count, "workday"))
_figure("phone", show_phone)
_figure("ref", str)


@register.simple_tag
def period(start: Any, end: Any) -> SafeString:
    """``{% period plan.starts_on plan.ends_on %}``: from one day to another."""
    return format_html("<bdi>{}</bdi>", formats.period(start or None, end or None))


@register.filter
def list_of(items: Any) -> str:
    """أ وب · a, b et c."""
    return formats.list_of(plain(item) for item in items or [])


@register.filter
def language_name(code: str) -> str:
    """The name of a language in itself: "العربية"."""
    return NAMES.get(code, code)


@register.filter(name="direction")
def direction_filter(code: str) -> str:
    """ "rtl" or "ltr", for `dir`."""
    return direction(code)
