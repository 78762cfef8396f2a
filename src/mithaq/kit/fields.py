"""Fields for what people type: digits of any script, amounts, days, phone numbers.

Every field keeps what was typed when it is refused, and shows stored values in a form it accepts back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .formats import currency_exponent, formats
from .parse import ParseError, normalise_phone, parse_date, parse_decimal, parse_int, parse_money, show_phone

# PostgreSQL's "integer", which whole numbers are stored in.
LARGEST = 2**31 - 1


def _read(parser: Callable[..., Any], typed: Any, *args: Any) -> Any:
    """The parser's answer, its refusal as a form error."""
    try:
        return parser(str(typed), *args)
    except ParseError as error:
        raise ValidationError(error.message, code="invalid", params=error.params) from error


class FigureInput(forms.TextInput):
    """A text input for a figure: number keyboard on phones, left to right in every language.

    ``type="number"`` would throw away what it cannot read, Arabic-Indic digits first of all.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, *, inputmode: str = "decimal") -> None:
        super().__init__({"inputmode": inputmode, "dir": "ltr", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal):
            return f"{value:f}".replace(".", formats().decimal_sign)
        return None if value in (None, "") else str(value)


class DayInput(forms.DateInput):
    """The browser's own date picker, which speaks ISO whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def format_value(self, value: Any) -> str | None:
        return value.isoformat()[:10] if isinstance(value, dt.date) else value or None


class FoldedDecimalField(forms.DecimalField):
    """A decimal number, in any digits and with either decimal sign."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", FigureInput())
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        return value if isinstance(value, Decimal) else _read(parse_decimal, value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # min, max and step belong to type="number"


class FoldedIntegerField(forms.IntegerField):
    """A whole number, in any digits; no larger than every database takes unless `max_value` is given."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_value", LARGEST)
        kwargs.setdefault("widget", FigureInput(inputmode="numeric"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        return value if isinstance(value, int) else _read(parse_int, value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class FoldedDateField(forms.DateField):
    """A day, from the browser's picker or typed in any of our ways."""

    widget = DayInput

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        return value if isinstance(value, dt.date) else _read(parse_date, value)


class MoneyFormField(FoldedDecimalField):
    """An amount in one currency, the town's unless `currency` is given."""

    def __init__(self, *, currency: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._currency = currency

    @property
    def currency(self) -> str:
        return self._currency or formats().currency

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        return value if isinstance(value, Decimal) else _read(parse_money, value, self.currency)

    def prepare_value(self, value: Any) -> Any:
        # Three decimals are stored for every currency; show those that this one has.
        if isinstance(value, Decimal):
            return value.quantize(Decimal(1).scaleb(-currency_exponent(self.currency)))
        return value


class MoneyField(models.DecimalField):
    """An amount with three decimals (millimes, fils), up to 10¹⁵; the row or its town says the currency."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 18)
        kwargs.setdefault("decimal_places", 3)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        # Migrations import none of our code: for the database this is a decimal.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": MoneyFormField, **kwargs})


class ShortNameField(forms.SlugField):
    """A name for addresses and codes, such as "youth-association"."""

    default_error_messages: ClassVar = {"invalid": _("Only Latin letters, digits, hyphens and underscores.")}


class PhoneField(forms.CharField):
    """A phone number, cleaned to E.164. `country` (ISO 3166) is how a number without + is read."""

    def __init__(self, *, country: str | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Phone number"))
        kwargs.setdefault(
            "widget",
            forms.TextInput({"type": "tel", "dir": "ltr", "autocomplete": "tel", "inputmode": "tel"}),
        )
        super().__init__(**kwargs)
        self._country = country

    @property
    def country(self) -> str:
        """The country given, else that of the town's locale (TN for ar_TN)."""
        return self._country or formats().locale.partition("_")[2] or "TN"

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        return "" if typed in self.empty_values else _read(normalise_phone, typed, self.country)

    def prepare_value(self, value: Any) -> Any:
        return show_phone(value) if isinstance(value, str) else value
