"""A town's two colours, made readable: whatever a town chooses, words on it keep a contrast of 4.5 to 1.

Contrast and luminance as in WCAG 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

Rgb = tuple[int, int, int]

BRAND = "#0f5c5a"
ACCENT = "#b3471d"
WHITE: Rgb = (255, 255, 255)
BLACK: Rgb = (0, 0, 0)
ENOUGH = 4.5


def parse(colour: str) -> Rgb:
    """(red, green, blue) of "#rrggbb"; ValueError for anything else."""
    digits = colour.removeprefix("#")
    if len(digits) != 6:
        raise ValueError(f"not a colour written #rrggbb: {colour}")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def written(rgb: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)


def mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    """`one` with `share` (0–1) of `other`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def luminance(rgb: Rgb) -> float:
    parts = [c / 255 for c in rgb]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Between 1 (same) and 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: Rgb, on: Rgb, ratio: float = ENOUGH) -> Rgb:
    """`colour`, darkened in small steps until it can be read on the light ground `on`."""
    for step in range(51):
        shade = mix(colour, BLACK, step / 50)
        if contrast(shade, on) >= ratio:
            return shade
    return BLACK


@dataclass(frozen=True)
class Palette:
    """The colours derived from a town's two, as "#rrggbb"."""

    brand: str
    brand_dark: str
    brand_soft: str
    accent: str
    accent_soft: str


def palette(brand: str = BRAND, accent: str = ACCENT) -> Palette:
    """White words on brand, and dark brand words on soft brand, all keep 4.5 to 1."""
    chosen, second = parse(brand), parse(accent)
    soft = mix(chosen, WHITE, 0.88)
    # Links are brand on the soft ground too, so that is the ground to satisfy.
    main = readable(chosen, soft)
    return Palette(
        brand=written(main),
        brand_dark=written(mix(main, BLACK, 0.28)),
        brand_soft=written(soft),
        accent=written(readable(second, mix(second, WHITE, 0.88))),
        accent_soft=written(mix(second, WHITE, 0.88)),
    )


def stylesheet(brand: str = BRAND, accent: str = ACCENT) -> str:
    """The few custom properties that make the one sheet a town's own."""
    own = palette(brand, accent)
    return (
        "@layer town{:root{"
        f"--brand:{own.brand};--brand-dark:{own.brand_dark};--brand-soft:{own.brand_soft};"
        f"--accent:{own.accent};--accent-soft:{own.accent_soft}"
        "}}\n"
    )


def version(brand: str, accent: str) -> str:
    """Changes whenever the sheet of these colours would."""
    return hashlib.sha256(stylesheet(brand, accent).encode()).hexdigest()[:8]
