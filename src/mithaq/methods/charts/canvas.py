"""The sheet a chart is drawn on: mirrored coordinates, isolated labels, escaped text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 360
LEGEND = 22  # height of one line of a legend
FONTS = "Noto Sans Arabic, Noto Sans, DejaVu Sans, sans-serif"
INK, SOFT, LINE = "#16302f", "#48605e", "#d9dfd8"
# Distinct in lightness too, so that they differ in grey and for the colour-blind; white reads on each.
SERIES = ("#0f5c5a", "#b3471d", "#7a5c0a", "#4b5a9e", "#6b3a63", "#48605e")
RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2067", "\u2068", "\u2069"

Number = Callable[[float], str]


def plain(value: float) -> str:
    """The default way to write a figure: no trailing zeros, no grouping."""
    return f"{value:g}" if value != int(value) else str(int(value))


@dataclass(frozen=True)
class Chart:
    """A drawing and its figures. columns: headings; rows: one tuple of strings each, the label first."""

    title: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def shorten(label: str, most: int = 42) -> str:
    """A label that fits one line; the table beside the drawing has it in full."""
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


class Canvas:
    """Collects shapes. x always counts from the side where reading begins."""

    def __init__(self, height: float, *, rtl: bool, width: float = WIDTH) -> None:
        self.width, self.height, self.rtl = width, height, rtl
        self._shapes: list[str] = []

    def x(self, x: float, length: float = 0) -> float:
        """Where something `length` long that begins at `x` stands on the paper."""
        return round(self.width - x - length if self.rtl else x, 2)

    def label(self, text: str) -> str:
        """Words follow the reader's direction; bare figures ("87 %", "2026-11-21") keep their own."""
        words = any(letter.isalpha() for letter in text)
        opening = RIGHT_TO_LEFT_ISOLATE if self.rtl and words else FIRST_STRONG_ISOLATE
        return f"{opening}{escape(text)}{POP_ISOLATE}"

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        anchor: str = "start",
        size: float = 16,
        weight: int = 400,
        fill: str = INK,
    ) -> None:
        """anchor: start, middle or end in the direction of reading."""
        if self.rtl:
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        self._shapes.append(
            f'<text x="{self.x(x):g}" y="{y:g}" text-anchor="{anchor}" font-size="{size:g}" '
            f'font-weight="{weight}" fill="{fill}">{self.label(text)}</text>'
        )

    def rect(self, x: float, y: float, width: float, height: float, *, fill: str, name: str = "") -> None:
        self._shapes.append(
            f'<rect{_class(name)} x="{self.x(x, width):g}" y="{y:g}" width="{round(width, 2):g}" '
            f'height="{height:g}" rx="2" fill="{fill}"/>'
        )

    def rule(self, x1: float, y1: float, x2: float, y2: float, *, stroke: str = LINE, dash: str = "") -> None:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._shapes.append(
            f'<line x1="{self.x(x1):g}" y1="{y1:g}" x2="{self.x(x2):g}" y2="{y2:g}" '
            f'stroke="{stroke}"{dashes}/>'
        )

    def polyline(self, points: Sequence[tuple[float, float]], *, stroke: str, dash: str, name: str) -> None:
        path = " ".join(f"{self.x(x):g},{round(y, 2):g}" for x, y in points)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._shapes.append(
            f'<polyline{_class(name)} points="{path}" fill="none" '
            f'stroke="{stroke}" stroke-width="2.5"{dashes}/>'
        )

    def circle(self, x: float, y: float, radius: float, *, fill: str, name: str = "") -> None:
        self._shapes.append(
            f'<circle{_class(name)} cx="{self.x(x):g}" cy="{round(y, 2):g}" r="{radius:g}" fill="{fill}"/>'
        )

    def raw(self, shape: str) -> None:
        self._shapes.append(shape)

    def svg(self, title: str, description: str, *, name: str = "") -> str:
        """The whole drawing, named for those who do not see it."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg"{_class(name)} direction="ltr" role="img" '
            f'viewBox="0 0 {self.width:g} {self.height:g}" width="{self.width:g}" height="{self.height:g}" '
            f'font-family="{FONTS}">'
            f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(self._shapes)}</svg>"
        )


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def series_name(index: int) -> str:
    """The class by which the house's stylesheet may colour a series."""
    return f"s{index % len(SERIES)}"


def series_colour(index: int) -> str:
    return SERIES[index % len(SERIES)]


def described(rows: Sequence[Sequence[str]]) -> str:
    """The figures in one sentence, for `<desc>`."""
    return "; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in rows)


def legend(canvas: Canvas, names: Sequence[str], y: float, *, step: float = LEGEND) -> None:
    """One line per series: a swatch and its name."""
    for index, name in enumerate(names):
        canvas.rect(0, y + index * step, 14, 14, fill=series_colour(index), name=series_name(index))
        canvas.text(22, y + index * step + 13, shorten(name), size=15)
