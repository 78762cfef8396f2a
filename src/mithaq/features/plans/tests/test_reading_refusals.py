"""Files that are not plans, and encodings that are hard to tell."""

import codecs

import pytest

from ..reading import NotAPlan, doubts, read_plan, read_plan_bytes
from ..reading.reader import MAX_SIZE, MINIMUM_HEADINGS
from .pages import oued_nassim

FOREIGN = "Recette du couscous\n\nFaire tremper les pois chiches la veille.\n" * 20
PAGE = oued_nassim()


def _cut_before(heading: str) -> str:
    return PAGE[: PAGE.index(heading)]


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"", "empty", 1),
        (b" \r\n\t\n", "empty", 1),
        (codecs.BOM_UTF8 + b"\n", "empty", 1),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "pdf", 1),
        (b"PK\x03\x04\x14\x00" + b"\x00" * 40, "binary", 1),
        (b"first\nsecond\x00\x01\x02 third", "binary", 2),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary", 1),
        (f"<!DOCTYPE html>\n<html><body>{PAGE}</body></html>".encode(), "html", 1),
        (f"\n\n<div>{PAGE}</div>".encode(), "html", 3),
        (FOREIGN.encode(), "foreign", 1),
        ("かな文字の頁\n".encode("shift_jis") * 30, "undecodable", 1),
        (PAGE.encode()[:4000] + b"\xff\xfe" + PAGE.encode()[4000:], "undecodable", None),
        (b"x" * (4 * MAX_SIZE + 1), "too_large", 1),
        (b"x" * (MAX_SIZE + 1), "too_large", 1),
    ],
)
@pytest.mark.row("M04")
def test_read_bytes_when_the_file_is_no_plan_then_the_reason_is_told(data, reason, line):
    with pytest.raises(NotAPlan) as refused:
        read_plan_bytes(data)
    expected = line or data[:4000].count(b"\n") + 1
    assert (refused.value.reason, refused.value.line) == (reason, expected)


def test_read_when_too_few_headings_are_known_then_their_number_is_told():
    text = _cut_before("Quels sont les objectifs de gouvernement ouvert")
    with pytest.raises(NotAPlan) as refused:
        read_plan(text)
    assert refused.value.reason == "too_few_headings"
    assert refused.value.data == {"line": 1, "recognised": 4, "needed": MINIMUM_HEADINGS}


def test_read_when_just_enough_headings_are_known_then_the_plan_is_read():
    plan = read_plan(_cut_before("Quels types d'arrangements institutionnels"))
    assert sum(section.place == "question" for section in plan.sections) == MINIMUM_HEADINGS


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PAGE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + PAGE.encode("utf-8"), "utf-8"),
        (PAGE.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + PAGE.encode("utf-16-be"), "utf-16"),
        (PAGE.encode("utf-16-le"), "utf-16"),
        (PAGE.encode("utf-16-be"), "utf-16"),
        (PAGE.replace("\n", "\r\n").encode("utf-8"), "utf-8"),
    ],
)
def test_read_bytes_when_the_encoding_is_sure_then_the_plan_is_the_same(data, encoding):
    plan = read_plan_bytes(data)
    assert plan.encoding == encoding
    assert (plan.title, plan.sections, plan.private) == (
        (same := read_plan(PAGE)).title,
        same.sections,
        same.private,
    )
    assert [doubt for doubt in doubts(plan) if doubt.code == "encoding_guessed"] == []


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (PAGE.replace("Un bulletin", "Émile Ünal : un bulletin"), "windows-1252"),
        (PAGE.replace("É", "E").replace("Un bulletin", "نشرة الوادي : un bulletin"), "windows-1256"),
    ],
)
def test_read_bytes_when_only_a_code_page_fits_then_it_is_used_and_doubted(text, encoding):
    plan = read_plan_bytes(text.encode(encoding))
    assert plan.encoding == encoding
    assert plan.sections == read_plan(text).sections
    assert [doubt.found for doubt in doubts(plan) if doubt.code == "encoding_guessed"] == [encoding]
