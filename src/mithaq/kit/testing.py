"""Samples: how the house tests make one more row of a record, whatever the feature.

Each app says it once, in `tests/samples.py`; the tests of `tests/house/` import those modules by convention.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .registry import Registry


@dataclass(frozen=True, kw_only=True)
class Sample:
    """code: the record's; make: municipality → one more saved row, called inside the town's scope.

    Every call makes a distinct row that an anonymous visitor may see, when the record has such rows at all.
    """

    code: str
    make: Callable[[Any], Any]


samples: Registry[Sample] = Registry("samples")
