"""Horizontal bars, plain and stacked: label above, bar below, figure beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .canvas import (
    LEGEND,
    SERIES,
    WIDTH,
    Canvas,
    Chart,
    Number,
    described,
    legend,
    plain,
    series_colour,
    series_name,
    shorten,
)

ROW, BAR, ROOM = 50, 18, 68


def bars(
    title: str,
    data: Sequence[tuple[str, float]],
    *,
    rtl: bool,
    number: Number = plain,
    columns: tuple[str, str] = ("", ""),
) -> Chart:
    """One bar per (label, value ≥ 0), the longest filling the width; ValueError for a negative value."""
    if any(value < 0 for _label, value in data):
        raise ValueError("bars draws amounts: a value below zero has no length")
    most = max((value for _label, value in data), default=0) or 1
    canvas = Canvas(max(1, len(data)) * ROW, rtl=rtl)
    for index, (label, value) in enumerate(data):
        top = index * ROW
        length = (WIDTH - ROOM) * value / most
        canvas.text(0, top + 16, shorten(label))
        canvas.rect(0, top + 22, length, BAR, fill=SERIES[0], name="s0")
        canvas.text(length + 8, top + 37, number(value), weight=600)
    rows = tuple((label, number(value)) for label, value in data)
    return Chart(title, canvas.svg(title, described(rows)), columns, rows)


def stacked(
    title: str,
    labels: Sequence[str],
    series: Mapping[str, Sequence[float]],
    *,
    rtl: bool,
    number: Number = plain,
    heading: str = "",
) -> Chart:
    """One bar per label, cut in series (name → one value per label). A wide part carries its figure."""
    if any(len(values) != len(labels) for values in series.values()):
        raise ValueError("each series needs one value per label")
    totals = [sum(values) for values in zip(*series.values(), strict=True)] if series else []
    most = max(totals, default=0) or 1
    bottom = len(labels) * ROW + 12
    canvas = Canvas(bottom + len(series) * LEGEND, rtl=rtl)
    for row, label in enumerate(labels):
        top, x = row * ROW, 0.0
        canvas.text(0, top + 16, shorten(label))
        for index, values in enumerate(series.values()):
            length = (WIDTH - ROOM) * values[row] / most
            if length > 0:
                # A white hair between parts keeps them apart without colour.
                canvas.rect(
                    x, top + 22, max(length - 1.5, 1), 20, fill=series_colour(index), name=series_name(index)
                )
            if length >= 20:
                canvas.text(
                    x + length / 2, top + 37, number(values[row]), anchor="middle", size=15, fill="#ffffff"
                )
            x += length
        canvas.text(x + 8, top + 37, number(totals[row]), weight=600)
    legend(canvas, list(series), bottom)
    rows = tuple(
        (label, *(number(values[row]) for values in series.values())) for row, label in enumerate(labels)
    )
    return Chart(title, canvas.svg(title, described(rows)), (heading, *series), rows)
