"""Files of every kind, good and hostile, made in memory."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    """An upload; the type that the browser claims is a lie throughout, since nothing may depend on it."""
    made = SimpleUploadedFile("x", data, content_type="text/html")
    made._name = name  # the constructor would already cut a hostile path
    return made


def picture(form: str = "JPEG", size: tuple[int, int] = (40, 20), **extra: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#0f5c5a").save(out, form, **extra)
    return out.getvalue()


def packed(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as parts:
        for name, data in members.items():
            parts.writestr(name, data)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>", **more})


def xlsx() -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})


def odt() -> bytes:
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office/>"})
