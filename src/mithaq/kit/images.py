"""Pictures drawn in a town's colours: the one that stands for a shared page (1200 × 630, correct Arabic), and
the icon that stands for the town on a phone."""

from __future__ import annotations

import io
from functools import cache

import freetype
from PIL import Image, ImageDraw, ImageOps

from . import colours
from .i18n import direction
from .shaping import Line, font_bytes, shape, wrap

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
BAND = 36
INK, SOFT, PAPER, GOLD, CREAM = "#16302f", "#48605e", "#fbfaf5", "#d9a92b", "#f8f0d8"
TITLE_SIZES = (76, 66, 56, 48, 40)
TOP, BOTTOM, TITLE_HEIGHT = 170, HEIGHT - BAND - 30, 290
# The mark of kit/mark.html, on its grid of 40.
STAR = (
    *((20, 6), (24, 10.3), (29.9, 10.1), (29.7, 16), (34, 20), (29.7, 24), (29.9, 29.9), (24, 29.7)),
    *((20, 34), (16, 29.7), (10.1, 29.9), (10.3, 24), (6, 20), (10.3, 16), (10.1, 10.1), (16, 10.3)),
)


@cache
def _face(name: str) -> freetype.Face:
    return freetype.Face(io.BytesIO(font_bytes(name)))


def _draw_line(image: Image.Image, line: Line, x: float, baseline: float, size: int, fill: str) -> None:
    for glyph in line.glyphs:
        face = _face(glyph.font)
        face.set_pixel_sizes(0, size)
        face.load_glyph(glyph.index, freetype.FT_LOAD_RENDER | freetype.FT_LOAD_NO_HINTING)
        bitmap = face.glyph.bitmap
        if not bitmap.width:
            continue
        mask = Image.frombytes(
            "L", (bitmap.width, bitmap.rows), bytes(bitmap.buffer), "raw", "L", bitmap.pitch
        )
        left = round(x + glyph.x) + face.glyph.bitmap_left
        top = round(baseline - glyph.y) - face.glyph.bitmap_top
        image.paste(fill, (left, top), mask)


def _step(size: int, *, rtl: bool) -> float:
    """From one line to the next: Arabic needs room for its marks."""
    return size * (1.45 if rtl else 1.25)


def _draw_block(
    image: Image.Image, lines: list[Line], top: float, size: int, fill: str, *, rtl: bool
) -> float:
    """Draw lines from `top` down, aligned with the side where reading begins; gives the next free y."""
    step = _step(size, rtl=rtl)
    for number, line in enumerate(lines):
        x = WIDTH - MARGIN - line.width if rtl else MARGIN
        _draw_line(image, line, x, top + step * number + size, size, fill)
    return top + step * len(lines)


def _draw_tiles(draw: ImageDraw.ImageDraw, palette: colours.Palette) -> None:
    """The band of tiles: four triangles a tile, as under the masthead."""
    top = HEIGHT - BAND
    for left in range(0, WIDTH, BAND):
        right, bottom, middle = left + BAND, top + BAND, (left + BAND / 2, top + BAND / 2)
        draw.polygon([(left, top), (right, top), middle], fill=palette.accent)
        draw.polygon([(right, top), (right, bottom), middle], fill=palette.brand)
        draw.polygon([(left, bottom), (right, bottom), middle], fill=GOLD)
        draw.polygon([(left, top), (left, bottom), middle], fill=palette.brand)


def _mark(side: int, brand: str, *, full: bool) -> Image.Image:
    """The eight-pointed star, drawn four times larger and reduced, so that its edges are smooth."""
    big = Image.new("RGBA", (side * 4, side * 4), brand if full else (0, 0, 0, 0))
    draw = ImageDraw.Draw(big)
    if not full:
        draw.rounded_rectangle((0, 0, side * 4 - 1, side * 4 - 1), radius=side, fill=brand)
    unit = side / 10
    draw.polygon([(x * unit, y * unit) for x, y in STAR], fill=CREAM)
    draw.ellipse((15 * unit, 15 * unit, 25 * unit, 25 * unit), fill=brand)
    return big.resize((side, side), Image.Resampling.LANCZOS)


def _draw_mark(image: Image.Image, palette: colours.Palette, *, rtl: bool) -> None:
    mark = _mark(80, palette.brand, full=False)
    image.paste(mark, (WIDTH - MARGIN - 80 if rtl else MARGIN, 64), mark)


def app_icon(side: int, palette: colours.Palette, *, full: bool = False, logo: bytes = b"") -> bytes:
    """PNG bytes, side × side pixels: the mark in the town's colour, or the town's logo on paper.

    full: to the very edges, with all that matters in the middle four fifths, for phones that cut icons into a
    shape of their own.
    """
    if logo:
        icon = Image.new("RGBA", (side, side), PAPER)
        room = round(side * (0.56 if full else 0.84))
        drawn = ImageOps.contain(Image.open(io.BytesIO(logo)).convert("RGBA"), (room, room))
        icon.alpha_composite(drawn, ((side - drawn.width) // 2, (side - drawn.height) // 2))
    else:
        icon = _mark(side, palette.brand, full=full)
    out = io.BytesIO()
    icon.save(out, "PNG", optimize=True)
    return out.getvalue()


def _fit(
    text: str, sizes: tuple[int, ...], weight: str, height: float, *, rtl: bool
) -> tuple[list[Line], int]:
    """The largest size at which `text` fits in `height`; at the smallest, its end becomes an ellipsis."""
    width = WIDTH - 2 * MARGIN
    for size in sizes:
        most = int(height / _step(size, rtl=rtl))
        if lines := wrap(text, size=size, weight=weight, rtl=rtl, width=width, most=most):
            return lines, size
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        shorter = " ".join(words[:count]) + "…"
        if lines := wrap(shorter, size=size, weight=weight, rtl=rtl, width=width, most=most):
            return lines, size
    return [], size


def share_image(
    title: str, subtitle: str, town: str, language: str, palette: colours.Palette | None = None
) -> bytes:
    """PNG bytes, 1200 × 630 pixels. The text runs in the direction of `language`; callers keep the result."""
    own = palette or colours.palette()
    rtl = direction(language) == "rtl"
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    _draw_tiles(draw, own)
    _draw_mark(image, own, rtl=rtl)
    name = shape(town, size=38, weight="Bold", rtl=rtl)
    _draw_line(image, name, WIDTH - MARGIN - 104 - name.width if rtl else MARGIN + 104, 118, 38, own.brand)
    big, big_size = _fit(title, TITLE_SIZES, "Bold", TITLE_HEIGHT, rtl=rtl)
    small, small_size = _fit(subtitle, (34, 30), "Regular", 100, rtl=rtl)
    height = len(big) * _step(big_size, rtl=rtl) + 16 + len(small) * _step(small_size, rtl=rtl)
    bottom = _draw_block(image, big, TOP + (BOTTOM - TOP - height) / 2, big_size, INK, rtl=rtl)
    _draw_block(image, small, bottom + 16, small_size, SOFT, rtl=rtl)
    out = io.BytesIO()
    # A flat drawing keeps its look in few colours, at a quarter of the weight.
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
