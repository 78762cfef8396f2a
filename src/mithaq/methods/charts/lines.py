"""Values over time as lines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from .canvas import (
    LEGEND,
    SOFT,
    WIDTH,
    Canvas,
    Chart,
    Number,
    described,
    legend,
    plain,
    series_colour,
    series_name,
)

HEIGHT, TOP, AXIS = 190, 12, 48
DASHES = ("", "7 4", "2 4", "10 3 2 3", "4 2", "1 3")


def round_up(value: float) -> float:
    """The next 1, 2, 2.5 or 5 times a power of ten: where an axis likes to end."""
    if value <= 0:
        return 1
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= value)


def line(
    title: str,
    labels: Sequence[str],
    series: Mapping[str, Sequence[float]],
    *,
    rtl: bool,
    number: Number = plain,
    heading: str = "",
) -> Chart:
    """One line per series (name → one value ≥ 0 per label), in reading order; each has its own dash."""
    if any(len(values) != len(labels) for values in series.values()):
        raise ValueError("each series needs one value per label")
    ceiling = round_up(max((value for values in series.values() for value in values), default=0))
    named = len(series) > 1
    canvas = Canvas(HEIGHT + 34 + (len(series) * LEGEND if named else 0), rtl=rtl)
    for share in (0, 0.5, 1):
        y = HEIGHT - (HEIGHT - TOP) * share
        canvas.rule(AXIS, y, WIDTH, y)
        canvas.text(AXIS - 8, y + 5, number(ceiling * share), anchor="end", size=15, fill=SOFT)
    step = (WIDTH - AXIS - 32) / max(1, len(labels) - 1)
    every = max(1, math.ceil(len(labels) / 4))
    for index, label in enumerate(labels):
        if index % every == 0:
            canvas.text(AXIS + 16 + index * step, HEIGHT + 22, label, anchor="middle", size=15, fill=SOFT)
    for index, values in enumerate(series.values()):
        points = [
            (AXIS + 16 + place * step, HEIGHT - (HEIGHT - TOP) * value / ceiling)
            for place, value in enumerate(values)
        ]
        colour, name = series_colour(index), series_name(index)
        canvas.polyline(points, stroke=colour, dash=DASHES[index % len(DASHES)], name=f"{name} stroke")
        for x, y in points:
            canvas.circle(x, y, 3.5, fill=colour, name=name)
    if named:
        legend(canvas, list(series), HEIGHT + 40)
    rows = tuple(
        (label, *(number(values[row]) for values in series.values())) for row, label in enumerate(labels)
    )
    return Chart(title, canvas.svg(title, described(rows)), (heading, *series), rows)
