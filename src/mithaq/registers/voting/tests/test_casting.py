import datetime as dt
import io

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied
from mithaq.commons.people.sms import MemoryGateway
from mithaq.commons.transparency.actions import grow_log
from mithaq.methods.transparency.ballots import CastBallot, commitment
from mithaq.methods.transparency.verifier.program import main as verify
from mithaq.registers.voting import actions
from mithaq.registers.voting.bundles import bundle_of
from mithaq.registers.voting.keys import KeyMissing, folder, kept_election_keys
from mithaq.registers.voting.models import Ballot, Challenge, Replaced, TakingPart, Voter
from mithaq.registers.voting.queries import by_code, outcome_of, turnout
from mithaq.registers.voting.reading import ForeignFile

from .make import close, make_open, make_roll, make_voters, make_zone, words

TWO = CastBallot(("P1", "P3"))


def proof_of(election, voter, channel="web"):
    return actions.Proof(election.pk, voter.pk, channel)


def test_cast_when_open_then_a_receipt_that_is_found_by_its_code_and_few_queries(by, town):
    election, pot, (voter, *_rest) = make_open(by)
    who = anonymous(town)
    with CaptureQueriesContext(
        connection,
    ) as ran:
        receipt = actions.cast(by=who, pot=pot, proof=proof_of(election, voter), choice=TWO)
    assert len(ran) <= 15
    assert receipt.commitment == commitment(pot.process, TWO, receipt.paper.nonce)
    assert by_code(receipt.code).state == "stored"
    grow_log(town)
    # Alone it would tell when it was cast; it waits for others, or for the count.
    assert by_code(receipt.code).proof is None
    grow_log(town, ended=[pot.process])
    assert by_code(receipt.code).proof.leaf.index >= 0
    assert by_code("1234 5678 9012 3456") is None


@pytest.mark.row("B07")
def test_cast_when_again_then_the_last_counts_and_the_same_form_twice_is_one_ballot(by, town):
    election, pot, (voter, other, _third) = make_open(by)
    cast = {"by": anonymous(town), "pot": pot}
    first = actions.cast(**cast, proof=proof_of(election, voter), choice=TWO)
    again = actions.cast(
        **cast, proof=proof_of(election, voter, "desk"), choice=CastBallot(("P2",)), nonce="ab" * 16
    )
    same = actions.cast(
        **cast, proof=proof_of(election, voter, "desk"), choice=CastBallot(("P2",)), nonce="ab" * 16
    )
    actions.cast(**cast, proof=proof_of(election, other), choice=TWO)
    assert same.code == again.code
    assert sorted(Ballot.objects.values_list("vote", flat=True)) == [["P1", "P3"], ["P2"]]
    assert [one.commitment for one in Replaced.objects.all()] == [first.commitment]
    assert by_code(first.code).state == "replaced"
    assert sorted(TakingPart.objects.values_list("channel", flat=True)) == ["desk", "web"]


def test_cast_when_an_old_form_is_sent_once_more_then_a_new_ballot_and_the_result_still_holds(
    by, town, tmp_path
):
    election, pot, (voter, other, *_more) = make_open(by, voters=301)
    form = {"by": anonymous(town), "pot": pot, "nonce": "aa" * 16}
    first = actions.cast(**form, proof=proof_of(election, voter), choice=TWO)
    actions.cast(**{**form, "nonce": "bb" * 16}, proof=proof_of(election, voter), choice=CastBallot(("P2",)))
    back = actions.cast(**form, proof=proof_of(election, voter), choice=TWO)
    again = actions.cast(**form, proof=proof_of(election, voter), choice=TWO)
    # Another voter whose browser sends the same number: a ballot of its own.
    theirs = actions.cast(**form, proof=proof_of(election, other), choice=TWO)
    assert len({first.code, back.code, theirs.code}) == 3
    assert again.code == back.code
    assert [by_code(one.code).state for one in (first, back, theirs)] == ["replaced", "stored", "stored"]
    close(by, election)
    (outcome,) = actions.tally(by=by, election=election)
    path = tmp_path / "bundle.zip"
    path.write_bytes(bundle_of(outcome))
    assert verify(["result", str(path)]) == 0


