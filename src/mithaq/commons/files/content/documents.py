"""Documents: kept byte for byte once their inside is what their name says."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

from django.utils.translation import gettext as _

from .checked import Checked, Refused

MOST_MEMBERS = 5000
MOST_UNPACKED = 300 * 1024 * 1024
# XML packs well, a thousandfold it does not.
MOST_RATIO = 200
SMALL = 1024 * 1024

OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"
DOCX = f"{OFFICE}.wordprocessingml.document"
XLSX = f"{OFFICE}.spreadsheetml.sheet"
ODT = f"{OPEN}.text"
ODS = f"{OPEN}.spreadsheet"
MAIN_PART = {DOCX: "word/document.xml", XLSX: "xl/workbook.xml"}

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
MARKUP = ("<!doctype", "<html", "<svg", "<script", "<?xml", "<?php", "<head", "<body", "<iframe", "#!")
GEOMETRIES = ("Point", "LineString", "Polygon", "GeometryCollection")
GEOJSON = frozenset(
    ("FeatureCollection", "Feature", *GEOMETRIES, *(f"Multi{name}" for name in GEOMETRIES[:3]))
)


def _other_than_its_name() -> Refused:
    return Refused(_("The content of this file is not what its name says. Save it again in its format."))


def check_pdf(data: bytes, content_type: str) -> Checked:
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2048:]:
        raise _other_than_its_name()
    return Checked(data, content_type)


def check_office(data: bytes, content_type: str) -> Checked:
    """DOCX, XLSX, ODT, ODS: a ZIP whose list of parts is sound; nothing is unpacked but one small part."""
    # A ZIP may have anything in front of it; an office file begins with its first part.
    if not data.startswith(b"PK\x03\x04"):
        raise _other_than_its_name()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _check_parts(parts)
            _check_kind(parts, content_type)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError, OSError) as error:
        raise _other_than_its_name() from error
    return Checked(data, content_type)


def _check_parts(parts: zipfile.ZipFile) -> None:
    members = parts.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if (
        len(members) > MOST_MEMBERS
        or unpacked > MOST_UNPACKED
        or (unpacked > SMALL and unpacked > MOST_RATIO * packed)
    ):
        raise Refused(_("This file unpacks to far more than it should. Save it again in its program."))
    for member in members:
        if member.filename.startswith("/") or ".." in member.filename.split("/"):
            raise _other_than_its_name()
        if member.flag_bits & 1:
            raise Refused(_("This file is locked with a password. Save it without one."))
        if member.filename.lower().endswith(("vbaproject.bin", ".exe", ".dll", ".js")):
            raise Refused(_("This file holds macros or programs. Save it without them."))


def _check_kind(parts: zipfile.ZipFile, content_type: str) -> None:
    if content_type in MAIN_PART:
        names = set(parts.namelist())
        if not {"[Content_Types].xml", MAIN_PART[content_type]} <= names:
            raise _other_than_its_name()
        return
    said = parts.getinfo("mimetype")
    if said.file_size > 200 or parts.read(said).decode("ascii", "replace").strip() != content_type:
        raise _other_than_its_name()


def check_text(data: bytes, content_type: str) -> Checked:
    """Plain text or CSV, as UTF-8; older Arabic files (Windows-1256) are rewritten so."""
    words = _decoded(data)
    if words.lstrip("\ufeff \t\r\n").lower().startswith(MARKUP):
        raise _other_than_its_name()
    return Checked(words.encode(), content_type)


def check_json(data: bytes, content_type: str) -> Checked:
    _json(data)
    return Checked(data, content_type)


def check_geojson(data: bytes, content_type: str) -> Checked:
    found = _json(data)
    if not isinstance(found, dict) or found.get("type") not in GEOJSON:
        raise _other_than_its_name()
    return Checked(data, content_type)


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _other_than_its_name() from error


def _decoded(data: bytes) -> str:
    """UTF-8, else Windows-1256, if the words hold no control characters (which no text has)."""
    for encoding in ("utf-8", "cp1256"):
        try:
            words = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(words):
            return words
    raise _other_than_its_name()
