"""Samples: how the house tests make one more row of a record, whatever the feature.

Each app says it once, in `tests/samples.py`; the tests of `tests/house/` import those modules by convention:

    samples.add(Sample(code="plans.plan", make=lambda town: make_plan(title=mark(town)), hidden=…))
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches

from .i18n import Text
from .registry import Registry


@dataclass(frozen=True, kw_only=True)
class Sample:
    """code: the record's; make, hidden: municipality → one more saved row, called inside the town's scope.

    Every call makes a distinct row. `make`: one that an anonymous visitor may see, when the record has such
    rows at all; `hidden`: one that they may not. Whatever is shown of them carries `mark(municipality)`, with
    `hidden=True` where no anonymous visitor may read it.
    """

    code: str
    make: Callable[[Any], Any]
    hidden: Callable[[Any], Any] | None = None


samples: Registry[Sample] = Registry("samples")


def mark(municipality: Any, *, hidden: bool = False) -> Text:
    """Words that no page of another town may show, nor, when `hidden`, any public page; in three languages."""
    word = f"{'Hiddenin' if hidden else 'Onlyin'}{municipality.slug}"
    return Text(ar=f"{word} بالعربية", fr=f"{word} en français", en=f"{word} in English")


def flat(html: str) -> str:
    """A page without the white space of its layout, so that a test speaks of content alone."""
    html = re.sub(r"\s+", " ", html)
    return re.sub(r" ?(<[^>]+?) ?(/?>) ?", r"\1\2", html)


def forget_everything_kept() -> None:
    """Empty every cache, so that the next page is made and not remembered."""
    for cache in caches.all():
        cache.clear()