@pytest.mark.row("B02")
def test_cast_when_not_allowed_then_refused_and_nothing_is_kept(by, town):
    zone, elsewhere = make_zone("A"), make_zone("B")
    election, pot, (voter, *_rest) = make_open(by)
    other, other_pot, _voters = make_open(by)
    who = anonymous(town)
    with pytest.raises(ValidationError, match="envelope holds"):
        actions.cast(by=who, pot=pot, proof=proof_of(election, voter), choice=CastBallot(("P1", "P2")))
    with pytest.raises(Denied):
        actions.cast(by=who, pot=other_pot, proof=proof_of(election, voter), choice=TWO)
    pot.zone = zone
    pot.save()
    Voter.objects.filter(pk=voter.pk).update(zone=elsewhere)
    with pytest.raises(Denied):
        actions.cast(by=who, pot=pot, proof=proof_of(election, voter), choice=TWO)
    with time_machine.travel(other.closes_at), pytest.raises(ValidationError, match="not open"):
        actions.cast(by=who, pot=other_pot, proof=proof_of(other, _voters[0]), choice=TWO)
    assert (Ballot.objects.count(), TakingPart.objects.count()) == (0, 0)


def test_cast_when_a_rehearsal_opened_before_its_hour_then_taken_until_it_closes(by, town, visit):
    soon = timezone.now() + dt.timedelta(days=3)
    election, pot, (voter, *_rest) = make_open(
        by, roll=make_roll(rehearsal=True), rehearsal=True, opens_at=soon
    )
    given = {"by": anonymous(town), "pot": pot, "proof": proof_of(election, voter), "choice": TWO}
    actions.cast(**given)
    page = visit(town).get(f"/en/votes/{election.pk}/vote/").content.decode()
    assert ("Your printed code" in page, Ballot.objects.count()) == (True, 1)
    with time_machine.travel(election.closes_at), pytest.raises(ValidationError, match="not open"):
        actions.cast(**given)


def test_tick_when_the_number_is_unknown_then_the_guess_is_counted_outside_of_any_transaction(
    by, town, officers
):
    election, pot, _voters = make_open(by)
    booth = actions.set_booth(by=by, election=election, name=words("School"), numbers={pot: (1, 9)})
    with CaptureQueriesContext(connection) as ran, pytest.raises(ValidationError, match="not on the roll"):
        actions.tick(by=officers[0], booth=booth, identity="NOBODY")
    assert [one["sql"] for one in ran if "SAVEPOINT" in one["sql"]] == []


@pytest.mark.parametrize(
    ("kind", "most", "vote", "points", "outcome"),
    [
        ("approval", 2, "P3 P1", "", (("P1", "P3"), ())),
        ("approval", 2, "P1 P2 P3", "", "Choose 2 projects at most."),
        ("choose-one", 0, "P1 P2", "", "Choose one project only."),
        ("ranked", 2, "P3 P1", "", (("P3", "P1"), ())),
        ("points", 10, "", "P1=4 P2=٦", (("P1", "P2"), ("4", "6"))),
        ("points", 10, "", "P1=4 P2=7", "You gave 11 points; each voter has 10."),
        ("knapsack", 0, "P1 P9", "", "There is no project “P9” on this ballot."),
    ],
)
def test_choice_when_of_each_kind_then_written_in_one_way_or_refused(by, kind, most, vote, points, outcome):
    from mithaq.registers.voting.choices import checked

    _election, pot, _voters = make_open(by, ballot_kind=kind, most=most)
    given = dict(pair.split("=") for pair in points.split())
    if isinstance(outcome, str):
        with pytest.raises(ValidationError, match=outcome):
            checked(pot, list(pot.options.all()), vote.split(), given)
    else:
        found = checked(pot, list(pot.options.all()), vote.split(), given)
        assert (found.vote, found.points) == outcome


