"""No sign-in wall: a puzzle instead, a receipt by text message, a draft that arrives once."""

from __future__ import annotations

import re

import pytest

from mithaq.commons.discuss.forms import stamp
from mithaq.commons.files.models import Attachment
from mithaq.commons.jobs.models import Job
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.people.sms import MemoryGateway
from mithaq.features.requests import actions, limits
from mithaq.features.requests.models import Request
from mithaq.features.requests.personal_data import erase
from mithaq.kit.puzzle import new_puzzle, solve

from .make import file_one, make_category, make_unit, make_zone, photo, serve

OURS = {"Sec-Fetch-Site": "same-origin"}


def sent_by(client, category, **fields):
    given = {"stamp": stamp(9), "text": "The lamp is dark.", "landmark": "the school"}
    return client.post(f"/en/tell/{category.pk}/send/", given | fields, headers=OURS)


def test_send_when_the_puzzle_is_solved_then_usual_treatment_else_read_first(
    visit, town, make_person, actor_of, monkeypatch
):
    town.moderation = "after"
    town.save()
    category, known = make_category(), make_person()
    office = actor_of(serve(make_person(), make_unit(), "requests.office_agent"))
    actions.show(by=office, request=file_one(town, category, by=actor_of(known)).request)
    client = visit(town, known)
    puzzle = new_puzzle()
    token = {"csrfmiddlewaretoken": client.get("/en/tell/fresh.json").json()["fields"]["csrfmiddlewaretoken"]}
    proof = {"puzzle": puzzle, "solution": solve(puzzle)} | token
    tries = [proof, proof, token]
    for at, given in enumerate(tries):
        assert sent_by(client, category, key=f"k{at}", **given).status_code == 302, "nobody is refused"
    shown = Request.objects.order_by("pk").values_list("publicity", flat=True)[1:]
    assert list(shown) == ["shown", "waiting", "waiting"]
    monkeypatch.setattr(limits, "UNPROVEN_PER_HOUR", 4)
    stranger = visit(town)
    assert sent_by(stranger, category, key="s1").status_code == 422
    other = new_puzzle()
    assert sent_by(stranger, category, key="s2", puzzle=other, solution=solve(other)).status_code == 302


@pytest.mark.row("A13")
def test_submit_when_a_phone_was_given_then_the_receipt_is_texted_once(town, settings):
    settings.MITHAQ_SMS = "mithaq.commons.people.sms.MemoryGateway"
    MemoryGateway.sent.clear()
    category = make_category()
    filed = file_one(town, category, phone="+21698123456", key="once", text="Private words")
    assert file_one(town, category, phone="+21698123456", key="once").again
    file_one(town, category, key="no phone")
    digits = filed.receipt.replace(" ", "")
    waiting = Job.objects.get(name="receipts.text")
    assert digits not in str(waiting.arguments)
    assert "98123456" not in str(waiting.arguments)
    run_pending()
    texts = [text for phone, text in MemoryGateway.sent if phone == "+21698123456" and f"/r/{digits}" in text]
    assert len(texts) == 1
    assert filed.receipt in texts[0]
    assert "Private" not in texts[0]


@pytest.mark.row("K11")
def test_draft_when_sent_twice_with_its_photo_then_one_request_and_one_receipt(visit, town):
    make_zone()
    category = make_category(questions=[{"code": "pole", "label": {"en": "Pole?"}, "kind": "text"}])
    client = visit(town)
    page = client.get("/en/tell/draft/").content.decode()
    assert f'data-to="/en/tell/{category.pk}/send/"' in page
    assert "q_pole" in page
    assert "stamp" not in page, "it may be kept for weeks"
    mine = []
    for _again in range(2):
        fresh = client.get("/en/tell/fresh.json").json()
        proof = {"puzzle": fresh["puzzle"], "solution": solve(fresh["puzzle"])}
        answer = sent_by(client, category, key="draft-1", photos=[photo()], **fresh["fields"], **proof)
        mine.append(client.get(answer.url).content.decode())
    assert Request.objects.count() == 1
    receipts = [re.search(r"data-receipt>([\d ]+)<", one).group(1) for one in mine]
    assert receipts[0] == receipts[1]
    assert "<dd><bdi>1</bdi></dd>" in mine[1], "one photo"


def test_erase_when_a_sender_is_forgotten_then_the_photos_go_and_those_of_others_stay(
    town, make_person, actor_of
):
    category, person = make_category(), make_person()
    file_one(town, category, by=actor_of(person), photos=[photo()])
    other = file_one(town, category, photos=[photo()]).request
    erase(person)
    assert [one.subject for one in Attachment.objects.all()] == [other]
