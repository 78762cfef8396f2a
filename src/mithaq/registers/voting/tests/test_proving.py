"""Codes on their way to a phone, what they cannot be used for, and proofs that end."""

import datetime as dt
import re

import pytest
import time_machine
from django.core.exceptions import ValidationError

from mithaq.commons.access.actor import anonymous
from mithaq.commons.notify.models import OutboxMessage
from mithaq.commons.people.sms import MemoryGateway
from mithaq.kit.testing import flat
from mithaq.methods.transparency.ballots import CastBallot
from mithaq.registers.voting import actions
from mithaq.registers.voting.actions import proving
from mithaq.registers.voting.jobs import sweep
from mithaq.registers.voting.models import Ballot, Challenge, TakingPart

from .make import make_open, make_roll

PHONE, STRANGER = "75123456", "75999999"
DOWN = f"{__name__}.DownGateway"


class DownGateway:
    def send(self, phone, text):
        raise ConnectionRefusedError("no route")


@pytest.fixture
def vote(by, town, settings):
    """One voter with a phone and papers, and one envelope."""
    settings.MITHAQ_SMS = "mithaq.commons.people.sms.MemoryGateway"
    MemoryGateway.sent.clear()
    roll = make_roll()
    actions.add_voter(by=by, roll=roll, phone=PHONE, identity="08877665")
    return make_open(by, roll=roll)[:2]


def said_to(act, **given):
    try:
        act(**given)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return "sent"


def last_code():
    return MemoryGateway.sent[-1][1].split()[0]


def other_code(code):
    return f"{(int(code) + 1) % 10**6:06d}"


def test_codes_when_guessed_then_slowed_down_ended_for_the_day_and_the_phone_is_told(
    by, town, vote, monkeypatch
):
    monkeypatch.setattr(proving, "GUESSES_PER_MINUTE", 12)
    election, _pot = vote
    phone = {"by": anonymous(town), "election": election, "phone": PHONE}
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False):
        for _round in range(2):
            actions.send_code(**phone)
            wrong = other_code(last_code())
            told = [said_to(actions.prove_by_phone, **phone, code=wrong) for _try in range(5)]
        assert "not the code we sent" in told[-1]
        assert "Too many wrong codes were typed for this phone" in MemoryGateway.sent[-1][1]
        sent = len(MemoryGateway.sent)
        # Nobody sees from outside that there will be no more codes, nor that a number is known.
        many = [{**phone, "phone": one} for one in (PHONE, STRANGER, PHONE, STRANGER)]
        assert [said_to(actions.send_code, **one) for one in many] == ["sent"] * 4
        told = [said_to(actions.prove_by_phone, **one, code="123456")[:8] for one in many]
        assert told == ["This is ", "This is ", "Too many", "Too many"]
        assert len(MemoryGateway.sent) == sent
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(hours=12)):
        sweep()
        actions.send_code(**phone)
        assert len(MemoryGateway.sent) == sent
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(hours=25)):
        sweep()
        assert Challenge.objects.count() == 0
        actions.send_code(**phone)
        assert actions.prove_by_phone(**phone, code=last_code()).channel == "web"


def test_voter_when_a_stranger_typed_wrong_codes_then_their_own_browser_still_passes_a_few_times(
    by, town, vote, visit
):
    election, _pot = vote
    way = f"/en/votes/{election.pk}/vote/"
    mine, other = visit(town), visit(town)

    def typed(client, code):
        return client.post(way, {"step": "sms", "phone": PHONE, "code": code}).status_code

    other.post(way, {"step": "phone", "phone": PHONE})
    assert [typed(other, other_code(last_code())) for _try in range(5)] == [422] * 5
    mine.post(way, {"step": "phone", "phone": PHONE})
    code = last_code()
    assert [typed(visit(town), other_code(code)) for _try in range(5)] == [422] * 5
    told = MemoryGateway.sent[-1][1]
    assert ("Too many wrong codes" in told, "printed code" in told) == (True, True)
    # Neither a browser that never asked, nor the one that used up its tries.
    assert (typed(visit(town), code), typed(other, code)) == (422, 422)
    assert [typed(mine, other_code(code)) for _try in range(4)] == [422] * 4
    assert Challenge.objects.get().wrong == 10
    assert typed(mine, code) == 302


def test_send_when_many_numbers_were_tried_then_a_number_on_the_roll_is_answered_like_any_other(
    town, vote, monkeypatch
):
    monkeypatch.setattr(proving, "GUESSES_PER_MINUTE", 3)
    election, _pot = vote
    one = {"by": anonymous(town), "election": election}
    numbers = [*(f"7555{number:04d}" for number in range(6)), PHONE, STRANGER]
    assert {said_to(actions.send_code, **one, phone=number) for number in numbers} == {"sent"}
    assert [to for to, _text in MemoryGateway.sent] == [f"+216{PHONE}"]


def test_phone_when_used_to_vote_again_then_it_is_told(town, vote):
    election, pot = vote
    phone = {"by": anonymous(town), "election": election, "phone": PHONE}
    actions.send_code(**phone)
    proof = actions.prove_by_phone(**phone, code=last_code())
    assert len(MemoryGateway.sent) == 1
    actions.cast(by=anonymous(town), pot=pot, proof=proof, choice=CastBallot(("P2",)))
    actions.send_code(**phone)
    actions.prove_by_phone(**phone, code=last_code())
    assert "used to vote once more" in MemoryGateway.sent[-1][1]


