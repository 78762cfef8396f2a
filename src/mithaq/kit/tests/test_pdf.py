import datetime as dt
import io

import pikepdf
import pypdf
import pytest
from PIL import Image

from mithaq.kit.pdf import Document, Heading, Link, Points, Prose, Table, TooLarge, render

MARKUP = '#strong[x] $y$ *z* _w_ @a <b> \\ #read("/etc/passwd") // end'


def document(**changes):
    rows = tuple((f"تعهّد {number}", str(number), "نصّ يصف ما أُنجز " * 6) for number in range(45))
    kept = {
        "title": "نشرية الثلاثية الثالثة 2026",
        "author": "بلدية الرقاب",
        "day": dt.date(2026, 10, 3),
        "facts": (("النسخة", "1"),),
        "blocks": (
            Heading("الالتزامات"),
            Prose("نُشر 7 تعليقات من أصل 456، أي لا أكثر من 2 % عبر OGP Local.\n\n- أولًا\n- ثانيًا"),
            Heading("جدول", 2),
            Table(
                heads=("الالتزام", "العدد", "ملاحظة"),
                rows=rows,
                caption="ما أُنجز",
                figures=frozenset({1}),
                widths=(2, 1, 4),
            ),
        ),
    }
    return Document(**{**kept, **changes})


def elements(pdf):
    """(kind, its words) of each element of the structure tree, in reading order."""

    def walk(element):
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            return
        yield str(element.S), str(element.get("/ActualText", ""))
        held = element.get("/K", [])
        for kid in held if isinstance(held, pikepdf.Array) else [held]:
            yield from walk(kid)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [found for kid in opened.Root.StructTreeRoot.K for found in walk(kid)]


@pytest.fixture(scope="module")
def arabic():
    return render(document(), language="ar")


def test_render_in_arabic_then_file_is_tagged_titled_and_says_its_language(arabic):
    with pikepdf.open(io.BytesIO(arabic)) as opened:
        assert opened.pdf_version == "1.7"
        assert str(opened.Root.Lang) == "ar"
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as properties:
            assert properties["pdfuaid:part"] == "1"
            assert properties["dc:title"] == "نشرية الثلاثية الثالثة 2026"
            assert properties["dc:creator"] == ["بلدية الرقاب"]


def test_render_in_arabic_then_words_are_said_in_reading_order_letter_by_letter(arabic):
    said = [(kind, words) for kind, words in elements(arabic) if words]
    assert said[:9] == [
        ("/P", "بلدية الرقاب"),
        ("/Title", "نشرية الثلاثية الثالثة 2026"),
        ("/P", "النسخة: 1"),
        ("/H1", "الالتزامات"),
        ("/P", "نُشر 7 تعليقات من أصل 456، أي لا أكثر من 2 % عبر OGP Local."),
        ("/LBody", "أولًا"),
        ("/LBody", "ثانيًا"),
        ("/H2", "جدول"),
        ("/P", "ما أُنجز"),
    ]
    assert [words for kind, words in said if kind == "/TH"] == ["الالتزام", "العدد", "ملاحظة"]
    assert [words for kind, words in said if kind == "/TD"][3:6] == [
        "تعهّد 1",
        "1",
        ("نصّ يصف ما أُنجز " * 6).strip(),
    ]


def test_render_in_arabic_then_letters_are_joined_and_extracted_as_plain_letters(arabic):
    text = pypdf.PdfReader(io.BytesIO(arabic)).pages[0].extract_text()
    # No presentation forms (U+FB50 and up): a search for the plain letters finds them.
    assert [word for word in ("الثالثة", "بلدية", "الرقاب", "الالتزام", "العدد") if word not in text] == []
    assert not [letter for letter in text if "\ufb50" <= letter <= "\ufefc"]


def test_render_long_table_then_its_head_stands_on_every_page_and_rows_stay_whole(arabic):
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(arabic)).pages]
    assert len(pages) > 1
    assert ["ملاحظة" in page for page in pages] == [True] * len(pages)
    # Each row ends on the page where it began: as many numbers as rows, none twice.
    assert sum(page.count("تعه") for page in pages) == 45


def test_render_twice_then_bytes_are_equal(arabic):
    assert render(document(), language="ar") == arabic


def test_render_what_looks_like_markup_then_it_is_printed_as_typed():
    pdf = render(
        document(title=MARKUP, blocks=(Heading(MARKUP), Table(heads=("A",), rows=((MARKUP,),)))),
        language="en",
    )
    assert [words for _kind, words in elements(pdf) if "strong" in words] == [MARKUP] * 3


def test_render_signs_without_a_glyph_then_a_box_stands_for_them():
    pdf = render(document(blocks=(Prose("Merci 😀 \u0000\u200b漢 Şehir \u20687\u2069"),)), language="fr")
    assert elements(pdf)[-1] == ("/P", "Merci □ □ Şehir \u20687\u2069")


def test_render_every_block_in_each_language_then_nothing_is_lost():
    blocks = (
        Heading("A"),
        Prose("1. one\n   - below\n2. two", quiet=True),
        Points(("x", " ", "y"), numbered=True),
        Table(heads=("h", "i"), rows=((Link("go", "https://example.org/"), ""), ("long " * 2000, "z"))),
    )
    for language in ("ar", "fr", "en"):
        pdf = render(document(blocks=blocks), language=language)
        said = [words for _kind, words in elements(pdf) if words]
        assert said[3:] == [
            "A",
            "one",
            "below",
            "two",
            "x",
            "y",
            "h",
            "i",
            "go",
            ("long " * 2000).strip(),
            "z",
        ]


def test_render_to_png_then_a_page_with_ink_comes_out():
    picture = Image.open(io.BytesIO(render(document(), language="ar", format="png")))
    assert picture.size == (661, 935)
    assert len(picture.convert("L").getcolors()) > 10


def test_render_more_words_than_a_file_bears_then_it_is_refused():
    with pytest.raises(TooLarge):
        render(document(blocks=(Prose("a" * 2_000_001),)), language="en")


def test_render_when_a_heading_level_is_skipped_then_no_file_is_written():
    with pytest.raises(RuntimeError, match="PDF/UA-1"):
        render(document(blocks=(Heading("A", 3),)), language="en")


def test_table_when_a_row_has_too_few_cells_then_it_is_refused():
    with pytest.raises(ValueError, match="2 cells"):
        render(document(blocks=(Table(heads=("a", "b"), rows=(("x",),)),)), language="en")
