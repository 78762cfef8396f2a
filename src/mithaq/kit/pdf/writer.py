"""Runs in a process of its own: a document's data in, a tagged PDF out. Started by `rendering`.

Standard input: JSON {"data": for document.typ, "said": its words in reading order, "format": "pdf" or "png",
"memory_mb": …, "seconds": …}.
"""

import io
import json
import resource
import sys
from pathlib import Path
from typing import Any

import typst
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

HERE = Path(__file__).parent


def limit(memory_mb: int, seconds: int) -> None:
    """What one document may cost. Only Linux keeps to a limit on memory."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (memory_mb * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def typeset(data: dict[str, Any], form: str) -> bytes:
    """The document as Typst writes it: PDF/UA-1 with no date but its own, or a picture of its first page."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[HERE.parent / "fonts"])
    # Typst's own stubs know one source only.
    sources: Any = {"main.typ": HERE / "document.typ", "data.json": json.dumps(data).encode()}
    if form == "pdf":
        return typst.compile(sources, font_paths=fonts, pdf_standards=["ua-1"], timestamp=0)
    pages = typst.compile(sources, font_paths=fonts, format="png", ppi=80)
    return pages if isinstance(pages, bytes) else pages[0]


def kids(element: Any) -> list[Any]:
    held = element.get("/K", ArrayObject())
    return [kid.get_object() for kid in (held if isinstance(held, ArrayObject) else [held])]


def leaves(element: DictionaryObject) -> list[DictionaryObject]:
    """The structure elements that hold words themselves, in reading order; the marks of lists are left out."""
    if element.get("/S") == "/Lbl":
        return []
    below = kids(element)
    found = [element] if any(is_marked(kid) for kid in below) else []
    for kid in below:
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            found += leaves(kid)
    return found


def is_marked(kid: object) -> bool:
    """A stretch of a page's content: its number there, alone or with its page."""
    return isinstance(kid, int) or (isinstance(kid, DictionaryObject) and kid.get("/Type") == "/MCR")


def say(pdf: bytes, said: list[str]) -> bytes:
    """Give every element the words it shows.

    A page holds glyphs where they stand; readers guess the words of right-to-left lines back from there, and fail
    at ligatures and vowel marks. `ActualText` (ISO 32000-1, 14.9.4) leaves nothing to guess.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    elements = [leaf for kid in kids(writer.root_object["/StructTreeRoot"]) for leaf in leaves(kid)]
    if len(elements) != len(said):
        raise ValueError(f"{len(said)} texts were given to the layout, {len(elements)} stand in the document")
    for element, words in zip(elements, said, strict=True):
        element[NameObject("/ActualText")] = TextStringObject(words)
    writer.pdf_header = "%PDF-1.7"
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def main() -> None:
    order = json.load(sys.stdin)
    limit(order["memory_mb"], order["seconds"])
    written = typeset(order["data"], order["format"])
    sys.stdout.buffer.write(say(written, order["said"]) if order["format"] == "pdf" else written)


if __name__ == "__main__":
    main()
