"""What a desk is made of: columns, filters, acts on several rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from mithaq.kit import formats
from mithaq.kit.i18n import Text
from mithaq.kit.templatetags.look import chip, due_state
from mithaq.kit.templatetags.mithaq import text


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One choice that narrows the list.

    choices: pairs, or a function of the actor that gives them; where: (queryset, value) → queryset.
    """

    code: str
    label: Any
    choices: Sequence[tuple[Any, Any]] | Callable[[Any], Sequence[tuple[Any, Any]]]
    where: Callable[[QuerySet[Any], str], QuerySet[Any]]

    def field(self, actor: Any) -> forms.ChoiceField:
        pairs = self.choices(actor) if callable(self.choices) else self.choices
        return forms.ChoiceField(
            label=self.label, required=False, choices=[("", gettext("All")), *((str(v), w) for v, w in pairs)]
        )


@dataclass(frozen=True, kw_only=True)
class Bulk:
    """One act on several rows, always confirmed on a page of its own.

    run: (actor, objects, cleaned data of `form` or {}) → how many were changed; it calls an action of the
    feature, which checks permission; its ValidationError is shown. may: whether an object is offered at all.
    """

    code: str
    label: Any
    run: Callable[[Any, Sequence[Any], dict[str, Any]], int]
    may: Callable[[Any, Any], bool] = lambda actor, obj: True
    form: type[forms.Form] | None = None
    explain: Any = ""
    danger: bool = False
    # Both or none. before: row → what it takes to go back, as JSON, asked before `run`; undo: (actor, row, that).
    before: Callable[[Any], Any] | None = None
    undo: Callable[[Any, Any, Any], Any] | None = None

    @property
    def is_undoable(self) -> bool:
        return self.undo is not None


def _number(value: Any) -> SafeString:
    return format_html("<bdi>{}</bdi>", formats.number(value))


def _day(value: date | datetime) -> SafeString:
    return format_html("<bdi>{}</bdi>", formats.day(value))


def _due(value: date | datetime) -> SafeString:
    words, tone = due_state(value)
    return format_html('<span class="due">{} {}</span>', _day(value), chip(words, tone))


def _chip(value: tuple[Any, str]) -> SafeString:
    return chip(*value)


SHOWN: dict[str, Callable[[Any], SafeString]] = {
    "text": text,
    "number": _number,
    "day": _day,
    "due": _due,
    "chip": _chip,
}


@dataclass(frozen=True)
class Column:
    """One column: its heading, where its value comes from, how it is shown and sorted.

    value: attribute path ("plan.lead") or function of the object, `code` by default; kind: text (str or
    Text), number, day, due (date with its state in words) or chip ((words, tone)); sort: an ORM ordering,
    "" for none; main: the heading of the row, which links to the object.
    """

    code: str
    label: Any
    value: str | Callable[[Any], Any] = ""
    kind: str = "text"
    sort: str = ""
    main: bool = False

    def of(self, obj: Any) -> Any:
        if callable(self.value):
            return self.value(obj)
        for name in (self.value or self.code).split("."):
            obj = getattr(obj, name, None)
            if obj is None:
                return None
        return obj() if callable(obj) else obj

    def cell(self, obj: Any) -> SafeString:
        value = self.of(obj)
        return SafeString("") if value is None or value == "" else SHOWN[self.kind](value)

    def exported(self, obj: Any) -> Any:
        """The value for a file: words, numbers and dates as themselves."""
        value = self.of(obj)
        if self.kind == "chip" and value:
            return str(value[0])
        plain = isinstance(value, int | float | date | datetime) or value is None
        return value if plain and not isinstance(value, Text) else str(value)
