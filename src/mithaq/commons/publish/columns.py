"""From the fields a dataset declares to the columns and values that leave the house."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mithaq.kit.i18n import NAMES
from mithaq.kit.registry import Dataset, Field


@dataclass(frozen=True)
class Column:
    """One column of a file; a translated field gives one for each language of the town."""

    code: str
    field: Field
    language: str = ""

    @property
    def label(self) -> str:
        """The heading for people: "Title (Français)"."""
        name = NAMES.get(self.language, self.language)
        return f"{self.field.label} ({name})" if self.language else str(self.field.label)

    def of(self, obj: Any) -> Any:
        """The cell: text, number, date, aware datetime, bool or None. Lists are joined by "; "."""
        value = value_of(self.field, obj)
        if self.language:
            return (value or {}).get(self.language) or None
        if self.field.kind == "list":
            return "; ".join(str(item) for item in value or ())
        return value if value is None or isinstance(value, PLAIN) else str(value)


PLAIN = (bool, int, float, Decimal, dt.date)


def columns_of(dataset: Dataset, languages: Sequence[str]) -> list[Column]:
    """title → title_ar, title_fr, title_en; every other field as it is."""
    found: list[Column] = []
    for field in dataset.fields:
        if field.kind == "translated":
            found += [Column(f"{field.code}_{language}", field, language) for language in languages]
        else:
            found.append(Column(field.code, field))
    return found


def value_of(field: Field, obj: Any) -> Any:
    """What the field says of this row: its function, or the attributes along its path."""
    if callable(field.value):
        return field.value(obj)
    value = obj
    for name in (field.value or field.code).split("."):
        value = getattr(value, name, None)
        if value is None:
            return None
    return value() if callable(value) else value


def _words(value: Any) -> dict[str, str]:
    return {language: words for language, words in value.items() if words}


def _moment(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


AS_JSON: Mapping[str, Callable[[Any], Any]] = {
    "translated": _words,
    "integer": int,
    # As text: a JSON number would lose the last millime.
    "decimal": str,
    "boolean": bool,
    "date": lambda value: value.isoformat(),
    "datetime": _moment,
    "list": lambda value: [str(item) for item in value],
}


def json_row(dataset: Dataset, obj: Any) -> dict[str, Any]:
    """One row for JSON and the API: texts as {"ar": …}, dates in ISO 8601, moments in UTC, decimals as text."""
    row = {}
    for field in dataset.fields:
        value = value_of(field, obj)
        row[field.code] = None if value is None else AS_JSON.get(field.kind, str)(value)
    return row