@pytest.mark.row("K11")
def test_prove_when_by_phone_printed_code_or_at_the_desk_then_one_and_the_same_voter(
    by, town, officers, settings
):
    settings.MITHAQ_SMS = "mithaq.commons.people.sms.MemoryGateway"
    MemoryGateway.sent.clear()
    roll = make_roll()
    voter = actions.add_voter(
        by=by, roll=roll, identity="0123 4567", phone="75 123 456", birth_year=1960, sex="woman"
    )
    nobody = actions.add_voter(by=by, roll=roll, birth_year=1950)
    printed = dict(actions.print_codes(by=by, roll=roll))
    election, _pot, _more = make_open(by, roll=roll)
    who = anonymous(town)
    actions.send_code(by=who, election=election, phone="71 999 999")
    assert MemoryGateway.sent == []
    actions.send_code(by=who, election=election, phone="٧٥١٢٣٤٥٦")
    code = MemoryGateway.sent[0][1].split()[0]
    with pytest.raises(ValidationError, match="not the code"):
        actions.prove_by_phone(
            by=who, election=election, phone="75123456", code=f"{(int(code) + 1) % 10**6:06d}"
        )
    by_phone = actions.prove_by_phone(by=who, election=election, phone="+216 75 123 456", code=code)
    assert (by_phone.voter, by_phone.channel, Challenge.objects.count()) == (voter.pk, "web", 0)
    by_printed = actions.prove_by_code(by=who, election=election, code=printed[nobody.number])
    assert (by_printed.voter, by_printed.channel) == (nobody.pk, "code")
    with pytest.raises(ValidationError, match="opens nothing"):
        actions.prove_by_code(by=who, election=election, code="0000 0000 0000 0098")
    amal, bilal = officers
    given = {"by": amal, "election": election, "identity": "01234567", "helper": bilal}
    # Amal cannot name Bilal behind his back, nor use his word twice.
    for code in ("", "00000000", actions.helping_code(by=amal, election=election)):
        with pytest.raises(ValidationError, match="second officer was shown"):
            actions.prove_at_desk(**given, code=code)
    code = actions.helping_code(by=bilal, election=election)
    helped = actions.prove_at_desk(**given, code=code)
    with pytest.raises(ValidationError, match="second officer was shown"):
        actions.prove_at_desk(**given, code=code)
    assert (helped.voter, helped.assistants) == (voter.pk, (amal.person.pk, bilal.person.pk))
    # The page opened anew shows another code, at once.
    following = actions.helping_code(by=bilal, election=election)
    assert following != code
    assert actions.prove_at_desk(**given, code=following).assistants == helped.assistants
    with pytest.raises(Denied):
        actions.prove_at_desk(by=amal, election=election, identity="01234567", helper=amal)
    with pytest.raises(ValidationError, match="not on the roll"):
        actions.prove_at_desk(by=amal, election=election, identity="99999999")


def test_import_when_lines_are_wrong_then_each_is_named_and_the_good_ones_stand(by):
    zone = make_zone("Nasr")
    roll = make_roll(foreigners=False)
    list_ = (
        "number;zone;identity;phone;birth_year;sex;foreigner\n"
        f"1;{zone.code};01234567;75123456;1980;F;\n"
        "2;Nasr;07654321;;1999;رجل;no\n"
        "3;Nowhere;05555555;;1980;m;\n"
        "4;Nasr;01234567;;1980;m;\n"
        "5;Nasr;04444444;12;1980;m;\n"
        "6;Nasr;03333333;;2020;m;\n"
        "7;Nasr;02222222;;1980;m;yes\n"
        "8;Nasr;;;1950;f;\n"
    )
    found = actions.import_roll(by=by, roll=roll, file=io.BytesIO(list_.encode()))
    assert found.added == 3
    assert [one.line for one in found.refused] == [4, 5, 6, 7, 8]
    told = " ".join(one.problem for one in found.refused)
    assert "01234567" not in told
    assert list(roll.voters.order_by("number").values_list("number", "age_band", "sex")) == [
        (1, "middle", "woman"),
        (2, "youth", "man"),
        (8, "senior", "woman"),
    ]
    for foreign in (b"PK\x03\x04", b"name;street\nAmal;Main\n", "identity;phone\n".encode("utf-16")):
        with pytest.raises(ForeignFile):
            actions.import_roll(by=by, roll=roll, file=io.BytesIO(foreign))
    assert roll.voters.count() == 3


