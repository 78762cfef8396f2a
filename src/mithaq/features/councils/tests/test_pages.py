"""Decisions as everybody, members and officers see them."""

import pytest
from django.utils import timezone

from mithaq.commons.manifest.definitions import Period
from mithaq.commons.membership.actions.interests import declare_interest
from mithaq.commons.people.personal import personal
from mithaq.features.councils import actions
from mithaq.features.councils.models import Decision, Position
from mithaq.features.councils.screens import write
from mithaq.kit.i18n import Text
from mithaq.kit.testing import flat
from mithaq.registers.bodies.tests.make import make_body, make_organisation, words
from mithaq.registers.meetings.models import Minutes
from mithaq.registers.meetings.tests.make import at, make_held

from .make import answer, ask, close, make_committee, make_question


@pytest.fixture
def blocked(town, by):
    """A question that consensus did not adopt in its first round."""
    question = make_question(by, make_committee(4, rule="consensus"))
    answer(by, ask(by, question), "consent", "consent", "stand_aside", "block", reason="No ramp is planned.")
    close(by, question)
    return question


@pytest.mark.row("J03")
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_page_when_a_round_is_closed_then_positions_and_reasons_are_public(town, blocked, visit, language):
    page = visit(town).get(f"/{language}/decisions/{blocked.pk}/").content.decode()
    said = [words("Lamps first")[language], "No ramp is planned.", "Member"]
    assert [one for one in said if one not in page] == []
    assert " style=" not in page


def test_page_when_members_are_answering_then_outsiders_see_how_many_and_not_what(
    town, by, make_person, visit
):
    member = make_person("Member")
    question = make_question(by, make_committee(3, persons=(member,)))
    answer(by, ask(by, question), "", "against", reason="Nobody asked us.")
    outside = flat(visit(town).get(f"/en/decisions/{question.pk}/").content.decode())
    assert ("answered" in outside, "Nobody asked us." in outside) == (True, False)
    inside = visit(town, member).get(f"/en/decisions/{question.pk}/").content.decode()
    assert "Nobody asked us." in inside


@pytest.mark.row("J02")
def test_ballot_when_sent_then_recorded_and_a_wrong_one_keeps_its_words(town, by, make_person, visit):
    member = make_person("Member")
    question = make_question(by, make_committee(3, persons=(member,), rule="consensus"))
    place = ask(by, question)[0]
    client = visit(town, member)
    address = f"/en/decisions/positions/{place.pk}/"
    refused = client.post(address, {"choice": "block", "reason": ""})
    assert (refused.status_code, "Whoever blocks says why" in refused.content.decode()) == (422, True)
    given = client.post(address, {"choice": "block", "reason": "It harms the school."})
    assert given.headers["Location"] == f"/en/decisions/{question.pk}/"
    place.refresh_from_db()
    assert (place.choice, place.reason) == ("block", "It harms the school.")


def test_ballot_when_the_round_closed_meanwhile_then_the_words_are_still_there(town, by, make_person, visit):
    member = make_person("Member")
    question = make_question(by, make_committee(3, persons=(member,)))
    roll = ask(by, question)
    answer(by, roll[1:], "for", "for")
    close(by, question)
    sent = visit(town, member).post(
        f"/en/decisions/positions/{roll[0].pk}/", {"choice": "against", "reason": "My long reasons."}
    )
    page = sent.content.decode()
    assert (sent.status_code, "closed meanwhile" in page, "My long reasons." in page) == (422, True, True)
    assert Position.objects.get(pk=roll[0].pk).choice == ""


def test_ballot_when_an_interest_is_declared_then_a_warning_and_no_form(
    town, by, make_person, actor_of, visit
):
    member = make_person("Member")
    roads = make_organisation("roads")
    question = make_question(by, make_committee(3, persons=(member,)), organisations=[roads])
    place = ask(by, question)[0]
    declare_interest(by=actor_of(member), organisation=roads, statement="My brother works there")
    client = visit(town, member)
    page = client.get(f"/en/decisions/positions/{place.pk}/").content.decode()
    assert ("You are kept from the vote" in page, 'name="choice"' in page) == (True, False)
    assert client.post(f"/en/decisions/positions/{place.pk}/", {"choice": "for"}).status_code == 403


def test_ballot_when_not_theirs_then_not_found(town, by, make_person, visit):
    question = make_question(by, make_committee(3, persons=(make_person("Member"),)))
    place = ask(by, question)[0]
    other = visit(town, make_person("Other"))
    assert other.get(f"/en/decisions/positions/{place.pk}/").status_code == 404


