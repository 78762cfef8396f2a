"""Draws the pages of a PDF as pictures, in a process of its own: PDFium reads files that strangers wrote.

Run by `pages.py`; no Django here, and PDFium is loaded by `carry_out` alone. Standard input holds four bytes with the
length of an order, the order as JSON, then the PDF. Standard output holds what was ordered; the exit code says what
went wrong.

Orders: {"do": "count"}; {"do": "page", "page": 1, "boxes": […]}; {"do": "blacken", "boxes": […]}.
A box is [page, left, top, width, height], the page from 1, the others in percent of it.
"""

from __future__ import annotations

import io
import json
import math
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from PIL import Image, ImageDraw

DONE, BROKEN, LOCKED, TOO_MANY = 0, 3, 4, 5
MOST_PAGES = 40
DOTS_PER_INCH = 150
POINTS_PER_INCH = 72
# Pixels: an A4 page at 150 dots has 1754, an A3 page 2480. A poster is drawn coarser.
LONGEST_SIDE = 2480
# A reader opens pages of up to 14,400 points.
LONGEST_POINTS = 14_400
MEMORY = 1024 * 1024 * 1024
SECONDS = 60
QUALITY = 80
BLACK = (0, 0, 0)
VEIL = (0, 0, 0, 150)

Box = Sequence[float]


def hold_back() -> None:
    """Bound memory and processor time where the system can; the parent's patience is bounded anyway."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def drawn(document: Any, number: int) -> tuple[Image.Image, float, float]:
    """(the page as a picture, its width and height in points); annotations and filled forms are drawn with it."""
    page = document[number]
    width, height = page.get_size()
    scale = min(DOTS_PER_INCH / POINTS_PER_INCH, LONGEST_SIDE / max(width, height, 1))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    return picture, min(max(width, 1), LONGEST_POINTS), min(max(height, 1), LONGEST_POINTS)


def edges(picture: Image.Image, box: Box) -> tuple[int, int, int, int]:
    """Pixels of a box, rounded outwards: nothing of what it covers looks out."""
    _page, left, top, width, height = box
    return (
        math.floor(picture.width * left / 100),
        math.floor(picture.height * top / 100),
        math.ceil(picture.width * (left + width) / 100),
        math.ceil(picture.height * (top + height) / 100),
    )


def of_page(boxes: Iterable[Box], number: int) -> list[Box]:
    return [box for box in boxes if box[0] == number]


def jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def preview(document: Any, number: int, boxes: Iterable[Box]) -> bytes:
    """A page under a veil where it will be black."""
    picture, _width, _height = drawn(document, number - 1)
    pen = ImageDraw.Draw(picture, "RGBA")
    for box in of_page(boxes, number):
        pen.rectangle(edges(picture, box), fill=VEIL, outline=BLACK, width=2)
    return jpeg(picture)


def blackened(document: Any, boxes: Sequence[Box]) -> bytes:
    """A PDF of pictures: no text, links, layers, attachments or properties of the first one are in it."""
    parts: list[bytes] = []
    kids = []
    for number in range(len(document)):
        picture, width, height = drawn(document, number)
        pen = ImageDraw.Draw(picture)
        for box in of_page(boxes, number + 1):
            pen.rectangle(edges(picture, box), fill=BLACK)
        # Objects 1 and 2 are the catalogue and the list of pages; then three for each page.
        first = 3 + 3 * number
        kids.append(f"{first} 0 R")
        size = f"{width:.2f} {height:.2f}"
        look = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q".encode()
        parts += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size}]/Contents {first + 1} 0 R"
            f"/Resources<</XObject<</P {first + 2} 0 R>>>>>>".encode(),
            _stream("", look),
            _stream(
                f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
                "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode",
                jpeg(picture),
            ),
        ]
    pages = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return _file([b"<</Type/Catalog/Pages 2 0 R>>", pages.encode(), *parts])


def _stream(facts: str, data: bytes) -> bytes:
    return f"<<{facts}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, data in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010} 00000 n \n".encode()
    out += f"trailer\n<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def carry_out(order: dict[str, Any], data: bytes) -> tuple[int, bytes]:
    """(exit code, output)."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        return (LOCKED if "password" in str(problem).lower() else BROKEN), b""
    if not len(document):
        return BROKEN, b""
    if len(document) > MOST_PAGES:
        return TOO_MANY, b""
    document.init_forms()
    try:
        if order["do"] == "count":
            return DONE, str(len(document)).encode()
        if order["do"] == "page":
            return DONE, preview(document, order["page"], order["boxes"])
        return DONE, blackened(document, order["boxes"])
    except pypdfium2.PdfiumError:
        return BROKEN, b""


def main() -> int:
    hold_back()
    given = sys.stdin.buffer
    order = json.loads(given.read(int.from_bytes(given.read(4), "big")))
    code, output = carry_out(order, given.read())
    sys.stdout.buffer.write(output)
    return code


if __name__ == "__main__":
    sys.exit(main())
