"""Bytes → text: UTF-8 and UTF-16 for sure, the Windows code pages as a last resort, said aloud."""

import codecs
import re
from dataclasses import replace

from .errors import NotAPlan
from .lines import split_lines
from .reader import MAX_SIZE, MINIMUM_HEADINGS, read_plan, recognised_questions
from .shapes import ParsedPlan

LAST_RESORTS = ("windows-1252", "windows-1256")

_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # office files, new and old
_IMAGES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff")
_MIXED_WORD = re.compile(r"[A-Za-zÀ-ÿ][\u0600-\u06ff]|[\u0600-\u06ff][A-Za-zÀ-ÿ]")
# Arabic read as Windows-1252: strings such as "ÇáÑÞÇÈ", which no French word holds.
_ACCENTED_STRING = re.compile(r"[À-ÖØ-ß][À-ÖØ-öø-ÿ]{2}")


def read_plan_bytes(data: bytes) -> ParsedPlan:
    """Like `read_plan`, for a file; the encoding found is kept in `ParsedPlan.encoding`."""
    text, encoding = decode(data)
    return replace(read_plan(text), encoding=encoding)


def decode(data: bytes) -> tuple[str, str]:
    """(the text of a file, its encoding); `NotAPlan` for what is no text."""
    # UTF-16 takes at most four bytes a character, like UTF-8.
    if len(data) > 4 * MAX_SIZE:
        raise NotAPlan("too_large", size=len(data), limit=4 * MAX_SIZE)
    if not data.strip():
        raise NotAPlan("empty")
    if data.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"%PDF"):
        raise NotAPlan("pdf")
    if data.startswith((_ZIP, _OLE, *_IMAGES)):
        raise NotAPlan("binary")
    return _decode(data)


def _decode(data: bytes) -> tuple[str, str]:
    for mark, name in _UTF16:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name), "utf-16"
    guess = _utf16_without_mark(data)
    if guess:
        return _strictly(data, guess), "utf-16"
    if b"\x00" in data:
        raise NotAPlan("binary", line=data.count(b"\n", 0, data.index(b"\x00")) + 1)
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as problem:
        return _code_page(data, data.count(b"\n", 0, problem.start) + 1)


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as problem:
        good = data[: problem.start].decode(name, errors="ignore")
        raise NotAPlan("undecodable", line=good.count("\n") + 1) from problem


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in nearly every second byte, always on the same side."""
    sample = data[:4096]
    half = max(len(sample) // 2, 1)
    if len(data) % 2 == 0 and sample[1::2].count(0) > 0.7 * half and not sample[0::2].count(0):
        return "utf-16-le"
    if len(data) % 2 == 0 and sample[0::2].count(0) > 0.7 * half and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _code_page(data: bytes, bad_line: int) -> tuple[str, str]:
    """Windows-1252 or -1256, if the page makes sense in one; both agree on most French letters."""
    intact = data.decode("utf-8", errors="ignore")
    damaged = data.decode("utf-8", errors="replace").count("\ufffd") - intact.count("\ufffd")
    if sum(char > "\x7f" for char in intact) > damaged:
        # UTF-8 with a few broken bytes: any code page would garble all the good letters.
        raise NotAPlan("undecodable", line=bad_line)
    # A byte the page has no letter for counts as strange below; the replacement mark shows it.
    readings = {name: data.decode(name, errors="replace") for name in LAST_RESORTS}
    name = min(LAST_RESORTS, key=lambda name: _strangeness(readings[name], name))
    if recognised_questions(split_lines(readings[name])) < MINIMUM_HEADINGS or "\ufffd" in readings[name]:
        raise NotAPlan("undecodable", line=bad_line)
    return readings[name], name


def _strangeness(text: str, name: str) -> int:
    """Letters that betray the wrong code page: Arabic inside a Latin word, or strings of accented letters."""
    signs = _MIXED_WORD if name == "windows-1256" else _ACCENTED_STRING
    return len(signs.findall(text)) + text.count("\ufffd")
