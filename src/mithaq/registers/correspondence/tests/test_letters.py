"""Letters at the desk: entered, routed, answered, struck out; read by those they went to alone."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pypdf import PdfReader

from mithaq.commons.files.models import Attachment
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.models import Notification
from mithaq.kit.pdf import Document, render
from mithaq.registers.correspondence import actions
from mithaq.registers.correspondence.models import Letter
from mithaq.registers.correspondence.screens import waiting

from .make import make_letter, make_unit, serve

DESK = "/en/desk/letters/"


def paper() -> SimpleUploadedFile:
    made = render(
        Document(title="A letter", author="Somebody", day=timezone.localdate(), blocks=()), language="en"
    )
    return SimpleUploadedFile("letter.pdf", made, content_type="application/pdf")


@pytest.fixture
def keeper(town, make_person):
    return serve(make_person("Salwa"), make_unit(), "correspondence.keeper")


@pytest.mark.row("D01")
def test_letter_pages_when_entered_and_routed_then_the_unit_reads_it_with_its_scan_and_nobody_else(
    town, keeper, make_person, visit
):
    works, other = make_unit(), make_unit()
    reader = serve(make_person("Rim"), works, "correspondence.reader")
    stranger = serve(make_person("Sami"), other, "correspondence.reader")
    desk, today = visit(town, keeper), timezone.localdate()
    typed = {"direction": "in", "on": today, "correspondent": "Leila Trabelsi", "subject": "Flood in Nour"}
    typed |= {"way": "post", "units": [works.pk], "answer_by": today + dt.timedelta(days=5), "scan": paper()}
    assert desk.post(f"{DESK}new/", typed).status_code == 302
    letter = Letter.objects.get()
    run_pending()
    assert [one.person for one in Notification.objects.all()] == [reader]
    page = f"{DESK}{letter.pk}/"
    scan = f"/files/{Attachment.objects.get().pk}/letter.pdf"
    assert [
        visit(town, one).get(page).status_code for one in (keeper, reader, stranger, make_person("Amal"))
    ] == [
        200,
        200,
        404,
        403,
    ]
    assert [visit(town, one).get(scan).status_code for one in (keeper, reader, stranger)] == [200, 200, 404]
    assert visit(town).get(scan).status_code in (403, 404)
    assert "Flood in Nour" in visit(town, reader).get("/en/desk/").content.decode()
    assert "Flood in Nour" not in visit(town, stranger).get("/en/desk/").content.decode()
    assert "Flood in Nour" in desk.get(DESK, {"q": "trabelsi"}).content.decode()
    assert visit(town, reader).post(f"{page}strike/", {"reason": "x"}).status_code == 403


@pytest.mark.row("D01")
def test_answer_when_registered_then_both_letters_lead_to_each_other_and_nothing_waits(
    town, keeper, actor_of, visit
):
    asked = make_letter(town, answer_by=timezone.localdate())
    actor = actor_of(keeper)
    assert [one.url for one in waiting(actor, 9)] == [f"{DESK}{asked.pk}/"]
    desk = visit(town, keeper)
    form = desk.get(f"{DESK}new/", {"answers": asked.pk}).content.decode()
    assert f'value="{asked.reference}"' in form
    typed = {
        "direction": "out",
        "on": timezone.localdate(),
        "correspondent": "Ministry",
        "subject": "Our answer",
    }
    assert desk.post(f"{DESK}new/", typed | {"way": "post", "answers": "2019/1"}).status_code == 422
    desk.post(f"{DESK}new/", typed | {"way": "post", "answers": asked.reference})
    answer = Letter.objects.get(direction="out")
    assert answer.answers == asked
    assert list(waiting(actor, 9)) == []
    assert f'href="{DESK}{answer.pk}/"' in desk.get(f"{DESK}{asked.pk}/").content.decode()
    with pytest.raises(ValidationError, match="other way"):
        make_letter(town, "out", answers=answer)


@pytest.mark.row("D01")
def test_register_when_printed_or_taken_as_a_file_then_a_struck_letter_keeps_its_place(
    town, keeper, actor_of, visit
):
    first, second = make_letter(town, subject="First"), make_letter(town, subject="Second")
    with pytest.raises(ValidationError):
        actions.strike_letter(by=actor_of(keeper), letter=first, reason=" ")
    actions.strike_letter(by=actor_of(keeper), letter=first, reason="Entered twice")
    desk = visit(town, keeper)
    pdf = desk.get(f"{DESK}register-in-{first.year}.pdf")
    text = PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert [words in text for words in (first.reference, "Entered twice", second.reference, "Second")] == [
        True
    ] * 4
    rows = list(csv.reader(io.StringIO(b"".join(desk.get(f"{DESK}export.csv")).decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [second.reference, first.reference]
    assert make_letter(town).number == 3


def test_panel_when_a_letter_is_about_a_thing_then_its_page_shows_it_and_leads_to_another(
    town, keeper, visit
):
    from mithaq.registers.bodies.tests.make import make_body

    body = make_body("Steering committee")
    make_letter(town, about=body, subject="Invitation to sit")
    secretary = serve(keeper, make_unit(), "bodies.secretary")
    page = visit(town, secretary).get(f"/en/desk/bodies/{body.pk}/").content.decode()
    assert "Invitation to sit" in page
    new = f"{DESK}new/?about=bodies.body:{body.pk}"
    assert new in page.replace("&amp;", "&")
    typed = {
        "direction": "out",
        "on": timezone.localdate(),
        "correspondent": "All",
        "subject": "Yes",
        "way": "hand",
    }
    visit(town, secretary).post(new, typed)
    assert Letter.objects.get(direction="out").about == body
