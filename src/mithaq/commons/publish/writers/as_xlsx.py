"""XLSX for people: headings in their words, the sheet from the right in Arabic, the dictionary behind it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext

from mithaq.commons.publish.columns import Column
from mithaq.commons.publish.dictionary import HEADINGS, dictionary_lines
from mithaq.kit.registry import Dataset
from mithaq.kit.tables import sheet_name, write_row

# A sheet of Excel ends at row 1,048,576.
MOST_ROWS = 1_048_575
PIECE = 64 * 1024


def xlsx_file(
    dataset: Dataset, columns: Sequence[Column], rows: Iterable[Any], *, rtl: bool
) -> Iterator[bytes]:
    """Pieces of the workbook. Its rows go through a file on disk, so memory stays flat; times are local."""
    with tempfile.TemporaryFile() as out:
        _write(out, dataset, columns, rows, rtl)
        out.seek(0)
        while piece := out.read(PIECE):
            yield piece


def _write(
    out: IO[bytes], dataset: Dataset, columns: Sequence[Column], rows: Iterable[Any], rtl: bool
) -> None:
    options = {"constant_memory": True, "remove_timezone": True}
    with xlsxwriter.Workbook(out, options) as book:
        names: set[str] = set()

        def sheet(title: Any, headings: Sequence[str]) -> Any:
            name = sheet_name(str(title), taken=names)
            names.add(name.lower())
            opened = book.add_worksheet(name)
            if rtl:
                opened.right_to_left()
            opened.freeze_panes(1, 0)
            opened.set_column(0, max(0, len(headings) - 1), 22)
            opened.write_row(0, 0, headings, bold)
            return opened

        bold = book.add_format({"bold": True})
        looks = {
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        headings = [column.label for column in columns]
        current, at, more = sheet(dataset.label, headings), 0, False
        for obj in rows:
            if at == MOST_ROWS:
                if not more:
                    _dictionary(sheet, looks, columns)
                current, at, more = sheet(dataset.label, headings), 0, True
            at += 1
            write_row(current, at, [column.of(obj) for column in columns], looks)
        if not more:
            _dictionary(sheet, looks, columns)


def _dictionary(sheet: Any, looks: Any, columns: Sequence[Column]) -> None:
    page = sheet(gettext("Dictionary"), [str(heading) for heading in HEADINGS])
    for number, line in enumerate(dictionary_lines(columns), start=1):
        write_row(page, number, line, looks)
