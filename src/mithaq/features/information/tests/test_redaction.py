"""A PDF in which parts are blacked out: nothing under them is left, the first one stays among officers."""

import io
import subprocess

import pypdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from PIL import Image

from mithaq.commons.audit.queries import history_of
from mithaq.commons.files.content import pages
from mithaq.commons.files.content.pages_worker import _file, _stream
from mithaq.commons.files.models import Attachment
from mithaq.features.information import actions
from mithaq.features.information.models import Redaction

from .make import ANSWER, ask

FONT = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
# The line of text stands here, in percent of the page.
NAME = {"left": 5, "top": 10, "width": 60, "height": 10}


def pdf(*lines: str) -> bytes:
    """A PDF with a page for each line, with properties and a link that a copy must not keep."""
    kids, parts = [], []
    for number, line in enumerate(lines):
        first = 3 + 2 * number
        kids.append(f"{first} 0 R")
        annotation = (
            "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://salem.example)>>>>]"
        )
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents {first + 1} 0 R/Resources{FONT}"
        parts += [
            f"{page}{annotation}>>".encode(),
            _stream("", f"BT /F 24 Tf 30 340 Td ({line}) Tj ET".encode()),
        ]
    tree = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return _file([b"<</Type/Catalog/Pages 2 0 R>>", tree, *parts])


def upload(data: bytes, name: str = "salem.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def dark(data: bytes) -> float:
    """The share of the first page that is black."""
    [picture] = pypdf.PdfReader(io.BytesIO(data)).pages[0].images
    grey = Image.open(io.BytesIO(picture.data)).convert("L")
    return sum(grey.histogram()[:40]) / (grey.width * grey.height)


@pytest.mark.row("E02", "E03")
def test_copy_when_parts_are_blacked_out_then_no_word_or_property_is_left_and_the_first_stays_inside(
    town, officer, visitor, visit, make_person
):
    inquiry = ask(visitor).inquiry
    actions.decide(by=officer, inquiry=inquiry, outcome="granted", text=ANSWER)
    shown = actions.disclose(by=officer, inquiry=inquiry, title=ANSWER, question=ANSWER, answer=ANSWER)
    first = pdf("Salem Ben Ali", "Second page")
    assert "Salem" in pypdf.PdfReader(io.BytesIO(first)).pages[0].extract_text()
    client, desk = visit(town, officer.person), f"/en/desk/information/{inquiry.pk}/blackout/"
    begun = client.post(desk, {"upload": upload(first)})
    redaction = Redaction.objects.get()
    assert (begun["Location"], redaction.pages) == (f"{desk}{redaction.pk}/", 2)
    page = begun["Location"]
    # Without a script: four numbers, in any digits; nothing without a ground.
    typed = {name: str(value) for name, value in NAME.items()} | {"left": "٥"}
    assert client.post(f"{page}?page=1", {**typed, "ground": ""}).status_code == 422
    assert client.post(f"{page}?page=1", {**typed, "ground": "private_life"}).status_code == 302
    assert client.post(f"{page}?page=2", {**typed, "ground": "property"}).status_code == 302
    second = redaction.covers.get(page=2)
    assert client.post(f"{page}marks/{second.pk}/remove/").status_code == 302
    seen = client.get(f"{page}page-1.jpg")
    assert (seen["Content-Type"], seen.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert client.get(page).context["total"] == 1
    assert client.post(f"{page}finish/", {"audience": "everybody", "title_ar": "العقود"}).status_code == 302
    redaction.refresh_from_db()
    copy, source = redaction.result, redaction.source
    data = copy.file.read()
    read = pypdf.PdfReader(io.BytesIO(data))
    assert ([one.extract_text() for one in read.pages], read.metadata) == (["", ""], None)
    assert ([b"salem" in data.lower(), b"/Annots" in data, "salem" in copy.filename], len(read.pages)) == (
        [False] * 3,
        2,
    )
    assert round(dark(data), 2) == 0.06
    # The copy is everybody's, and says why; the first one is for officers, not even for the asker.
    answer = visit(town).get(f"/en/information/answers/{shown.pk}/").content.decode()
    assert ("Article 24" in answer, copy.filename in answer, "salem" in answer) == (True, True, False)
    assert visit(town).get(f"/files/{copy.pk}/{copy.filename}").status_code == 200
    assert (source.is_public, source.subject) == (False, inquiry)
    assert visit(town).get(f"/files/{source.pk}/{source.filename}").status_code == 404
    for path in (desk, page, f"{page}page-1.jpg"):
        assert visit(town, make_person("Other")).get(path).status_code == 403
    [entry] = [one for one in history_of(inquiry) if one.event == "information.blacked_out"]
    assert (entry.data["parts"], entry.data["sha256"]) == ({"private_life": 1}, copy.sha256)
    # What is made is made.
    with pytest.raises(ValidationError):
        actions.cover(by=officer, redaction=redaction, page=1, ground="property", **NAME)
    with pytest.raises(Http404):
        actions.start_redaction(by=visitor, inquiry=inquiry, upload=upload(first))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "cannot be drawn"),
        (b"not a PDF at all", "not what its name says"),
        (pdf(*(["page"] * 41)), "too many pages"),
    ],
)
def test_redaction_when_the_pdf_is_hostile_then_a_sentence_says_why_and_nothing_is_kept(
    officer, visitor, data, said
):
    inquiry = ask(visitor).inquiry
    with pytest.raises(ValidationError) as refused:
        actions.start_redaction(by=officer, inquiry=inquiry, upload=upload(data))
    assert said in " ".join(refused.value.messages)
    assert (Redaction.objects.count(), Attachment.objects.count()) == (0, 0)


def test_pages_when_locked_or_never_ending_then_refused(town, monkeypatch):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Salem")))
    writer.encrypt("secret")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(ValidationError) as refused:
        pages.count_pages(locked.getvalue())
    assert "password" in refused.value.messages[0]
    monkeypatch.setattr(pages, "PATIENCE", 0.001)
    with pytest.raises(ValidationError) as refused:
        pages.count_pages(pdf("Salem"))
    assert ("too long" in refused.value.messages[0], subprocess.TimeoutExpired) == (
        True,
        type(refused.value.__cause__),
    )


def test_page_when_it_claims_to_be_enormous_then_it_is_drawn_within_bounds():
    vast = pdf("Salem").replace(b"[0 0 400 400]", b"[0 0 9e9 9e9]")
    drawn = Image.open(io.BytesIO(pages.draw_page(vast, 1)))
    assert max(drawn.size) <= 2480
