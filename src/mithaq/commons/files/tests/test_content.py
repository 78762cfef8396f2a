"""What is taken and what is refused, by content and not by claim."""

import io
import json
import zipfile

import pytest
from PIL import Image

from mithaq.commons.files.content import check, clean_filename
from mithaq.commons.files.content.checked import Refused

from .making import PDF, docx, odt, packed, picture, xlsx

GEO = json.dumps({"type": "FeatureCollection", "features": []}).encode()


@pytest.mark.parametrize(
    ("ending", "data", "content_type"),
    [
        ("jpg", picture("JPEG"), "image/jpeg"),
        ("jpeg", picture("JPEG"), "image/jpeg"),
        ("png", picture("PNG"), "image/png"),
        ("webp", picture("WEBP"), "image/webp"),
        ("pdf", PDF, "application/pdf"),
        ("docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("odt", odt(), "application/vnd.oasis.opendocument.text"),
        ("csv", "اسم,عدد\nالرقاب,1".encode(), "text/csv"),
        ("txt", b"Plain words.", "text/plain"),
        ("json", b'{"a": [1]}', "application/json"),
        ("geojson", GEO, "application/geo+json"),
    ],
)
def test_check_when_content_and_name_agree_then_taken(ending, data, content_type):
    assert check(data, ending).content_type == content_type


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        ("txt", b""),
        ("", b"no ending"),
        ("svg", SVG),
        ("html", HTML),
        ("exe", b"MZ\x90\x00"),
        ("zip", docx()),
        ("png", SVG),
        ("txt", SVG),
        ("csv", b"  \n" + HTML),
        ("txt", "\ufeff".encode() + HTML),
        ("txt", b"#!/bin/sh\nrm -rf /"),
        ("txt", b"MZ\x90\x00\x03"),
        ("txt", bytes(range(1, 32))),
        ("pdf", HTML),
        ("pdf", b"\n" * 20 + PDF),
        ("pdf", b"%PDF-1.4 cut in the middle"),
        ("jpg", picture("PNG")),
        ("png", picture("JPEG")),
        ("pdf", picture("PNG")),
        ("jpg", PDF),
        ("png", picture("PNG")[:60]),
        ("jpg", b"\xff\xd8\xff\xe0" + HTML),
        ("docx", xlsx()),
        ("odt", docx()),
        ("ods", odt()),
        ("docx", b"GIF89a" + docx()),
        ("docx", b"PK\x03\x04 no more"),
        ("docx", docx(**{"word/vbaProject.bin": b"macro"})),
        ("docx", docx(**{"../../etc/passwd": b"x"})),
        ("json", b"{'a': 1}"),
        ("json", b"[" * 100_000),
        ("geojson", b'{"type": "Anything"}'),
        ("geojson", b"[]"),
    ],
)
def test_check_when_content_is_other_or_hostile_then_refused(ending, data):
    with pytest.raises(Refused):
        check(data, ending)


def test_check_when_an_office_file_is_a_bomb_then_refused_without_unpacking():
    with pytest.raises(Refused):
        check(docx(**{"word/media/image1.bmp": b"\x00" * 30_000_000}), "docx")
    with pytest.raises(Refused):
        check(docx(**{f"word/{number}": b"" for number in range(6000)}), "docx")
    lying = bytearray(docx())
    central = lying.rindex(b"PK\x01\x02")
    lying[central + 24 : central + 28] = (2**31).to_bytes(4, "little")
    with pytest.raises(Refused):
        check(bytes(lying), "docx")


def test_check_when_an_office_file_is_locked_then_refused():
    data = bytearray(docx())
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) != -1:
        data[start + 8] |= 1
        start += 4
    with pytest.raises(Refused):
        check(bytes(data), "docx")


def test_check_when_a_picture_claims_to_be_huge_then_refused_before_a_pixel_is_read():
    small = bytearray(picture("PNG", (10, 10)))
    small[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(Refused):
        check(bytes(small), "png")


def test_check_when_a_picture_carries_a_place_and_a_comment_then_only_the_picture_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "At home"
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[2] = (35.0, 1.0, 2.0)
    data = picture("JPEG", (40, 20), exif=exif, comment=b"my secret", xmp=b"<x:xmpmeta>secret</x:xmpmeta>")
    assert b"secret" in data
    data += b"PK\x03\x04 hidden after the end"
    done = check(data, "jpg")
    kept = Image.open(io.BytesIO(done.data))
    assert (done.width, done.height, kept.size) == (20, 40, (20, 40))
    assert (dict(kept.getexif()), kept.info.get("comment"), kept.info.get("xmp")) == ({}, None, None)
    assert b"secret" not in done.data
    assert b"hidden" not in done.data


def test_check_when_a_png_holds_text_then_it_is_gone_and_transparency_stays():
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (1, 2, 3, 40)).save(out, "PNG", exif=b"Exif\x00\x00", dpi=(300, 300))
    kept = Image.open(io.BytesIO(check(out.getvalue(), "png").data))
    kept.load()
    assert (kept.mode, kept.getpixel((0, 0)), kept.info) == ("RGBA", (1, 2, 3, 40), {})


def test_check_when_a_picture_is_larger_than_a_screen_then_smaller():
    done = check(picture("JPEG", (5000, 100)), "jpg")
    assert (done.width, done.height) == (4000, 80)


def test_check_when_an_old_arabic_table_comes_then_written_as_utf8():
    assert check("الرقاب;1".encode("cp1256"), "csv").data.decode() == "الرقاب;1"


def test_check_when_a_zip_is_stored_twice_then_read_as_office_reads_it():
    assert check(packed({"[Content_Types].xml": b"", "word/document.xml": b"x"}, zipfile.ZIP_STORED), "docx")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.PDF", "passwd.pdf"),
        ("C:\\Users\\amal\\خطة العمل.pdf", "خطة العمل.pdf"),
        ("a\r\nSet-Cookie: x.txt", "a Set-Cookie x.txt"),
        ("\u202efdp.exe", "fdp.exe"),
        ("report.pdf\x00.html", "report.pdf.html"),
        (".htaccess", "htaccess"),
        ("..", "file"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 117 + ".pdf"),
        ('a"b<c>.csv', "a b c.csv"),
    ],
)
def test_clean_filename_when_hostile_then_plain(given, kept):
    assert clean_filename(given) == kept
