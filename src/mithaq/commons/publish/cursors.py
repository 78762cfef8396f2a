"""Paging that neither skips nor repeats a row while others are added."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model, Q, QuerySet
from django.utils.translation import gettext as _

from mithaq.kit.registry import Dataset

LARGEST = 2**63 - 1
# What reading an invented cursor may raise (binascii.Error and UnicodeError are ValueErrors).
MALFORMED = (ValueError, TypeError, OverflowError, RecursionError, ValidationError)


class BadCursor(ValueError):
    """The cursor was not given out by this list. Its message is a sentence for the caller."""

    def __init__(self) -> None:
        super().__init__(_("This cursor is not one of this list; begin again without it."))


@dataclass(frozen=True)
class Order:
    """One column of the model, then the row's number, both in one direction."""

    field: Field[Any, Any]
    descending: bool

    @property
    def by(self) -> tuple[str, ...]:
        sign = "-" if self.descending else ""
        return (
            (f"{sign}{self.field.name}",)
            if self.field.primary_key
            else (f"{sign}{self.field.name}", f"{sign}pk")
        )

    def after(self, value: Any, pk: int) -> Q:
        way = "lt" if self.descending else "gt"
        if self.field.primary_key:
            return Q(**{f"pk__{way}": pk})
        name = self.field.name
        return Q(**{f"{name}__{way}": value}) | Q(**{name: value, f"pk__{way}": pk})


def order_of(model: type[Model], dataset: Dataset) -> Order:
    """The dataset's first ordering when it is a plain column that is never empty, else the row's number."""
    first = dataset.order_by[0] if dataset.order_by else "pk"
    name = first.lstrip("-")
    try:
        field: Any = model._meta.pk if name == "pk" else model._meta.get_field(name)
    except FieldDoesNotExist:
        field = None
    if field is None or not getattr(field, "concrete", False) or field.null or field.is_relation:
        return Order(model._meta.pk, first.startswith("-"))
    return Order(field, first.startswith("-"))


def encode(order: Order, obj: Model) -> str:
    """An opaque, unsigned address of a row: it grants nothing, the policy still decides what is seen."""
    value = order.field.value_to_string(obj)
    return base64.urlsafe_b64encode(json.dumps([value, obj.pk]).encode()).rstrip(b"=").decode()


def decode(order: Order, cursor: str) -> Q:
    """The rows after a cursor; BadCursor for whatever anybody may have made up."""
    try:
        raw = base64.b64decode(
            cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True
        )
        value, pk = json.loads(raw)
        if type(pk) is not int or not 0 <= pk <= LARGEST or not isinstance(value, str) or "\0" in value:
            raise BadCursor
        value.encode()
        return order.after(order.field.to_python(value), pk)
    except MALFORMED as error:
        raise BadCursor from error


def page(order: Order, rows: QuerySet[Any], cursor: str, limit: int) -> tuple[list[Any], str]:
    """(`limit` rows after the cursor, the cursor of the next page or "")."""
    rows = rows.order_by(*order.by)
    if cursor:
        rows = rows.filter(decode(order, cursor))
    found = list(rows[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    return found, encode(order, found[-1]) if more else ""
