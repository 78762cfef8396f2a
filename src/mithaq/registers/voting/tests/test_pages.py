import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mithaq.commons.people.sms import MemoryGateway
from mithaq.kit.testing import flat
from mithaq.registers.voting import actions
from mithaq.registers.voting.models import Ballot

from .make import close, make_open, make_roll


@pytest.fixture
def vote(by, town, settings):
    settings.MITHAQ_SMS = "mithaq.commons.people.sms.MemoryGateway"
    MemoryGateway.sent.clear()
    roll = make_roll()
    actions.add_voter(by=by, roll=roll, phone="75 123 456", birth_year=1990, sex="woman")
    return make_open(by, roll=roll)[:2]


def hidden(html, name):
    return re.findall(rf'name="{name}" value="([^"]*)"', html)


@pytest.mark.row("K11", "B07")
def test_voter_when_with_a_phone_then_from_the_code_to_the_receipt_and_its_check_without_scripts(
    by, town, vote, visit
):
    election, pot = vote
    client = visit(town)
    way = f"/en/votes/{election.pk}/vote/"
    assert "Send me a code" in client.get(way).content.decode()
    client.post(way, {"step": "phone", "phone": "75123456"})
    code = MemoryGateway.sent[0][1].split()[0]
    refused = client.post(way, {"step": "sms", "phone": "+21675123456", "code": "12"})
    assert (refused.status_code, "not the code we sent" in refused.content.decode()) == (422, True)
    page = client.post(way, {"step": "sms", "phone": "+21675123456", "code": code}, follow=True)
    # One envelope: straight to the ballot, with prices.
    assert page.redirect_chain[-1][0] == f"{way}{pot.pk}/"
    over = client.post(f"{way}{pot.pk}/", {"step": "count", "choice": ["P1", "P2"]}).content.decode()
    assert "This is more than the envelope holds" in over
    refused = client.post(f"{way}{pot.pk}/", {"step": "review", "choice": ["P1", "P2"]})
    assert (refused.status_code, "the envelope holds" in refused.content.decode()) == (422, True)
    review = client.post(f"{way}{pot.pk}/", {"step": "review", "choice": ["P1", "P3"]}).content.decode()
    (nonce,) = hidden(review, "nonce")
    cast = {"step": "cast", "choice": hidden(review, "choice"), "nonce": nonce}
    with CaptureQueriesContext(connection) as ran:
        receipt = client.post(f"{way}{pot.pk}/", cast).content.decode()
    assert len(ran) <= 26
    assert client.post(f"{way}{pot.pk}/", cast).status_code == 200
    ballot = Ballot.objects.get()
    shown = re.search(r'<bdi dir="ltr" class="mono">([\d ]+)</bdi>', receipt)[1]
    assert (ballot.vote, shown.replace(" ", "")) == (["P1", "P3"], ballot.code)
    (signed,) = set(hidden(receipt, "receipt"))
    address = "/en/votes/receipt/"
    kept = client.post(address, {"receipt": signed, "as": "json"}).json()
    assert kept["commitment"] == ballot.commitment
    assert client.post(address, {"receipt": signed, "as": "pdf"}).content[:4] == b"%PDF"
    client.post(address, {"receipt": signed, "as": "sms", "phone": "75123456"})
    client.post(address, {"receipt": signed, "as": "sms", "phone": "71999999"})
    assert [(to, shown in text) for to, text in MemoryGateway.sent[1:]] == [("+21675123456", True)]
    other = visit(town)
    checked = flat(other.post("/en/votes/check/", {"code": shown}).content.decode())
    assert "It is counted after the close." in checked
    assert "P1" not in checked
    assert other.get(f"/en/votes/check/{ballot.code}/").status_code == 200
    client.post(way, {"step": "leave"})
    assert "Send me a code" in client.get(way).content.decode()


@pytest.mark.row("B07")
def test_results_when_before_the_count_then_hidden_and_after_it_told_with_every_reason(by, town, vote, visit):
    election, pot = vote
    client = visit(town)
    pages = [f"/en/votes/{election.pk}/results/", f"/en/votes/{election.pk}/results/{pot.pk}/"]
    pages.append(f"/en/votes/bundles/{pot.pk}.zip")
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    close(by, election)
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    assert "This vote has closed" in client.get(f"/en/votes/{election.pk}/vote/").content.decode()
    actions.tally(by=by, election=election)
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    told = flat(client.get(pages[1]).content.decode())
    assert told.count("It did not win: nobody chose it.") == 3
    for language in ("ar", "fr"):
        assert client.get(f"/{language}/votes/{election.pk}/").status_code == 200
    assert "Projects of the year" in client.get("/en/votes/").content.decode()


@pytest.mark.parametrize("kind", ["approval", "choose-one", "ranked", "points"])
def test_ballot_when_of_another_kind_then_it_can_be_filled_in(by, town, visit, kind):
    roll = make_roll()
    voter = actions.add_voter(by=by, roll=roll)
    election, pot, _voters = make_open(by, roll=roll, ballot_kind=kind, most=3 if kind != "choose-one" else 0)
    code = dict(actions.print_codes(by=by, roll=roll, numbers=[voter.number], reason="Lost"))[voter.number]
    client = visit(town)
    way = f"/en/votes/{election.pk}/vote/"
    client.post(way, {"step": "printed", "code": code})
    filled = {
        "approval": {"choice": ["P1", "P2"]},
        "choose-one": {"choice": ["P2"]},
        "ranked": {"place_1": "P3", "place_2": "P1"},
        "points": {"points_P1": "2", "points_P3": "1"},
    }[kind]
    assert "P1" in client.get(f"{way}{pot.pk}/").content.decode()
    assert (
        "Is this your ballot?"
        in client.post(f"{way}{pot.pk}/", {"step": "review", **filled}).content.decode()
    )
    assert client.post(f"{way}{pot.pk}/", {"step": "cast", **filled}).status_code == 200
    said = Ballot.objects.get()
    expected = {
        "approval": (["P1", "P2"], []),
        "choose-one": (["P2"], []),
        "ranked": (["P3", "P1"], []),
        "points": (["P1", "P3"], ["2", "1"]),
    }[kind]
    assert (said.vote, said.points) == expected
