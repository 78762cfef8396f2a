"""The pages of a PDF as pictures, and a PDF with parts of its pages blacked out for good.

PDFium runs in a process of its own (`pages_worker.py`): what crashes it, fills the memory or never ends is refused,
and the house goes on.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .checked import Refused
from .pages_worker import DONE, LOCKED, MOST_PAGES, TOO_MANY

WORKER = Path(__file__).with_name("pages_worker.py")
# A little more than the worker's own bound on processor time.
PATIENCE = 90


@dataclass(frozen=True)
class Box:
    """What is to be black. page: from 1; the others in percent of the page, from its upper left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float


def count_pages(data: bytes) -> int:
    """Raises `Refused` with a sentence for a PDF that cannot be drawn."""
    return int(_ordered({"do": "count"}, data))


def draw_page(data: bytes, page: int, boxes: Iterable[Box] = ()) -> bytes:
    """A page as JPEG, under a veil where it is to be black."""
    return _ordered({"do": "page", "page": page, "boxes": _listed(boxes)}, data)


def black_out(data: bytes, boxes: Iterable[Box]) -> bytes:
    """A new PDF made of pictures of the pages: nothing under a box can be brought back, and no property is kept."""
    return _ordered({"do": "blacken", "boxes": _listed(boxes)}, data)


def _listed(boxes: Iterable[Box]) -> list[list[float]]:
    return [[box.page, box.left, box.top, box.width, box.height] for box in boxes]


def _ordered(order: dict[str, Any], data: bytes) -> bytes:
    words = json.dumps(order).encode()
    try:
        done = subprocess.run(  # noqa: S603 (our own script, no shell)
            [sys.executable, "-I", str(WORKER)],
            input=len(words).to_bytes(4, "big") + words + data,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise Refused(_("The pages of this PDF take too long to draw. Print it to a new PDF.")) from problem
    if done.returncode == DONE:
        return done.stdout
    if done.returncode == LOCKED:
        raise Refused(_("This PDF is locked with a password. Save it without one."))
    if done.returncode == TOO_MANY:
        told = _("This PDF has too many pages: at most %(limit)s at once. Split it.")
        raise Refused(told % {"limit": MOST_PAGES})
    raise Refused(_("The pages of this PDF cannot be drawn. Print it to a new PDF."))
