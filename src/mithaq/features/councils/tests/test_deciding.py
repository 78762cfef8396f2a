"""Rules, rounds, quorum, interests, and the minutes that carry the result."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.interests import InterestConflict
from mithaq.commons.access.policy import Denied, visible
from mithaq.commons.audit.models import Entry
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.membership.actions.interests import declare_interest
from mithaq.commons.notify.actions import follow
from mithaq.commons.notify.models import Notification
from mithaq.features.councils import actions
from mithaq.features.councils import enums as councils
from mithaq.features.councils.models import Decision, Item, Position, Round
from mithaq.features.councils.queries import waiting_for
from mithaq.kit.conflicts import EditConflict, stamp
from mithaq.kit.i18n import Text
from mithaq.methods import decisions
from mithaq.registers.bodies import enums as bodies
from mithaq.registers.bodies.models import Body
from mithaq.registers.bodies.tests.make import make_body, make_organisation
from mithaq.registers.meetings.actions import approve_minutes, publish_minutes, write_minutes
from mithaq.registers.meetings.models import MinutesDecision
from mithaq.registers.meetings.tests.make import SAID, make_held, make_meeting

from .make import answer, ask, close, make_committee, make_question


def test_names_when_compared_with_the_method_then_the_same():
    """The method is usable alone: its rules, choices and results have no other names here."""
    assert set(bodies.Rule.values) == {one.value for one in decisions.Rule}
    assert set(councils.Choice.values) == {one.value for one in decisions.Choice}
    assert set(councils.Outcome.values) == {*(one.value for one in decisions.Outcome), "uncounted"}


@pytest.mark.row("J02")
def test_unanimity_when_one_is_against_then_not_adopted_and_the_objection_is_recorded(town, by):
    meeting = make_held(make_committee(5))
    question = make_question(by, meeting.body, meeting=meeting)
    answer(by, ask(by, question), "for", "for", "for", "for", "against", reason="The budget is unknown.")
    closed = close(by, question)
    assert (closed.outcome, question.state) == ("opposed", "paused")
    assert MinutesDecision.objects.count() == 0
    actions.end_decision(by=by, decision=question)
    question.refresh_from_db()
    assert question.state == "rejected"
    assert "The budget is unknown." in MinutesDecision.objects.get().text["en"]


@pytest.mark.row("J02")
def test_unanimity_when_nobody_is_against_then_adopted_and_signed_into_the_minutes(town, by):
    meeting = make_held(make_committee(5))
    question = make_question(by, meeting.body, meeting=meeting, text=Text(en="Forty lamps in the east."))
    answer(by, ask(by, question), "for", "for", "for", "abstain", "")
    close(by, question)
    written = MinutesDecision.objects.get()
    seal = Entry.objects.get(event="councils.adopted").hash[:16]
    assert (question.state, written.meeting, written.subject) == ("adopted", meeting, question)
    expected = ("Forty lamps in the east.", "for: 3", "4 of 5 who may vote took part; 3 were needed", seal)
    assert [words for words in expected if words not in written.text["en"]] == []
    assert set(written.text) == {"ar", "fr", "en"}


@pytest.mark.row("J02")
def test_quorum_when_too_few_take_part_then_neither_adopted_nor_ended(town, by):
    question = make_question(by, make_committee(5, quorum_percent=60))
    answer(by, ask(by, question), "for", "for")
    closed = close(by, question)
    assert (closed.outcome, closed.needed, question.state) == ("no_quorum", 3, "paused")
    with pytest.raises(ValidationError):
        actions.end_decision(by=by, decision=question)
    answer(by, ask(by, question), "for", "for", "for")
    close(by, question)
    assert question.state == "adopted"


@pytest.mark.row("J03")
def test_consensus_when_some_stand_aside_then_adopted(town, by):
    question = make_question(by, make_committee(4, rule="consensus"))
    answer(by, ask(by, question), "consent", "consent", "stand_aside", "stand_aside")
    close(by, question)
    assert question.state == "adopted"


@pytest.mark.row("J03")
def test_consensus_when_a_block_has_no_reason_then_refused_and_nothing_recorded(town, by):
    question = make_question(by, make_committee(4, rule="consensus"))
    first = ask(by, question)[0]
    with pytest.raises(ValidationError):
        actions.cast(by=by, position=first, choice="block", reason="  ")
    assert Position.objects.exclude(choice="").count() == 0


@pytest.mark.row("J03")
def test_consensus_when_blocked_then_a_second_round_with_other_words_may_adopt(town, by):
    question = make_question(by, make_committee(4, rule="consensus"), text=Text(en="Close the street."))
    answer(by, ask(by, question), "consent", "consent", "consent", "block", reason="Ambulances cannot pass.")
    assert close(by, question).outcome == "blocked"
    words = Text(en="Close the street, ambulances excepted.")
    actions.change_decision(by=by, decision=question, fields={"text": words})
    answer(by, ask(by, question), "consent", "consent", "consent", "stand_aside")
    close(by, question)
    rounds = list(Round.objects.filter(decision=question).values_list("number", "outcome", "text"))
    assert rounds == [
        (1, "blocked", Text(en="Close the street.")),
        (2, "adopted", words),
    ]
    kept = Position.objects.get(round__number=1, choice="block")
    assert (question.state, kept.reason) == ("adopted", "Ambulances cannot pass.")


def test_rule_when_the_body_changes_it_meanwhile_then_the_copied_one_holds(town, by):
    question = make_question(by, make_committee(3))
    roll = ask(by, question)
    Body.objects.update(rule="simple_majority", quorum_percent=100)
    answer(by, roll, "for", "for", "against")
    assert close(by, question).outcome == "opposed"
    assert (question.rule, question.quorum_percent) == ("unanimity", 50)


def test_round_when_nobody_votes_in_the_body_then_refused(town, by):
    question = make_question(by, make_body())
    with pytest.raises(ValidationError):
        actions.open_round(by=by, decision=question)


def test_roll_when_a_seat_observes_or_has_ended_then_not_asked(town, by):
    question = make_question(by, make_committee(2))
    assert len(ask(by, question)) == 2


# Interests


def test_interest_when_declared_before_then_not_on_the_roll_and_refused(town, by, make_person, actor_of):
    member = make_person("Member")
    roads = make_organisation("roads")
    declare_interest(by=actor_of(member), organisation=roads, statement="My brother works there")
    question = make_question(by, make_committee(4, persons=(member,)), organisations=[roads])
    roll = ask(by, question)
    assert [place.kept_out for place in roll] == [True, False, False, False]
    with pytest.raises(InterestConflict):
        actions.cast(by=actor_of(member), position=roll[0], choice="against")
    answer(by, roll[1:], "for", "for", "for")
    closed = close(by, question)
    assert (closed.outcome, closed.entitled) == ("adopted", 3)


def test_interest_when_declared_after_answering_then_not_counted(town, by, make_person, actor_of):
    member = make_person("Member")
    roads = make_organisation("roads")
    question = make_question(by, make_committee(4, persons=(member,)), organisations=[roads])
    roll = ask(by, question)
    actions.cast(by=actor_of(member), position=roll[0], choice="against")
    answer(by, roll[1:], "for", "for", "for")
    declare_interest(by=actor_of(member), organisation=roads, statement="I own shares")
    closed = close(by, question)
    assert (closed.outcome, closed.counts) == ("adopted", {"for": 3, "against": 0, "abstain": 0})


def test_interest_when_said_at_the_table_then_the_seat_leaves_the_roll(town, by):
    question = make_question(by, make_committee(3))
    roll = ask(by, question)
    answer(by, roll, "against", "for", "for")
    actions.keep_out(by=by, position=roll[0])
    with pytest.raises(Denied):
        actions.cast(by=by, position=roll[0], choice="for")
    assert close(by, question).outcome == "adopted"


# Who answers, and two at once


def test_position_when_given_by_somebody_else_then_not_found(town, by, make_person, actor_of):
    member, other = make_person("Member"), make_person("Other")
    question = make_question(by, make_committee(3, persons=(member,)))
    place = ask(by, question)[0]
    with pytest.raises(Http404):
        actions.cast(by=actor_of(other), position=place, choice="for")
    assert list(waiting_for(actor_of(member))) == [place]
    actions.cast(by=actor_of(member), position=place, choice="for")
    assert list(waiting_for(actor_of(member))) == []


def test_position_when_the_member_answered_then_the_secretariat_writes_none_over_it(
    town, by, secretary, make_person, actor_of
):
    member = make_person("Member")
    question = make_question(by, make_committee(3, persons=(member,)))
    place = ask(by, question)[0]
    actions.cast(by=actor_of(member), position=place, choice="against")
    with pytest.raises(ValidationError):
        actions.cast(by=actor_of(secretary), position=place, choice="for")
    place.refresh_from_db()
    assert (place.choice, place.by_member) == ("against", True)


def test_position_when_the_round_was_closed_meanwhile_then_refused_with_a_sentence(town, by):
    question = make_question(by, make_committee(3))
    roll = ask(by, question)
    answer(by, roll, "for", "against", "")
    close(by, question)
    with pytest.raises(ValidationError, match="closed meanwhile"):
        actions.cast(by=by, position=roll[2], choice="for")
    roll[2].refresh_from_db()
    assert roll[2].choice == ""


def test_position_when_one_seat_is_answered_from_two_places_then_the_second_is_told(town, by):
    question = make_question(by, make_committee(3))
    place = ask(by, question)[0]
    seen = stamp(place)
    actions.cast(by=by, position=place, choice="for", seen=seen)
    with pytest.raises(EditConflict):
        actions.cast(by=by, position=place, choice="against", seen=seen)
    place.refresh_from_db()
    assert place.choice == "for"


def test_close_when_a_member_answers_while_the_officer_looks_then_nothing_is_closed(town, by):
    question = make_question(by, make_committee(3))
    roll = ask(by, question)
    answer(by, roll, "for", "for")
    answer(by, roll[2:], "against")
    with pytest.raises(ValidationError, match="3 positions now"):
        actions.close_round(by=by, decision=question, seen_cast=2)
    question.refresh_from_db()
    assert question.state == "open"
    assert actions.close_round(by=by, decision=question, seen_cast=3).outcome == "opposed"


def test_close_when_closed_already_then_told(town, by):
    question = make_question(by, make_committee(3))
    answer(by, ask(by, question), "for", "for")
    close(by, question)
    with pytest.raises(ValidationError, match="closed already"):
        actions.close_round(by=by, decision=question)


def test_change_when_members_are_asked_then_refused(town, by):
    question = make_question(by, make_committee(3))
    ask(by, question)
    with pytest.raises(ValidationError):
        actions.change_decision(by=by, decision=question, fields={"title": Text(en="Other words")})


def test_draft_when_not_the_secretariat_then_denied(town, by, make_person, actor_of):
    with pytest.raises(Denied):
        make_question(actor_of(make_person("Anybody")), make_committee(3))


# Minutes


def test_minutes_when_published_before_the_result_then_the_result_stands_and_other_minutes_take_it(
    town, by, secretary, make_person, actor_of
):
    meeting = make_held(make_committee(3))
    question = make_question(by, meeting.body, meeting=meeting)
    roll = ask(by, question)
    write_minutes(by=actor_of(secretary), meeting=meeting, text=Text(en=SAID))
    approver = actor_of(make_person("Approver", duties=("meetings.approver",)))
    approve_minutes(by=approver, meeting=meeting)
    publish_minutes(by=by, meeting=meeting)
    answer(by, roll, "for", "for", "for")
    close(by, question)
    assert (question.state, question.meeting, MinutesDecision.objects.count()) == ("adopted", None, 0)
    with pytest.raises(ValidationError, match="published"):
        actions.enter_in_minutes(by=by, decision=question, meeting=meeting)


def test_minutes_when_decided_between_meetings_then_written_into_the_next(town, by):
    question = make_question(by, make_committee(3))
    answer(by, ask(by, question), "for", "for", "for")
    close(by, question)
    elsewhere = make_meeting()
    with pytest.raises(ValidationError):
        actions.enter_in_minutes(by=by, decision=question, meeting=elsewhere)
    meeting = make_meeting(question.body)
    actions.enter_in_minutes(by=by, decision=question, meeting=meeting)
    actions.enter_in_minutes(by=by, decision=question, meeting=meeting)
    assert [one.subject for one in MinutesDecision.objects.filter(meeting=meeting)] == [question]


def test_withdraw_when_members_are_asked_then_uncounted_with_its_reason(town, by):
    question = make_question(by, make_committee(3))
    answer(by, ask(by, question), "for", "for", "for")
    with pytest.raises(ValidationError):
        actions.withdraw_decision(by=by, decision=question, reason=Text())
    actions.withdraw_decision(by=by, decision=question, reason=Text(en="The plan changed."))
    assert [Decision.objects.get().state, Round.objects.get().outcome] == ["withdrawn", "uncounted"]


# Who hears of it


def test_adopted_when_somebody_follows_the_body_then_told_and_followed_up(town, by, make_person, actor_of):
    follower = make_person("Follower")
    body = make_committee(3)
    follow(by=actor_of(follower), obj=body)
    question = make_question(by, body)
    answer(by, ask(by, question), "for", "for", "for")
    close(by, question)
    run_pending()
    assert Notification.objects.filter(person=follower, event="councils.adopted").count() == 1
    assert Item.objects.get().decision == question


def test_view_when_draft_or_of_a_hidden_body_then_not_for_everybody(town, by, make_person, actor_of):
    member = make_person("Member")
    shown = make_question(by, make_committee(2))
    ask(by, shown)
    draft = make_question(by, make_committee(2, persons=(member,)))
    hidden = make_question(by, make_committee(2, is_public=False))
    ask(by, hidden)
    assert list(visible(anonymous(town), Decision.objects.all())) == [shown]
    assert set(visible(actor_of(member), Decision.objects.all())) == {shown, draft}
