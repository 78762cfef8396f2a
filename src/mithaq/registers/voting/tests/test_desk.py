import datetime as dt
import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from pypdf import PdfReader

from mithaq.commons.audit.lines import history_for_desk
from mithaq.kit.i18n import Text
from mithaq.kit.testing import flat
from mithaq.registers.voting import actions
from mithaq.registers.voting.models import Ballot, Booth, Election, Option, Paper, Pot, Roll
from mithaq.registers.voting.printing import ballots_pdf

from .make import close, make_election, make_open, make_pot, make_roll, make_voters, make_zone

ALL = ("voting.manager", "voting.roll_keeper", "voting.booth_officer")


def said(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return flat(answer.content.decode())


def test_vote_when_prepared_by_pages_then_frozen_and_no_price_can_be_typed_any_more(town, make_person, visit):
    client = visit(town, make_person(duties=ALL))
    desk = "/en/desk/votes/"
    names = {f"name_{one}": "Roll" for one in ("ar", "fr", "en")}
    client.post(f"{desk}rolls/new/", {**names, "minimum_age": "16", "foreigners": "on"})
    roll = Roll.objects.get()
    listed = "number;identity;phone;birth_year\n;01234567;75123456;1980\n;07654321;;2024\n3;;;1950\n"
    file = SimpleUploadedFile("roll.csv", listed.encode())
    page = flat(client.post(f"{desk}rolls/{roll.pk}/list/", {"file": file}).content.decode())
    assert "Younger than 16 years." in page
    assert roll.voters.count() == 2
    assert client.post(f"{desk}rolls/{roll.pk}/codes.pdf").content[:4] == b"%PDF"
    given = {"roll": roll.pk, "ballot_kind": "knapsack", "most": "0", "rule": "equal-shares/add1u"}
    dates = {"opens_at": "2030-01-01T08:00", "closes_at": "2030-01-08T18:00"}
    names = {f"name_{one}": "Works" for one in ("ar", "fr", "en")}
    client.post(f"{desk}new/", {**names, **given, **dates})
    election = Election.objects.get()
    assert "There is no envelope to vote on." in said(client, f"{desk}{election.pk}/")
    client.post(f"{desk}{election.pk}/envelopes/", {**names, "envelope": "100.500"})
    pot = Pot.objects.get()
    titles = {f"title_{one}": "Lamps" for one in ("ar", "fr", "en")}
    for cost in ("60", "50.250"):
        client.post(f"{desk}envelopes/{pot.pk}/options/", {**titles, "cost": cost})
    refused = client.post(f"{desk}{election.pk}/step/open/")
    assert (refused.status_code, "cannot become" in refused.content.decode()) == (422, True)
    client.post(f"{desk}{election.pk}/step/freeze/")
    election.refresh_from_db()
    assert election.state == "frozen"
    option = Option.objects.order_by("code").last()
    assert (str(option.cost), client.get(f"{desk}options/{option.pk}/").status_code) == ("50.250", 404)
    assert "Rules and prices frozen" in said(client, f"/en/votes/{election.pk}/")
    client.post(f"{desk}{election.pk}/step/cancel/", {"reason_en": "Flood."})
    assert "This vote was called off." in said(client, f"/en/votes/{election.pk}/")
    outsider = visit(town, make_person(duties=("plans.editor",)))
    for path in (desk, f"{desk}rolls/", f"{desk}{election.pk}/"):
        assert outsider.get(path).status_code == 403


@pytest.mark.row("A05", "K11")
def test_booth_when_walked_from_printing_to_reconciliation_then_its_papers_count(
    by, town, make_person, visit
):
    people = [make_person(name, duties=ALL) for name in ("Amal", "Bilal")]
    amal, bilal = (visit(town, one) for one in people)
    election, pot, _voters = make_open(by, voters=4)
    desk = "/en/desk/votes/"
    names = {f"name_{one}": "School" for one in ("ar", "fr", "en")}
    numbers = {f"first_{pot.pk}": "1", f"last_{pot.pk}": "3"}
    amal.post(f"{desk}{election.pk}/booths/", {**names, **numbers})
    booth = Booth.objects.get()
    sheet, place = booth.sheets.get(), f"{desk}booths/{booth.pk}/"
    for path in (f"{desk}sheets/{sheet.pk}/ballots.pdf", f"{place}sheet.pdf"):
        assert amal.get(path).content[:4] == b"%PDF"
    for number in (1, 2):
        amal.post(f"{place}tick/", {"identity": f"ID{number}"})
    assert "already voted" in flat(amal.post(f"{place}tick/", {"identity": "ID1"}).content.decode())
    # At the counter, for somebody with neither phone nor e-mail, helped by two.
    shown = said(amal, f"{desk}{election.pk}/helping/")
    code = re.search(r"mono\">([\d ]+)</bdi>", shown)[1]
    given = {"identity": "ID3", "helper": people[0].pk}
    assert bilal.post(f"{desk}{election.pk}/counter/", given).status_code == 422
    page = bilal.post(f"{desk}{election.pk}/counter/", {**given, "code": code}, follow=True)
    assert "Two officers help with this ballot." in flat(page.content.decode())
    bilal.post(f"/en/votes/{election.pk}/vote/{pot.pk}/", {"step": "cast", "choice": ["P3"]})
    close(by, election)
    entered = f"{desk}sheets/{sheet.pk}/papers/"
    assert "9" in flat(amal.post(entered, {"text": "1;P1\n9;P1"}).content.decode())
    assert Paper.objects.count() == 0
    amal.post(entered, {"text": "1;P1\n2;P1 P3"})
    bilal.post(entered, {"text": "1;P1\n2;P1"})
    bilal.post(entered, {"text": "3;P1"})
    struck = {"number": "3", "reason": "Typed for 2."}
    assert bilal.post(f"{desk}sheets/{sheet.pk}/strike/", struck).status_code == 422
    amal.post(f"{desk}sheets/{sheet.pk}/strike/", struck)
    page = said(amal, place)
    assert "Entered differently" in page
    assert "Struck out: there is no such paper" in page
    assert "Typed for 2." in page
    (paper,) = re.findall(rf"{desk}papers/(\d+)/", page)
    amal.post(f"{desk}papers/{paper}/", {"choice": "P1 P3", "reason": "The second tick was faint."})
    kept = {f"in_box_{sheet.pk}": "2", f"spoiled_{sheet.pk}": "0", f"unused_{sheet.pk}": "0"}
    amal.post(f"{place}minutes/", {**kept, "minutes": "Opened at eight."})
    assert "Printed papers that nobody accounts for:" in said(amal, place)
    amal.post(f"{desk}sheets/{sheet.pk}/gap/", {"reason": "One blew away."})
    amal.post(f"{place}count/")
    assert sorted(Ballot.objects.values_list("vote", "paper")) == [
        (["P1"], True),
        (["P1", "P3"], True),
        (["P3"], False),
    ]
    actions.tally(by=by, election=election)
    told = said(visit(town), f"/en/votes/{election.pk}/results/{pot.pk}/")
    assert "One blew away." in told


def test_codes_when_people_vote_then_for_named_voters_with_a_reason_and_the_history_tells_who_did_what(
    by, town, make_person, visit
):
    keeper = make_person("Keeper", duties=ALL)
    client = visit(town, keeper)
    roll = make_roll()
    first = actions.add_voter(by=by, roll=roll, birth_year=1950)
    actions.add_voter(by=by, roll=roll, identity="08877665")
    codes = f"/en/desk/votes/rolls/{roll.pk}/codes.pdf"
    assert client.post(codes).content[:4] == b"%PDF"
    kept = set(roll.voters.values_list("code", flat=True))
    election, pot, _voters = make_open(by, roll=roll)
    booth = actions.set_booth(by=by, election=election, name=Text(en="School"), numbers={pot: (1, 9)})
    refused = [{}, {"numbers": "1", "reason": " "}, {"numbers": "1 99", "reason": "Lost"}]
    assert [client.post(codes, one).status_code for one in refused] == [302, 302, 302]
    assert set(roll.voters.filter(code__isnull=False).values_list("code", flat=True)) == kept
    assert client.post(codes, {"numbers": "1", "reason": "The paper got wet."}).content[:4] == b"%PDF"
    first.refresh_from_db()
    assert first.code not in kept
    client.post(f"/en/desk/votes/{election.pk}/counter/", {"identity": "08877665"})
    client.post(f"/en/desk/votes/booths/{booth.pk}/tick/", {"identity": "08877665"})
    close(by, election)
    with pytest.raises(ValidationError, match="All votes with this roll are over"):
        actions.print_codes(by=by, roll=roll)
    # The same roll serves the next vote: its voters get codes again.
    make_election(by, roll=roll)
    assert [number for number, _code in actions.print_codes(by=by, roll=roll)] == [1, 2, 3, 4, 5]
    told = [one.detail for one in history_for_desk(roll)]
    assert "1 code. Numbers in the list: 1. The paper got wet." in told
    told = [one.detail for one in history_for_desk(election)]
    assert "at the counter: Keeper (1). on paper: Keeper (1)." in told


def test_rehearsal_when_filled_by_pages_then_fake_voters_vote_over_their_envelopes_and_nothing_else_is(
    town, make_person, visit, by
):
    client = visit(town, make_person(duties=ALL))
    desk, zones = "/en/desk/votes/", [make_zone("A"), make_zone("B")]
    rehearsed, real = make_roll(rehearsal=True), make_roll()
    assert "Fill with fake voters" in said(client, f"{desk}rolls/{rehearsed.pk}/")
    assert "Fill with fake voters" not in said(client, f"{desk}rolls/{real.pk}/")
    pages = [client.post(f"{desk}rolls/{one.pk}/fill/").status_code for one in (rehearsed, rehearsed, real)]
    assert (pages, rehearsed.voters.count(), real.voters.count()) == ([302, 422, 403], 100, 0)
    soon = timezone.now() + dt.timedelta(days=3)
    election = make_election(by, roll=rehearsed, rehearsal=True, opens_at=soon)
    first, _whole = make_pot(by, election, zone=zones[0]), make_pot(by, election)
    actions.freeze(by=by, election=election)
    assert client.post(f"{desk}{election.pk}/fill/").status_code == 422
    actions.open_voting(by=by, election=election)
    assert "Fill with fake ballots" in said(client, f"{desk}{election.pk}/")
    for _twice in range(2):
        assert client.post(f"{desk}{election.pk}/fill/").status_code == 302
    assert (first.ballots.count(), Ballot.objects.count()) == (50, 150)


def test_ballots_when_printed_then_each_has_a_page_of_its_own_after_that_for_the_officers(by):
    election = make_election(by)
    pot = make_pot(by, election)
    make_voters(election.roll, 3)
    actions.freeze(by=by, election=election)
    booth = actions.set_booth(by=by, election=election, name=Text(en="School"), numbers={pot: (7, 20)})
    sheet = booth.sheets.select_related("pot__election", "booth").get()
    with translation.override("en"):
        pages = PdfReader(io.BytesIO(ballots_pdf(sheet=sheet, first=7, last=9))).pages
    words = [" ".join(page.extract_text().split()) for page in pages]
    assert len(words) == 4
    assert ("Ballots no. 7 to 9" in words[0], "face down" in words[0]) == (True, True)
    assert [re.findall(r"Ballot no\. (\d+)", one) for one in words[1:]] == [["7"], ["8"], ["9"]]
    assert all("Project 1" in one and "School" in one for one in words[1:])
