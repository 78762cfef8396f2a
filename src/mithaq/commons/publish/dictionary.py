"""What each column means, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from .columns import Column

KINDS = {
    "text": _("text"),
    "translated": _("text in one language"),
    "integer": _("whole number"),
    "decimal": _("decimal number"),
    "date": _("day (ISO 8601)"),
    "datetime": _("moment (ISO 8601, UTC)"),
    "boolean": _("true or false"),
    "url": _("address of a page"),
    "code": _("code that does not change"),
    "list": _("several values"),
}
HEADINGS = (_("Column"), _("Meaning"), _("Explanation"), _("Kind"), _("Unit"))


def dictionary_lines(columns: Sequence[Column]) -> list[list[str]]:
    """(code, meaning, explanation, kind, unit) of each column, as HEADINGS names them."""
    return [
        [
            column.code,
            column.label,
            str(column.field.help),
            str(KINDS[column.field.kind]),
            str(column.field.unit),
        ]
        for column in columns
    ]


def dictionary_json(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """The same for machines; `kind` stays a code."""
    return [
        {
            "column": column.code,
            "meaning": column.label,
            "explanation": str(column.field.help),
            "kind": column.field.kind,
            "language": column.language or None,
            "unit": str(column.field.unit),
        }
        for column in columns
    ]