def test_roll_when_frozen_then_sealed(by):
    election, _pot, _voters = make_open(by)
    with pytest.raises(ValidationError, match="sealed"):
        actions.add_voter(by=by, roll=election.roll, identity="0987654")


@pytest.mark.row("D08")
def test_close_when_over_then_nothing_ties_a_ballot_to_its_voter(
    by, town, django_capture_on_commit_callbacks
):
    election, pot, voters = make_open(by, voters=8)
    for voter in voters[:6]:
        actions.cast(by=anonymous(town), pot=pot, proof=proof_of(election, voter), choice=TWO)
    with pytest.raises(ValidationError, match="as announced"):
        actions.close_voting(by=by, election=election)
    assert outcome_of(by, pot) is None
    assert (turnout(by, election)[pot.pk].voted, turnout(by, election)[pot.pk].eligible) == (6, 8)
    assert kept_election_keys(town.slug) == [election.pk]
    with django_capture_on_commit_callbacks(execute=True):
        close(by, election)
    assert kept_election_keys(town.slug) == []
    assert set(Ballot.objects.values_list("slot", flat=True)) == {None}
    assert set(TakingPart.objects.values_list("mark", flat=True)) == {None}
    assert Ballot.objects.count() == 6
    assert oct(folder().stat().st_mode)[-2:] == "00"


def test_keys_when_others_may_read_them_then_refused(by):
    from django.core.exceptions import ImproperlyConfigured

    from mithaq.registers.voting.keys import require_private

    make_voters(make_roll(), 1)
    next(folder().iterdir()).chmod(0o644)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        require_private()


def test_roll_when_its_key_is_lost_then_refused_and_none_is_made_in_its_place(by):
    roll = make_roll()
    actions.add_voter(by=by, roll=roll, birth_year=1950)
    (key,) = folder().iterdir()
    kept = key.rename(folder().parent / "kept.key")
    for act in (
        lambda: actions.print_codes(by=by, roll=roll),
        lambda: actions.add_voter(by=by, roll=roll, identity="08877665"),
        # One key for all rolls of the town: a new roll does not replace it either.
        lambda: actions.add_voter(by=by, roll=make_roll(), identity="08877665"),
    ):
        with pytest.raises(KeyMissing, match="regueb-roll is missing"):
            act()
    assert (list(folder().iterdir()), roll.voters.count()) == ([], 1)
    kept.rename(key)
    assert [number for number, _code in actions.print_codes(by=by, roll=roll)] == [1]


def test_import_when_bytes_are_no_letters_or_a_quote_stays_open_then_that_line_alone_is_named(by):
    roll = make_roll()
    lines = [f"{n},ID{n:06d},femme" for n in range(1, 1001)]
    lines[598] = lines[598].replace("I", "\udce9")
    lines[699] = '700,"ID000700,femme'
    data = "\n".join(["number,identity,sex", *lines]).encode(errors="surrogateescape")
    found = actions.import_roll(by=by, roll=roll, file=io.BytesIO(data))
    assert (found.added, [one.line for one in found.refused]) == (998, [600, 701])


def test_import_when_numbers_are_out_of_bounds_or_nobody_is_told_then_named_and_nobody_twice(by):
    roll = make_roll()
    numbers = ("0", "-5", "9999999999", "9" * 20, "1.5", "٣")
    text = "number,identity,birth_year\n" + "".join(f"{one},AB1234{at},\n" for at, one in enumerate(numbers))
    text += "7,,1950\n,,1951\n"
    for added in (2, 0):
        found = actions.import_roll(by=by, roll=roll, file=io.BytesIO(text.encode()))
        assert found.added == added
        assert [one.line for one in found.refused][:5] == [2, 3, 4, 5, 6]
    assert list(roll.voters.order_by("number").values_list("number", flat=True)) == [3, 7]
