"""Rows and columns as files that open rightly in the office programs people have."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import xlsxwriter

from mithaq.kit import formats

IN_MEMORY = 1024 * 1024
# A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tame(value: Any) -> Any:
    """Text that a spreadsheet would run, made plain; everything else as it is."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value


def _sheet_of_paper() -> IO[bytes]:
    """Where a file is written: small ones in memory, others on disk, so that memory stays flat."""
    return SpooledTemporaryFile(IN_MEMORY)


def csv_file(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> IO[bytes]:
    """UTF-8 with a byte order mark (or spreadsheets garble Arabic), comma, CRLF (RFC 4180)."""
    out = _sheet_of_paper()
    words = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(words)
    writer.writerow(headings)
    writer.writerows(["" if cell is None else tame(cell) for cell in row] for row in rows)
    words.detach()
    out.seek(0)
    return out


def sheet_name(title: str, *, taken: Container[str] = ()) -> str:
    """A name Excel takes: at most 31 characters, none of []:*?/\\, unlike those `taken` (in lower case)."""
    clean = "".join(letter for letter in title if letter not in "[]:*?/\\'")
    name, number = clean[:31].strip() or "1", 2
    while name.lower() in taken:
        name, number = f"{clean[:27].strip()} {number}".strip(), number + 1
    return name


def write_row(sheet: Any, number: int, row: Sequence[Any], looks: Mapping[str, Any]) -> None:
    """Write cells by their type. looks: the workbook's formats for "day" and "moment"."""
    for place, cell in enumerate(row):
        if isinstance(cell, datetime):
            # Excel knows no zones: the town’s own clock is what its readers expect.
            sheet.write_datetime(number, place, formats.local(cell) if cell.tzinfo else cell, looks["moment"])
        elif isinstance(cell, date):
            sheet.write_datetime(number, place, datetime(cell.year, cell.month, cell.day), looks["day"])
        elif isinstance(cell, bool):
            sheet.write_boolean(number, place, cell)
        elif isinstance(cell, int | float | Decimal):
            sheet.write_number(number, place, float(cell))
        elif cell is not None:
            # write_string, never write: a text is never a formula here.
            sheet.write_string(number, place, str(cell))


def xlsx_file(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, rtl: bool) -> IO[bytes]:
    """One sheet, first row bold and frozen, read from the right when `rtl`; times lose their zone."""
    out = _sheet_of_paper()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "remove_timezone": True}) as book:
        sheet = book.add_worksheet(sheet_name(title))
        if rtl:
            sheet.right_to_left()
        looks = {
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        sheet.write_row(0, 0, headings, book.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(0, len(headings) - 1), 22)
        for number, row in enumerate(rows, start=1):
            write_row(sheet, number, row, looks)
    out.seek(0)
    return out