def test_desk_when_the_secretary_walks_through_then_decided(town, secretary, visit):
    body = make_committee(3)
    client = visit(town, secretary)
    chosen = client.post("/en/desk/decisions/new/", {"body": body.pk})
    made = client.post(
        chosen.headers["Location"],
        {"kind": "recommendation", "title_ar": "الإنارة أولًا", "title_en": "Lamps first", "subject": ""},
    )
    question = Decision.objects.get()
    assert made.headers["Location"] == f"/en/desk/decisions/{question.pk}/"
    client.post(f"/en/desk/decisions/{question.pk}/act/", {"act": "open"})
    for place in Position.objects.all():
        client.post(f"/en/desk/decisions/positions/{place.pk}/", {"choice": "for"})
    page = client.get(f"/en/desk/decisions/{question.pk}/").content.decode()
    assert 'name="cast" value="3"' in flat(page)
    client.post(f"/en/desk/decisions/{question.pk}/act/", {"act": "close", "cast": "3"})
    question.refresh_from_db()
    assert (question.state, question.proposed_by) == ("adopted", secretary)


def test_desk_when_no_grant_then_refused(town, by, make_person, visit):
    question = make_question(by, make_committee(3))
    page = visit(town, make_person("Anybody")).get(f"/en/desk/decisions/{question.pk}/")
    assert page.status_code == 403


@pytest.mark.row("J02")
def test_meeting_page_when_the_result_is_signed_in_then_minutes_and_panel_show_it(town, by, visit):
    meeting = make_held(make_committee(3), state="draft", is_public=True)
    question = make_question(by, meeting.body, meeting=meeting)
    answer(by, ask(by, question), "for", "for", "for")
    close(by, question)
    Minutes.objects.update(state="published", published_at=at(-1))
    page = visit(town).get(f"/en/meetings/{meeting.pk}/").content.decode()
    assert (f'href="/en/decisions/{question.pk}/"' in page, "Seal of the count" in page) == (True, True)


@pytest.mark.row("J08")
def test_council_page_when_something_is_followed_then_items_opinions_and_outcomes(town, by, visit):
    council = make_committee(3, kind="advisory_council", rule="consensus", slug="youth")
    question = make_question(by, council, "Evening bus for students", kind="recommendation")
    answer(by, ask(by, question), "consent", "consent", "consent")
    close(by, question)
    watched = actions.follow_item(
        by=by, body=council, title=words("Ramps at the library"), addressee=make_organisation("works")
    )
    item = question.item
    for kind, said, fate in (
        ("opinion", "Girls stop studying when the last bus leaves at five.", "followed"),
        ("answer", "The operator runs a trial until June.", "under_way"),
        ("outcome", "The bus runs until eight.", "done"),
    ):
        actions.write_step(by=by, item=item, kind=kind, text=Text(en=said, ar=said, fr=said), fate=fate)
    page = flat(visit(town).get("/en/decisions/follow-up/youth/").content.decode())
    expected = (
        "Evening bus for students",
        "Ramps at the library",
        "Girls stop studying",
        "runs a trial until June",
        "The bus runs until eight",
        "opinion of the body",
        ">done<",
    )
    assert [one for one in expected if one not in page] == []
    item.refresh_from_db()
    assert (item.fate, watched.fate) == ("done", "followed")
    on_body = visit(town).get("/en/bodies/youth/").content.decode()
    assert "/en/decisions/follow-up/youth/" in on_body


def test_chapter_when_something_was_decided_then_counted_and_listed(town, by, blocked):
    actions.end_decision(by=by, decision=blocked)
    today = timezone.localdate()
    told = list(write(town, Period(starts_on=today, ends_on=today)))
    assert [getattr(one, "value", None) for one in told] == [0, 1, None]
    assert told[2].rows[0][2] == "Lamps first"


def test_erased_when_a_member_leaves_then_their_words_go_and_the_position_stays(
    town, by, make_person, actor_of
):
    member = make_person("Member")
    question = make_question(by, make_committee(3, persons=(member,), rule="consensus"))
    place = ask(by, question)[0]
    actions.cast(by=actor_of(member), position=place, choice="block", reason="My own story")
    kept = personal.get("councils.positions")
    assert [row["Reason"] for row in kept.export(member)] == ["My own story"]
    kept.erase(member)
    place.refresh_from_db()
    assert (place.choice, place.reason) == ("block", "—")


@pytest.mark.row("J08")
def test_council_page_when_a_matter_is_about_something_hidden_then_only_the_matter_is_shown(town, by, visit):
    council = make_committee(2, slug="youth")
    for name, is_public in (("Open forum", True), ("Closed circle", False)):
        about = make_body(name, is_public=is_public)
        actions.follow_item(by=by, body=council, title=words(f"Seats: {len(name)}"), subject=about)
    page = flat(visit(town).get("/en/decisions/follow-up/youth/").content.decode())
    shown = [one in page for one in ("Seats: 10", "Seats: 13", "Open forum", "Closed circle")]
    assert shown == [True, True, True, False]