def test_gateway_when_down_then_the_answer_is_the_same_and_it_may_be_asked_again(
    town, vote, settings, visit, caplog
):
    election, _pot = vote
    settings.MITHAQ_SMS = DOWN
    client = visit(town)
    way = f"/en/votes/{election.pk}/vote/"
    pages = [client.post(way, {"step": "phone", "phone": one}) for one in (PHONE, PHONE, PHONE, STRANGER)]
    assert [one.status_code for one in pages] == [200] * 4
    assert flat(pages[0].content.decode()).replace(PHONE, "") == flat(pages[3].content.decode()).replace(
        STRANGER, ""
    )
    assert PHONE not in caplog.text
    settings.MITHAQ_SMS = "mithaq.commons.people.sms.MemoryGateway"
    client.post(way, {"step": "phone", "phone": PHONE})
    assert len(MemoryGateway.sent) == 1


def voted(client, election, pot):
    """The page with the receipt."""
    way = f"/en/votes/{election.pk}/vote/"
    client.post(way, {"step": "phone", "phone": PHONE})
    client.post(way, {"step": "sms", "phone": PHONE, "code": last_code()})
    return client.post(f"{way}{pot.pk}/", {"step": "cast", "choice": ["P1"]}).content.decode()


def test_receipt_when_texted_then_to_its_own_voter_alone_a_few_times_and_a_failure_is_said(
    by, town, vote, settings, visit
):
    election, pot = vote
    client = visit(town)
    signed = re.search(r'name="receipt" value="([^"]+)"', voted(client, election, pot))[1]
    before = len(MemoryGateway.sent)
    text = {"receipt": signed, "as": "sms", "phone": PHONE}
    settings.MITHAQ_SMS = DOWN
    assert client.post("/en/votes/receipt/", text).status_code == 422
    settings.MITHAQ_SMS = "mithaq.commons.people.sms.MemoryGateway"
    for _time in range(5):
        assert client.post("/en/votes/receipt/", text).status_code == 200
    assert len(MemoryGateway.sent) == before + 2


def test_vote_when_messages_stay_in_the_outbox_of_production_then_none_is_written_and_codes_are_printed(
    by, town, vote, settings, visit
):
    election, pot = vote
    client = visit(town)
    page = voted(client, election, pot)
    signed = re.search(r'name="receipt" value="([^"]+)"', page)[1]
    settings.MITHAQ_SMS, settings.PROFILE = "outbox", "production"
    way = f"/en/votes/{election.pk}/vote/"
    assert "Send me a code" not in visit(town).get(way).content.decode()
    assert visit(town).post(way, {"step": "phone", "phone": PHONE}).status_code == 200
    client.post("/en/votes/receipt/", {"receipt": signed, "as": "sms", "phone": PHONE})
    assert OutboxMessage.objects.count() == 0
    settings.PROFILE = "demo"
    visit(town).post(way, {"step": "phone", "phone": PHONE})
    assert OutboxMessage.objects.count() == 1


def test_proof_when_all_ballots_are_cast_at_the_counter_then_it_ends_on_that_screen(
    town, vote, visit, make_person
):
    election, pot = vote
    officer = visit(town, make_person("Amal", duties=("voting.booth_officer",)))
    desk, way = f"/en/desk/votes/{election.pk}/counter/", f"/en/votes/{election.pk}/vote/"
    officer.post(desk, {"identity": "08877665"})
    page = officer.post(f"{way}{pot.pk}/", {"step": "cast", "choice": ["P2"]})
    assert "before you hand the screen back" in page.content.decode()
    again = officer.post(f"{way}{pot.pk}/", {"step": "cast", "choice": ["P1"]})
    assert (again.status_code, Ballot.objects.get().vote) == (302, ["P2"])
    # And after a while, also when nothing was cast.
    officer.post(desk, {"identity": "08877665"})
    assert officer.get(f"{way}{pot.pk}/").status_code == 200
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=16)):
        assert officer.get(f"{way}{pot.pk}/").status_code == 302
    officer.post(desk, {"identity": "08877665"})
    officer.get(desk)
    assert officer.get(f"{way}{pot.pk}/").status_code == 302


def test_ballot_when_it_comes_after_the_close_then_the_voter_reads_that_it_was_not_taken(
    by, town, vote, visit
):
    election, pot = vote
    client = visit(town)
    way = f"/en/votes/{election.pk}/vote/"
    voted(client, election, pot)
    with time_machine.travel(election.closes_at + dt.timedelta(seconds=1)):
        late = client.post(f"{way}{pot.pk}/", {"step": "cast", "choice": ["P2"]})
        assert (late.status_code, "came too late" in late.content.decode()) == (409, True)
        page = visit(town).get(way)
        assert (page.status_code, "This vote has closed" in page.content.decode()) == (200, True)
    assert (Ballot.objects.get().vote, TakingPart.objects.count()) == (["P1"], 1)
