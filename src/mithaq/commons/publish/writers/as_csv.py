"""CSV: UTF-8 with a byte order mark, commas, CRLF (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mithaq.commons.publish.columns import Column
from mithaq.kit.tables import tame

BOM = "\ufeff"
LINES = 500


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return tame(value)


def csv_file(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[bytes]:
    """Pieces of the file, some hundred lines each; headings are the columns' codes."""
    out = io.StringIO()
    writer = csv.writer(out)
    out.write(BOM)
    writer.writerow([column.code for column in columns])
    for number, obj in enumerate(rows, start=1):
        writer.writerow([_cell(column.of(obj)) for column in columns])
        if number % LINES == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()
