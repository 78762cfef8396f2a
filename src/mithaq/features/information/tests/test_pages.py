"""Asking without an account, following by receipt, publishing, the register of questions, the index, the desk."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.commons.discuss.forms import stamp
from mithaq.commons.files.actions import attach
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.manifest.definitions import tasks
from mithaq.commons.people.models import Person
from mithaq.commons.people.personal import personal
from mithaq.commons.search.queries import find_records
from mithaq.commons.tenancy.queries import forget_hosts
from mithaq.features.information import actions
from mithaq.features.information.letters import appeal_letter
from mithaq.features.information.masking import masked
from mithaq.features.information.models import IndexItem, Inquiry, Question
from mithaq.features.information.queries import asked_twice, index_of
from mithaq.kit.i18n import Text

from .make import ANSWER, REASON, ask

SITE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def test_ask_when_without_an_account_then_receipt_reckoning_files_and_letter_are_its_askers(
    town, officer, head, visit
):
    client = visit(town)
    typed = {"text": "Contracts of 2025", "name": "Salem Ben Ali", "form": "electronic", "file_format": "pdf"}
    page = client.post("/en/information/ask/", {**typed, "stamp": stamp(60)}, **SITE)
    inquiry = Inquiry.objects.get()
    assert (page.status_code, page["Location"]) == (302, f"/en/information/mine/{inquiry.pk}/")
    mine = client.get(page["Location"]).content.decode()
    assert ("Contracts of 2025" in mine, "How this date is counted" in mine) == (True, True)
    attach(by=officer, to=inquiry, upload=SimpleUploadedFile("contracts.txt", b"Contract 1"))
    [(file, _covered)] = client.get(page["Location"]).context["files"]
    path = f"/en/information/mine/{inquiry.pk}/files/{file.pk}/"
    got = client.get(path)
    assert (b"".join(got.streaming_content), "private" in got["Cache-Control"]) == (b"Contract 1", True)
    # Somebody else finds nothing of it.
    other = visit(town)
    assert other.get(page["Location"])["Location"] == "/en/r/"
    assert other.get(path).status_code == 404
    assert other.get(f"/en/information/mine/{inquiry.pk}/letter-ar.pdf").status_code == 404
    assert "Contracts of 2025" not in other.get("/en/information/register/").content.decode()
    assert f"{inquiry.year}/1" in other.get("/en/information/register/").content.decode()
    # Refused in part, reviewed, refused again: the letter.
    actions.decide(by=officer, inquiry=inquiry, outcome="partly", text=REASON, ground="private_life")
    assert client.post(f"/en/information/mine/{inquiry.pk}/review/", {"text": ""}, **SITE).status_code == 302
    actions.decide(by=head, inquiry=inquiry, outcome="refused", text=REASON, ground="private_life")
    done = client.post(
        f"/en/information/mine/{inquiry.pk}/appeal/", {"body": "administrative-court", "text": ""}, **SITE
    )
    assert done.status_code == 302
    appeal = inquiry.appeals.get()
    for language in ("ar", "fr"):
        assert appeal_letter(appeal, language)[:5] == b"%PDF-"


@pytest.mark.row("E02")
def test_answer_when_published_then_searchable_in_arabic_and_nobody_is_in_it(town, officer, visitor, visit):
    inquiry = ask(
        visitor, text="كم كلّفت الإنارة العمومية؟ سالم بن علي 98 123 456", name="سالم بن علي"
    ).inquiry
    actions.decide(by=officer, inquiry=inquiry, outcome="granted", text=ANSWER)
    title, answer = Text(ar="كلفة الإنارة العمومية في البلدية"), Text(ar="بلغت الكلفة 120 ألف دينار.")
    words = {"by": officer, "inquiry": inquiry, "title": title, "answer": answer}
    # Not quoted without consent; and no name is let through.
    with pytest.raises(ValidationError):
        actions.disclose(question=Text(ar=inquiry.text), **words)
    with pytest.raises(ValidationError):
        actions.disclose(question=Text(ar="يسأل سالم بن علي عن الكلفة."), **words)
    clean = masked(inquiry.text, (inquiry.name,))
    assert ("سالم" in clean, "123" in clean, "الإنارة" in clean) == (False, False, True)
    shown = actions.disclose(question=Text(ar=clean), **words)
    desk = f"/en/desk/information/{inquiry.pk}/do/publish-file/"
    paper = SimpleUploadedFile("lamps.csv", b"month,cost\n1,10\n")
    assert visit(town, officer.person).post(desk, {"upload": paper}).status_code == 302
    run_pending()
    assert "lamps" in visit(town).get(f"/ar/information/answers/{shown.pk}/").content.decode()
    for typed in ("انارة", "بلدية"):
        hits = find_records(visitor, typed, record="information.disclosure").hits
        assert [hit.url for hit in hits] == [f"/en/information/answers/{shown.pk}/"]
        assert "كلفة" in visit(town).get("/ar/information/", {"q": typed}).content.decode()
    assert "كلفة" in visit(town).get(f"/ar/information/answers/{shown.pk}/").content.decode()
    actions.hide(by=officer, disclosure=shown, reason="A name was left")
    forget_hosts()
    assert visit(town).get(f"/ar/information/answers/{shown.pk}/").status_code == 404


def test_asked_twice_when_given_then_a_task_until_it_is_published(town, officer, visitor):
    first, second = ask(visitor).inquiry, ask(visitor).inquiry
    actions.decide(by=officer, inquiry=first, outcome="granted", text=ANSWER)
    assert list(asked_twice(officer)) == []
    actions.link(by=officer, inquiry=second, first=first)
    assert list(asked_twice(officer)) == [first]
    actions.disclose(by=officer, inquiry=first, title=ANSWER, question=Text(en="The lights?"), answer=ANSWER)
    assert list(asked_twice(officer)) == []


@pytest.mark.row("A13")
def test_question_when_entered_and_answered_then_number_date_unit_due_and_answer_in_csv_and_pdf(
    town, officer, visit
):
    client = visit(town)
    client.post("/en/questions/ask/", {"text": "When is the market open?", "stamp": stamp(60)}, **SITE)
    question = Question.objects.get()
    assert (question.number, question.state) == (1, "received")
    assert "market" not in visit(town).get("/en/questions/").content.decode()
    assert visit(town).get(f"/en/questions/{question.pk}/").status_code == 404
    with pytest.raises(ValidationError):
        actions.answer_question(by=officer, question=question, answer=ANSWER)
    actions.enter_question(by=officer, question=question)
    actions.answer_question(by=officer, question=question, answer=Text(en="=Every day", ar="كل يوم"))
    page = visit(town).get(f"/en/questions/{question.pk}/").content.decode()
    assert ("market" in page, "Every day" in page, question.due_on is not None) == (True, True, True)
    lines = visit(town).get(f"/en/questions/register-{question.year}.csv").content.decode("utf-8-sig")
    heads, row = lines.splitlines()
    assert heads == "Number,Filed,Question,Unit,Due,Answer"
    assert (row.startswith(question.reference), row.endswith("'=Every day")) == (True, True)
    assert visit(town).get(f"/ar/questions/register-{question.year}.pdf").content[:5] == b"%PDF-"
    assert visit(town).get("/en/questions/register-1999.csv").status_code == 404


@pytest.mark.row("E07")
def test_index_when_kept_then_present_stale_or_missing_with_a_score(town, officer, visitor, visit):
    assert actions.draft_index(by=officer) == 10
    assert actions.draft_index(by=officer) == 0
    items = list(IndexItem.objects.order_by("order"))
    assert {item.every_months for item in items} == {3}
    today = timezone.localdate()
    for item, age in ((items[0], 10), (items[1], 200)):
        actions.keep_item(
            by=officer,
            item=item,
            owner=None,
            url="/ar/plans/",
            updated_on=today - dt.timedelta(days=age),
            every_months=3,
        )
    found = index_of(visitor)
    assert (found.present, found.stale, found.missing, found.score) == (1, 1, 8, 0.1)
    waiting = {task.code: task for task in tasks}["information.index"].waiting(officer, 20)
    assert [str(todo.title) for todo in waiting] == [str(item.title) for item in items[1:]]
    page = visit(town).get("/en/transparency/").content.decode()
    assert ("out of date" in page, "missing" in page, "10%" in page) == (True, True, True)
    with pytest.raises(ValidationError):
        actions.keep_item(
            by=officer, item=items[2], owner=None, url="javascript:alert(1)", updated_on=today, every_months=3
        )


def test_desk_when_an_officer_works_then_every_act_opens_and_walk_in_gives_a_receipt(
    town, officer, visitor, visit, make_person
):
    client = visit(town, officer.person)
    typed = {
        "text": "The building permit of my street",
        "name": "Mabrouka",
        "channel": "desk",
        "form": "paper",
        "file_format": "as_held",
    }
    written = client.post("/en/desk/information/new/", typed)
    assert (written.status_code, "receipt" in written.content.decode()) == (200, True)
    inquiry = Inquiry.objects.get()
    assert (inquiry.agent, inquiry.person) == (officer.person, None)
    assert client.get("/en/desk/information/").status_code == 200
    assert client.get(f"/en/desk/information/{inquiry.pk}/").status_code == 200
    acts = [act["url"] for act in client.get(f"/en/desk/information/{inquiry.pk}/").context["acts"]]
    assert len(acts) == 11
    for act in acts:
        assert client.get(act).status_code == 200
    done = client.post(
        f"/en/desk/information/{inquiry.pk}/do/decide/", {"outcome": "refused", "text_ar": "لا", "ground": ""}
    )
    assert (done.status_code, Inquiry.objects.get().state) == (422, "open")
    worker = make_person("Other")
    for path in ("information/", f"information/{inquiry.pk}/", "questions/", "transparency/"):
        assert visit(town, worker).get(f"/en/desk/{path}").status_code == 403


def test_person_when_they_leave_then_words_and_name_go_and_the_register_stands(town, visitor):
    asked = actions.ask(by=visitor, text="Private words", name="Salem", email="salem@visitor.example")
    person = Person.objects.get(guest_email="salem@visitor.example")
    kept = personal.get("information")
    assert kept.export(person)[0]["Text"] == "Private words"
    kept.erase(person)
    row = Inquiry.objects.get(pk=asked.inquiry.pk)
    assert (row.text, row.name, row.number) == ("", "", 1)


def test_question_when_turned_down_then_its_author_reads_why_and_nobody_else(town, officer, visit):
    put = actions.put_question(by=system(town), text="Something rude")
    actions.turn_down(by=officer, question=put.question, reason=REASON)
    assert visit(town).get(f"/en/questions/{put.question.pk}/").status_code == 404
    with pytest.raises(ValidationError):
        actions.put_question(by=system(town), text="Call me: salem@visitor.example")
