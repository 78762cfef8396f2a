"""A dataset as one of its files: which there are, how each is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from mithaq.commons.tenancy.models import Municipality
from mithaq.commons.tenancy.streams import in_town
from mithaq.kit.i18n import direction
from mithaq.kit.registry import Dataset, Record

from . import writers
from .columns import columns_of
from .describe import about
from .queries import CHUNK, rows_of


@dataclass(frozen=True)
class Kind:
    """One kind of file. write: (municipality, language, record, dataset) → its pieces."""

    ending: str
    content_type: str
    write: Callable[[Municipality, str, Record, Dataset], Iterator[bytes]]


def _rows(record: Record, municipality: Municipality) -> Iterator[Any]:
    return rows_of(record, municipality).iterator(chunk_size=CHUNK)


def _csv(town: Municipality, language: str, record: Record, dataset: Dataset) -> Iterator[bytes]:
    yield from writers.csv_file(columns_of(dataset, town.languages), _rows(record, town))


def _xlsx(town: Municipality, language: str, record: Record, dataset: Dataset) -> Iterator[bytes]:
    columns = columns_of(dataset, town.languages)
    rtl = direction(language) == "rtl"
    yield from writers.xlsx_file(dataset, columns, _rows(record, town), rtl=rtl)


def _json(town: Municipality, language: str, record: Record, dataset: Dataset) -> Iterator[bytes]:
    yield from writers.json_file(dataset, about(town, record, dataset), _rows(record, town))


KINDS = {
    kind.ending: kind
    for kind in (
        Kind("csv", "text/csv; charset=utf-8", _csv),
        Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
        Kind("json", "application/json; charset=utf-8", _json),
    )
}


def pieces(
    kind: Kind, town: Municipality, language: str, record: Record, dataset: Dataset
) -> Iterator[bytes]:
    """The file, piece by piece, each made inside the town; nothing is read before the first is asked for."""
    return in_town(town, language, kind.write(town, language, record, dataset))
