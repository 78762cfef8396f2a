"""Further questions written by officers: what was asked once is never lost from earlier answers."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from mithaq.commons.access.policy import Denied
from mithaq.features.requests import actions
from mithaq.features.requests.actions.filing import question_lines
from mithaq.features.requests.actions.questions import Option
from mithaq.features.requests.models import Category
from mithaq.kit.i18n import Text

from .make import file_one, make_category, make_unit, serve


def said(words: str) -> Text:
    return Text(ar=words, fr=words, en=words)


@pytest.fixture
def manager(town, make_person, actor_of):
    return actor_of(make_person("Ines", duties=("requests.manager",)))


@pytest.mark.row("D05")
def test_save_question_when_one_answer_is_taken_out_then_old_requests_still_read_it(town, manager):
    category = make_category()
    offered = [
        Option(label=said("Street"), stop=Text()),
        Option(label=said("Square"), stop=Text()),
        Option(label=said("My house"), stop=said("Ask the electricity company.")),
    ]
    row = actions.save_question(
        by=manager, category=category, label=said("Where is the lamp?"), kind="choice", options=offered
    )
    row = actions.save_question(by=manager, category=row, label=said("How many?"), kind="number")
    filed = file_one(town, row, answers={"q1": "a2", "q2": "١٢"}).request
    row = actions.save_question(
        by=manager,
        category=row,
        code="q1",
        label=said("Where is the lamp?"),
        options=[
            Option(code="a1", label=said("Street"), stop=Text()),
            Option(label=said("Park"), stop=Text()),
        ],
    )
    row = actions.retire_question(by=manager, category=row, code="q2")
    assert [one["code"] for one in row.asked[0]["options"]] == ["a1", "a4"]
    assert [one["code"] for one in row.asked] == ["q1"]
    filed.refresh_from_db()
    assert [(str(label), str(answer)) for label, answer in question_lines(filed)] == [
        ("Where is the lamp?", "Square"),
        ("How many?", "12"),
    ]
    with pytest.raises(ValidationError):
        file_one(town, row, answers={"q1": "a2"})


@pytest.mark.row("D05")
def test_save_question_when_nobody_could_go_on_or_without_the_duty_then_refused(
    town, manager, make_person, actor_of
):
    category = make_category()
    stops = [Option(label=said(one), stop=said("Ask others.")) for one in ("Here", "There")]
    with pytest.raises(ValidationError, match="lead on"):
        actions.save_question(
            by=manager, category=category, label=said("Where?"), kind="choice", options=stops
        )
    with pytest.raises(Denied):
        actions.save_question(
            by=actor_of(make_person("Ali", duties=("requests.unit_agent",))),
            category=category,
            label=said("Where?"),
        )
    assert Category.objects.get(pk=category.pk).questions == []


@pytest.mark.row("D05")
def test_question_pages_when_filled_in_without_scripts_then_asked_on_the_front_and_at_the_counter(
    town, visit, make_person
):
    category = make_category()
    manager = make_person("Ines", duties=("requests.manager",))
    desk = visit(town, manager)
    base = f"/en/desk/requests/subjects/{category.pk}/questions/"
    assert b"Nothing further is asked." in desk.get(base).content
    form = {
        "label_ar": "هل المكان بيتك؟",
        "label_en": "Is it your house?",
        "kind": "yes_no",
        "required": "on",
    }
    assert desk.post(f"{base}new/", form).status_code == 302
    page = desk.get(f"{base}q1/").content.decode()
    assert "If “Yes” ends it here" in page
    changed = form | {
        "code_1": "yes",
        "stop_1_ar": "اسألوا شركة الكهرباء.",
        "stop_1_en": "Ask the company.",
        "code_2": "no",
    }
    assert desk.post(f"{base}q1/", changed).status_code == 302
    assert b"Ask the company." in desk.get(base).content

    front = visit(town).get(f"/en/tell/{category.pk}/", {"go": "1", "q_q1": "yes"})
    assert "Ask the company." in front.content.decode()
    agent = visit(town, serve(make_person("Rim"), make_unit(), "requests.office_agent"))
    typed = {
        "category": category.pk,
        "text": "Dark.",
        "landmark": "School",
        "channel": "desk",
        "consent": "on",
    }
    asked = agent.post("/en/desk/requests/new/", typed)
    assert (asked.status_code, "Is it your house?" in asked.content.decode()) == (422, True)
    done = agent.post("/en/desk/requests/new/", typed | {"q_q1": "no"})
    assert done.status_code == 200
    assert category.requests.get().answers == {"q1": "no"}
    assert desk.post(f"{base}q1/out/").status_code == 302
    assert b"Is it your house?" not in desk.get(base).content
