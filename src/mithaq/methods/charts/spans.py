"""Promises in time: a line per promise from its start to its due date, with today's mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from .canvas import INK, LINE, SERIES, SOFT, WIDTH, Canvas, Chart, described, shorten

ROW, BAR, HEAD = 50, 14, 32
FILLS = {"done": SERIES[0], "late": "#a3262a", "open": "#ffffff"}


@dataclass(frozen=True)
class Span:
    """One promise. state: done, late or open; words: that state in the reader's language."""

    label: str
    start: date
    end: date
    state: str = "open"
    words: str = ""


def spans(
    title: str,
    promises: Sequence[Span],
    *,
    rtl: bool,
    today: date,
    day: Callable[[date], str] = date.isoformat,
    today_label: str = "",
    columns: tuple[str, ...] = ("", "", "", ""),
) -> Chart:
    """Drawn on one scale of days; done is filled, late is filled and crossed at its end, open is outlined."""
    if any(promise.end < promise.start for promise in promises):
        raise ValueError("a promise ends on or after the day it starts")
    first = min([promise.start for promise in promises] + [today])
    last = max([promise.end for promise in promises] + [today])
    days = max(1, (last - first).days)

    def place(moment: date) -> float:
        return (WIDTH - 4) * (moment - first).days / days + 2

    bottom = HEAD + max(1, len(promises)) * ROW
    canvas = Canvas(bottom + 22, rtl=rtl)
    mark = place(today)
    side = "start" if mark < WIDTH / 3 else "end" if mark > 2 * WIDTH / 3 else "middle"
    canvas.text(mark, 15, today_label or day(today), anchor=side, size=15, weight=600)
    canvas.rule(mark, 21, mark, HEAD, stroke=INK)
    for index, promise in enumerate(promises):
        top = HEAD + index * ROW
        start, end = place(promise.start), place(promise.end)
        length = max(end - start, 4)
        words = f"{promise.label} · {promise.words}" if promise.words else promise.label
        canvas.text(0, top + 16, shorten(words), size=15)
        canvas.rect(0, top + 29, WIDTH, 2, fill=LINE)
        name = "s0" if promise.state == "done" else promise.state
        fill = FILLS.get(promise.state, FILLS["open"])
        canvas.rect(start, top + 23, length, BAR, fill=INK if promise.state == "open" else fill, name=name)
        if promise.state == "open":
            canvas.rect(start + 2, top + 25, max(length - 4, 1), BAR - 4, fill=fill)
        canvas.rule(mark, top + 20, mark, top + 40, stroke=INK, dash="3 3")
        if promise.state == "late":
            canvas.rule(end, top + 19, end, top + 41, stroke=FILLS["late"])
    canvas.text(0, bottom + 16, day(first), size=15, fill=SOFT)
    canvas.text(WIDTH, bottom + 16, day(last), anchor="end", size=15, fill=SOFT)
    rows = tuple((promise.label, day(promise.start), day(promise.end), promise.words) for promise in promises)
    return Chart(title, canvas.svg(title, described(rows)), columns, rows)
