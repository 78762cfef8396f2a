"""JSON: what the dataset is, then its rows, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mithaq.commons.publish.columns import json_row
from mithaq.kit.registry import Dataset

LINES = 500


def written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def json_file(dataset: Dataset, about: Mapping[str, Any], rows: Iterable[Any]) -> Iterator[bytes]:
    """Pieces of `{"dataset": {…}, "rows": [ … ]}`."""
    parts = ['{"dataset": ', written(about), ', "rows": [']
    for number, obj in enumerate(rows):
        parts.append(("," if number else "") + "\n" + written(json_row(dataset, obj)))
        if len(parts) >= LINES:
            yield "".join(parts).encode()
            parts.clear()
    parts.append("\n]}\n")
    yield "".join(parts).encode()
