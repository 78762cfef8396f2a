"""Places filled by criteria: locked before nominations, each nominee held against every one, the choice recorded."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.access.policy import Denied, visible
from mithaq.commons.people.personal import personal
from mithaq.features.councils import actions
from mithaq.features.councils.models import Call, Criterion, Decision, Nominee
from mithaq.features.councils.queries import standings
from mithaq.kit.testing import flat
from mithaq.registers.bodies.tests.make import days, words

from .make import answer, close, make_committee

CRITERIA = ("Lives in the town", "Works with young people")


@pytest.fixture
def call(town, by):
    body = make_committee(3, rule="simple_majority")
    return actions.draft_call(
        by=by, body=body, title=words("Youth seat"), criteria=[words(one) for one in CRITERIA]
    )


def vote(by, question, *choices):
    roll = list(question.rounds.get().positions.order_by("pk"))
    answer(by, roll, *choices)
    close(by, question)


@pytest.fixture
def opened(by, call):
    vote(by, actions.ask_about_criteria(by=by, call=call), "for", "for", "against")
    return actions.open_call(by=by, call=call, closes_on=days(10))


def nominate(by, call, name, **extra):
    return actions.nominate(by=by, call=call, name=name, statement="Ten years of it.", agreed=True, **extra)


def score(by, nominee, *met):
    criteria = nominee.call.criteria.order_by("order")
    answers = {one.pk: (is_met, "as they showed") for one, is_met in zip(criteria, met, strict=True)}
    actions.score_nominee(by=by, nominee=nominee, met=answers)


@pytest.mark.row("J09")
def test_nominations_when_the_body_has_not_adopted_the_criteria_then_not_opened(town, by, call):
    with pytest.raises(ValidationError):
        actions.open_call(by=by, call=call, closes_on=days(10))
    question = actions.ask_about_criteria(by=by, call=call)
    with pytest.raises(ValidationError):
        actions.open_call(by=by, call=call, closes_on=days(10))
    vote(by, question, "for", "for", "against")
    assert actions.open_call(by=by, call=call, closes_on=days(10)).state == "open"


@pytest.mark.row("J09")
def test_criteria_when_put_to_the_body_then_locked_and_published(town, by, call, visit):
    question = actions.ask_about_criteria(by=by, call=call)
    with pytest.raises(ValidationError):
        actions.set_criteria(by=by, call=call, criteria=[words("Is my cousin")])
    assert list(Criterion.objects.values_list("text", flat=True)) == [words(one) for one in CRITERIA]
    page = visit(town).get(f"/en/decisions/calls/{call.pk}/").content.decode()
    assert [one for one in CRITERIA if one not in page or one not in question.text["en"]] == []


def test_criteria_when_the_body_rejects_them_then_may_be_written_anew(town, by, call):
    question = actions.ask_about_criteria(by=by, call=call)
    vote(by, question, "against", "against", "for")
    actions.end_decision(by=by, decision=question)
    actions.set_criteria(by=by, call=call, criteria=[words("Speaks for a district")])
    assert actions.ask_about_criteria(by=by, call=call) != question


@pytest.mark.row("J09")
def test_nominees_when_examined_then_each_shows_which_criteria_are_met(town, by, opened, visit):
    first, second = nominate(by, opened, "Rim"), nominate(by, opened, "Adel")
    actions.close_call(by=by, call=opened)
    score(by, first, True, False)
    score(by, second, True, True)
    found = standings(anonymous(town), opened)
    assert [(one.nominee.name, one.met, one.meets_all) for one in found] == [
        ("Adel", 2, True),
        ("Rim", 1, False),
    ]
    page = flat(visit(town).get(f"/en/decisions/calls/{opened.pk}/").content.decode())
    assert (page.count("not met<"), "as they showed" in page) == (1, True)


@pytest.mark.row("J09")
def test_choice_when_the_body_adopts_it_then_recorded_and_announced(town, by, opened, visit):
    first, second = nominate(by, opened, "Rim"), nominate(by, opened, "Adel")
    actions.close_call(by=by, call=opened)
    score(by, first, True, False)
    with pytest.raises(ValidationError):
        actions.ask_about_choice(by=by, call=opened, chosen=[second])
    score(by, second, True, True)
    with pytest.raises(ValidationError):
        actions.ask_about_choice(by=by, call=opened, chosen=[first, second])
    question = actions.ask_about_choice(by=by, call=opened, chosen=[second])
    with pytest.raises(ValidationError):
        actions.announce_choice(by=by, call=opened)
    vote(by, question, "for", "for", "for")
    actions.announce_choice(by=by, call=opened)
    assert "Adel: meets 2 of 2 criteria" in Decision.objects.get(pk=question.pk).text["en"]
    page = flat(visit(town).get(f"/en/decisions/calls/{opened.pk}/").content.decode())
    assert (page.count("chosen<"), f"/en/decisions/{question.pk}/" in page) == (1, True)


def test_nominate_when_not_agreed_or_closed_then_refused(town, by, opened):
    with pytest.raises(ValidationError):
        actions.nominate(by=by, call=opened, name="Somebody")
    actions.close_call(by=by, call=opened)
    with pytest.raises(ValidationError, match="still below"):
        nominate(by, opened, "Too late")


def test_nominees_when_still_open_then_only_seen_by_who_nominated(town, by, opened, make_person, actor_of):
    person = make_person("Rim")
    mine = nominate(actor_of(person), opened, "Rim", is_self=True)
    other = nominate(by, opened, "Adel")
    assert list(visible(anonymous(town), Nominee.objects.all())) == []
    assert list(visible(actor_of(person), Nominee.objects.all())) == [mine]
    with pytest.raises(Http404):
        actions.withdraw_nominee(by=actor_of(person), nominee=other)
    actions.withdraw_nominee(by=actor_of(person), nominee=mine)
    assert Nominee.objects.filter(withdrawn_at__isnull=True).get() == other


def test_nominate_when_anonymous_then_denied(town, opened):
    with pytest.raises(Denied):
        nominate(anonymous(town), opened, "Anybody")


def test_erased_when_they_nominated_themselves_then_the_name_goes(town, opened, make_person, actor_of):
    person = make_person("Rim")
    nominate(actor_of(person), opened, "Rim", is_self=True)
    kept = personal.get("councils.nominations")
    assert [row["Name of the nominee"] for row in kept.export(person)] == ["Rim"]
    kept.erase(person)
    found = Nominee.objects.get()
    assert (found.name, found.statement, found.nominated_by) == ("—", "", None)


def test_desk_when_the_secretary_walks_through_then_decided(town, secretary, make_person, visit):
    body = make_committee(3, rule="simple_majority")
    client = visit(town, secretary)
    given = {"title_ar": "مقعد الشباب", "places": "1", "criterion1_ar": "يسكن في المدينة"}
    made = client.post(f"/en/desk/decisions/calls/new/{body.pk}/", given)
    call = Call.objects.get()
    desk = f"/en/desk/decisions/calls/{call.pk}/"
    assert made.headers["Location"] == desk
    client.post(f"{desk}act/", {"act": "ask"})
    call.refresh_from_db()
    vote(system(town), call.criteria_decision, "for", "for", "for")
    client.post(f"{desk}open/", {"closes_on": days(5).isoformat()})
    person = make_person("Rim")
    sent = visit(town, person).post(
        f"/en/decisions/calls/{call.pk}/nominate/",
        {"name": "Rim", "statement": "I know the young people here.", "whose": "self"},
    )
    assert sent.headers["Location"] == f"/en/decisions/calls/{call.pk}/"
    client.post(f"{desk}act/", {"act": "close"})
    nominee, criterion = Nominee.objects.get(), Criterion.objects.get()
    client.post(f"/en/desk/decisions/calls/nominees/{nominee.pk}/", {f"met{criterion.pk}": "yes"})
    client.post(f"{desk}choice/", {"chosen": [nominee.pk]})
    call.refresh_from_db()
    vote(system(town), call.choice_decision, "for", "for", "for")
    client.post(f"{desk}act/", {"act": "announce"})
    call.refresh_from_db()
    nominee.refresh_from_db()
    assert (call.state, nominee.is_chosen, client.get(desk).status_code) == ("decided", True, 200)
