"""The list of what is taken, and the way through it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import puremagic
from django.utils.translation import gettext as _

from .checked import Checked, Refused
from .documents import (
    DOCX,
    ODS,
    ODT,
    XLSX,
    check_geojson,
    check_json,
    check_office,
    check_pdf,
    check_text,
)
from .pictures import check_picture

# What is not here is refused: SVG, HTML and archives above all, which browsers or people would run.
TAKEN: dict[str, Callable[[bytes], Checked]] = {
    "jpg": partial(check_picture, form="JPEG"),
    "jpeg": partial(check_picture, form="JPEG"),
    "png": partial(check_picture, form="PNG"),
    "webp": partial(check_picture, form="WEBP"),
    "pdf": partial(check_pdf, content_type="application/pdf"),
    "docx": partial(check_office, content_type=DOCX),
    "xlsx": partial(check_office, content_type=XLSX),
    "odt": partial(check_office, content_type=ODT),
    "ods": partial(check_office, content_type=ODS),
    "csv": partial(check_text, content_type="text/csv"),
    "txt": partial(check_text, content_type="text/plain"),
    "json": partial(check_json, content_type="application/json"),
    "geojson": partial(check_geojson, content_type="application/geo+json"),
}
ACCEPT = ",".join(f".{ending}" for ending in TAKEN)
# Formats a signature names for sure; seen under another ending, the file is refused with a better sentence.
SIGNED = {"jpg": "jpg", "jpeg": "jpg", "jfif": "jpg", "png": "png", "webp": "webp", "pdf": "pdf"}


def check(data: bytes, ending: str) -> Checked:
    """The content, if it is what `ending` (lower case, no dot) says. Raises `Refused` with a sentence."""
    if not data:
        raise Refused(_("This file is empty."))
    if ending not in TAKEN:
        known = ", ".join(name.upper() for name in TAKEN if name != "jpeg")
        raise Refused(_("This kind of file is not taken. Taken are: %(known)s.") % {"known": known})
    real = signature(data)
    if real and real != SIGNED.get(ending):
        message = _("This file is called %(ending)s but is a %(real)s. Give it its right name.")
        raise Refused(message % {"ending": ending.upper(), "real": real.upper()})
    return TAKEN[ending](data)


def signature(data: bytes) -> str:
    """jpg, png, webp or pdf when the first bytes say so, else ""."""
    try:
        found = puremagic.from_string(data[:2048])
    except (puremagic.PureError, ValueError):
        return ""
    return SIGNED.get(found.lstrip("."), "")
