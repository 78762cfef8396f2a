"""Texts that people wrote in one or several languages, with an honest fallback.

A `Text` knows which languages it has; the reader sees the best one and is told when it is not the language
they chose. The languages of the town in hand are held for the length of a request (`use_languages`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# Each language under its own name: a menu of languages is read by people who know one of them.
NAMES = {"ar": "العربية", "fr": "Français", "en": "English"}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

_languages: ContextVar[tuple[str, ...] | None] = ContextVar("languages", default=None)


def languages() -> tuple[str, ...]:
    """The languages of the municipality in hand, the primary one first; those of the settings elsewhere."""
    return _languages.get() or tuple(code for code, _name in settings.LANGUAGES)


@contextmanager
def use_languages(order: Iterable[str]) -> Iterator[None]:
    """The languages inside a `with` block; what stood before comes back after it."""
    token = _languages.set(tuple(order))
    try:
        yield
    finally:
        _languages.reset(token)


def active_language() -> str:
    """The language being rendered, without its country: "ar" for "ar-tn"."""
    return (get_language() or languages()[0]).split("-")[0]


def direction(language: str) -> str:
    """ "rtl" or "ltr", for `dir`."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


class Text(dict[str, str]):
    """One text in one or several languages: ``Text({"ar": "…", "fr": "…"})``.

    It is true when any language holds something; ``str()`` gives the best language for the reader.
    """

    def best(self, language: str | None = None, order: Iterable[str] | None = None) -> tuple[str, str]:
        """(text, its language) for a reader of `language` (the active one by default).

        The first that is not blank among that language, `order` (the municipality's by default) and whatever
        else there is. A wholly blank text gives ("", language).
        """
        language = language or active_language()
        for code in (language, *(order or languages()), *sorted(self)):
            if (text := self.get(code) or "").strip():
                return text, code
        return "", language

    def missing(self, wanted: Iterable[str] | None = None) -> list[str]:
        """The languages among `wanted` (the municipality's by default) in which nothing is written."""
        return [code for code in (wanted or languages()) if not (self.get(code) or "").strip()]

    def __str__(self) -> str:
        return self.best()[0]

    def __repr__(self) -> str:
        return f"Text({dict.__repr__(self)})"

    def __bool__(self) -> bool:
        return any((text or "").strip() for text in self.values())


def as_text(value: Any) -> Any:
    """A mapping as a `Text`; anything else (None, a database expression) as it came."""
    return value if isinstance(value, Text) or not isinstance(value, Mapping) else Text(value)


class _TextAttribute(DeferredAttribute):
    """Gives a `Text` even before the row was saved, when a plain dict was assigned."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = as_text(value)


class TranslatedField(models.JSONField):
    """A `Text` in the database, as JSON, on SQLite and PostgreSQL alike. Empty unless given."""

    descriptor_class = _TextAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", Text)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        # Migrations outlive this class: they see the plain field that it is in the database.
        name, _path, args, kwargs = super().deconstruct()
        if kwargs.get("default") is Text:
            kwargs["default"] = dict
        return name, "django.db.models.JSONField", args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return as_text(super().from_db_value(value, expression, connection))

    def to_python(self, value: Any) -> Any:
        return as_text(super().to_python(value))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not self.blank and isinstance(value, Text) and not value:
            raise ValidationError(self.error_messages["blank"], code="blank")
        super().validate(value, model_instance)

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(
            self, **{"form_class": TranslatedFormField, "show_hidden_initial": False, **kwargs}
        )


def to_be_written(required_languages: Iterable[str] | None) -> tuple[str, ...]:
    """The languages to fill when a field is required: those named, else the primary one."""
    return languages()[:1] if required_languages is None else tuple(required_languages)


class TranslatedWidget(forms.Widget):
    """One labelled input or textarea for each language of the municipality, in one fieldset.

    A language that the text has and the municipality no longer speaks travels in a hidden input, so saving a
    form never loses it.
    """

    template_name = "kit/widgets/translated.html"
    use_fieldset = True

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, multiline: bool = False, rows: int = 5
    ) -> None:
        super().__init__(attrs)
        self.multiline = multiline
        self.rows = rows
        self.required_languages: tuple[str, ...] | None = None

    def id_for_label(self, id_: str) -> str:
        return ""  # the legend names the group; each input has its own label

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        text = as_text(value) or {}
        shared = {k: v for k, v in context["widget"]["attrs"].items() if k not in ("id", "required")}
        required = bool(context["widget"]["attrs"].get("required"))
        id_ = context["widget"]["attrs"].get("id") or f"id_{name}"
        context["widget"]["parts"] = [
            {
                "name": f"{name}_{code}",
                "id": f"{id_}_{code}",
                "value": text.get(code) or "",
                "language": code,
                "label": NAMES.get(code, code),
                "direction": direction(code),
                "required": required and code in to_be_written(self.required_languages),
                "attrs": shared,
            }
            for code in languages()
        ]
        context["widget"]["kept"] = [
            {"name": f"{name}_{code}", "value": written}
            for code, written in text.items()
            if code not in languages() and written
        ]
        context["widget"] |= {"multiline": self.multiline, "rows": self.rows}
        return context

    def _codes(self, data: Mapping[str, Any], name: str) -> list[str]:
        known = dict.fromkeys([*languages(), *(code for code, _name in settings.LANGUAGES)])
        return [code for code in known if f"{name}_{code}" in data]

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Text:
        return Text({code: data[f"{name}_{code}"] for code in self._codes(data, name)})

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not self._codes(data, name)


class TranslatedFormField(forms.Field):
    """A text in the languages of the municipality.

    When required, the primary language must be written (or each of `required_languages`). `max_length` holds
    for each language. What was typed comes back untouched when there is an error.
    """

    widget = TranslatedWidget
    default_error_messages = {
        "language_required": _("Write this text in this language: %(language)s."),
        "max_length": _("%(language)s: at most %(limit)s characters, you wrote %(length)s."),
    }

    def __init__(
        self,
        *,
        multiline: bool = False,
        max_length: int | None = None,
        required_languages: Iterable[str] | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("widget", TranslatedWidget(multiline=multiline))
        for model_only in ("encoder", "decoder"):
            kwargs.pop(model_only, None)
        super().__init__(**kwargs)
        self.max_length = max_length
        self.multiline = multiline
        self.required_languages = tuple(required_languages) if required_languages is not None else None
        self.widget.required_languages = self.required_languages

    def to_python(self, value: Any) -> Text:
        written = {code: self._tidy(text or "") for code, text in (value or {}).items()}
        return Text({code: text for code, text in written.items() if text})

    def _tidy(self, text: str) -> str:
        """Without blank edges; a single line stays one, whatever was sent: titles become subjects of letters."""
        return text.replace("\r\n", "\n").strip() if self.multiline else " ".join(text.split())

    def validate(self, value: Text) -> None:
        errors = []
        if self.required:
            errors += [
                self._error("language_required", code)
                for code in value.missing(to_be_written(self.required_languages))
            ]
        errors += [
            self._error("max_length", code, limit=self.max_length, length=len(text))
            for code, text in value.items()
            if self.max_length is not None and len(text) > self.max_length
        ]
        if errors:
            raise ValidationError(errors)

    def _error(self, code: str, language: str, **params: Any) -> ValidationError:
        named = {"language": NAMES.get(language, language), **params}
        return ValidationError(self.error_messages[code], code=code, params=named)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)
