"""The shapes of the API, made from what each dataset declares."""

from __future__ import annotations

import datetime as dt
from types import GenericAlias
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field as Described
from pydantic import create_model

from mithaq.kit.registry import Dataset, Field


def _text(form: str) -> Any:
    return Annotated[str, Described(json_schema_extra={"format": form})]


# Dates and decimals arrive here written already (columns.json_row): the same words as in the JSON file.
TYPES: dict[str, Any] = {
    "translated": dict[str, str],
    "integer": int,
    "decimal": _text("decimal"),
    "boolean": bool,
    "date": _text("date"),
    "datetime": _text("date-time"),
    "url": _text("uri-reference"),
    "list": list[str],
}


def _described(field: Field) -> Any:
    unit = f" ({field.unit})" if field.unit else ""
    return Described(default=None, description=f"{field.label}{unit}. {field.help}".strip())


def row_schema(dataset: Dataset) -> type[Schema]:
    """One row: its number, then every declared field, any of which may be null."""
    fields: dict[str, Any] = {"id": (int, Described(description="The row's number in this API."))}
    for field in dataset.fields:
        fields[field.code] = (TYPES.get(field.kind, str) | None, _described(field))
    return create_model(_name(dataset), __base__=Schema, **fields)


def page_schema(dataset: Dataset, row: type[Schema]) -> type[Schema]:
    following = Described(default=None, description="The cursor of the next page; null on the last.")
    rows: Any = GenericAlias(list, (row,))
    return create_model(
        f"{_name(dataset)}Page", __base__=Schema, items=(rows, ...), next=(str | None, following)
    )


def _name(dataset: Dataset) -> str:
    return "".join(part.capitalize() for part in dataset.code.replace("-", "_").split("_"))


class Paging(Schema):
    cursor: str = Described("", max_length=1000, description="Where the page before ended.")
    limit: int = Described(20, ge=1, le=100, description="How many rows at most.")


class PagingSince(Paging):
    updated_since: dt.datetime | None = Described(None, description="Only rows changed since this moment.")


class Problem(Schema):
    """RFC 9457: what went wrong, in the caller's language."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
