"""A share of a whole as a ring, its figure in the middle."""

from __future__ import annotations

import math

from .canvas import LINE, SERIES, Canvas, Chart, Number, plain

SIZE, RADIUS, THICKNESS = 160, 66, 18


def ring(
    title: str,
    value: float,
    whole: float,
    *,
    rtl: bool,
    number: Number = plain,
    words: str = "",
    columns: tuple[str, str] = ("", ""),
) -> Chart:
    """value of whole (whole > 0, 0 ≤ value ≤ whole); the arc grows from the top, clockwise or mirrored.

    words: what stands in the middle, the percentage by default.
    """
    if not whole > 0 or not 0 <= value <= whole:
        raise ValueError("a ring shows a part of a whole")
    share = value / whole
    canvas = Canvas(SIZE, rtl=rtl, width=SIZE)
    around = 2 * math.pi * RADIUS
    middle = SIZE / 2
    mirror = f"translate({SIZE} 0) scale(-1 1) " if rtl else ""
    ground = f'cx="{middle:g}" cy="{middle:g}" r="{RADIUS}" fill="none" stroke-width="{THICKNESS}"'
    canvas.raw(f'<circle {ground} stroke="{LINE}"/>')
    canvas.raw(
        f'<circle class="s0 stroke" {ground} stroke="{SERIES[0]}" '
        f'stroke-dasharray="{around * share:.2f} {around:.2f}" '
        f'transform="{mirror}rotate(-90 {middle:g} {middle:g})"/>'
    )
    words = words or f"{number(round(share * 100))} %"
    canvas.text(middle, middle + 10, words, anchor="middle", size=30, weight=700)
    rows = ((title, f"{number(value)} / {number(whole)}"),)
    return Chart(title, canvas.svg(title, f"{words} ({rows[0][1]})", name="ring"), columns, rows)
