"""A bulletin of twenty pages in Arabic, as a worker prints it: `python -m bench.pdf`."""

from __future__ import annotations

import datetime as dt
import io
import os
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mithaq.portal.testing.settings")

import django
from pypdf import PdfReader

SECTIONS, ROWS = 10, 32
SENTENCE = "نُشرت محاضر الاجتماعات في موعدها، وأُجيب عن التعليقات الواردة، وما تأخّر مذكور مع موعده. "


@dataclass(frozen=True)
class Printed:
    """seconds: of the wall, the process's start included; megabytes: the most it held."""

    pages: int
    seconds: float
    megabytes: float


def printed() -> Printed:
    django.setup()
    from mithaq.kit.pdf import Document, Heading, Prose, Table, render  # inline: Django is set up first

    blocks: list[Heading | Prose | Table] = []
    for number in range(1, SECTIONS + 1):
        rows = tuple((f"الالتزام {row}", str(row * 37), SENTENCE) for row in range(ROWS))
        table = Table(
            heads=("الالتزام", "العدد", "ما حدث"), rows=rows, figures=frozenset({1}), widths=(2, 1, 4)
        )
        blocks += [Heading(f"الباب {number}"), Prose(SENTENCE * 6), table]
    document = Document(
        title="النشرية الفصلية", author="بلدية الرقاب", day=dt.date(2026, 10, 12), blocks=tuple(blocks)
    )
    started = time.perf_counter()
    written = render(document, language="ar")
    seconds = time.perf_counter() - started
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Printed(len(PdfReader(io.BytesIO(written)).pages), seconds, kilobytes / 1024)


if __name__ == "__main__":
    one = printed()
    print(f"{one.pages} pages in {one.seconds:.2f} s, at most {one.megabytes:.0f} MB")
