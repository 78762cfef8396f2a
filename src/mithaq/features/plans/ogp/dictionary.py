"""What each column and each code of the public table means, in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mithaq.kit.i18n import Text

from ..catalogues import read


@dataclass(frozen=True)
class Column:
    """heading: as it stands in the table; codes: the list it takes, "" for free text."""

    heading: str
    codes: str
    meaning: Text


@dataclass(frozen=True)
class Code:
    value: str
    meaning: Text


@dataclass(frozen=True)
class CodeList:
    code: str
    name: Text
    values: tuple[Code, ...]


@cache
def _data() -> Mapping[str, Any]:
    return read("ogp.toml")


@cache
def columns() -> tuple[Column, ...]:
    """In the order of the table."""
    rows = _data()["columns"]
    return tuple(Column(heading, codes, Text(ar=ar, fr=fr, en=en)) for heading, codes, ar, fr, en in rows)


@cache
def headings() -> tuple[str, ...]:
    return tuple(column.heading for column in columns())


@cache
def codes() -> tuple[CodeList, ...]:
    return tuple(
        CodeList(
            one["code"],
            Text(one["name"]),
            tuple(Code(value, Text(ar=ar, fr=fr, en=en)) for value, ar, fr, en in one["values"]),
        )
        for one in _data()["lists"]
    )


@cache
def explained() -> Mapping[str, Column]:
    """The columns by heading."""
    return {column.heading: column for column in columns()}


def required() -> tuple[str, ...]:
    """A table without these columns is not one of commitments."""
    return tuple(_data()["required"])
