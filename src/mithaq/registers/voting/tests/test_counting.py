import datetime as dt
import json
import re
import subprocess
import sys
import zipfile

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.audit.lines import history_for_desk
from mithaq.commons.tenancy.context import inside
from mithaq.commons.transparency.actions import grow_log
from mithaq.kit.testing import flat
from mithaq.methods.allocation import PRESETS
from mithaq.methods.transparency.ballots import CastBallot
from mithaq.methods.transparency.verifier import one_file
from mithaq.registers.voting import actions
from mithaq.registers.voting.actions.casting import Paper as ReceiptPaper
from mithaq.registers.voting.actions.freezing import OPEN_BALLOTS_FROM
from mithaq.registers.voting.bundles import FOLDER, bundle_of
from mithaq.registers.voting.counting import COMPARED, meta_of
from mithaq.registers.voting.models import Ballot, Booth, Paper
from mithaq.registers.voting.queries import outcome_of
from mithaq.registers.voting.rehearsing import fake_ballots, fake_voters

from .make import close, make_election, make_open, make_pot, make_roll, make_zone, words

ONE, TWO = CastBallot(("P1",)), CastBallot(("P2", "P3"))


def demo(town):
    return Actor(municipality=town, channel="demo", is_system=True)


def closed(by, town, *, many=12, voters=0, **fields):
    """A vote that is over: two in three chose P2 and P3, the others P1."""
    election, pot, people = make_open(by, voters=voters or many, **fields)
    given = [(voter, ONE if at % 3 == 0 else TWO, "web") for at, voter in enumerate(people[:many])]
    actions.cast_in_bulk(by=demo(town), pot=pot, ballots=given)
    close(by, election)
    return election, pot


def verify(folder, *words):
    script = folder / "mithaq_verify.py"
    script.write_text(one_file())
    ran = subprocess.run([sys.executable, script, *words], capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout


@pytest.mark.row("B07", "D08")
@pytest.mark.parametrize(("voters", "disclosure"), [(OPEN_BALLOTS_FROM, "A"), (12, "B")])
def test_tally_when_closed_then_the_published_bundle_holds_and_altered_it_does_not(
    by, town, tmp_path, voters, disclosure
):
    election, pot = closed(by, town, voters=voters)
    (outcome,) = actions.tally(by=by, election=election)
    pot.refresh_from_db()
    assert (outcome.winners, outcome.ballots, pot.disclosure) == (["P2", "P3"], 12, disclosure)
    with pytest.raises(ValidationError, match="cannot become “cancelled”"):
        actions.cancel(by=by, election=election, reason=words("Other winners, please."))
    assert outcome.votes == {"P1": {"all": 4}, "P2": {"all": 8}, "P3": {"all": 8}}
    place = tmp_path / "bundle.zip"
    place.write_bytes(bundle_of(outcome))
    code, said = verify(tmp_path, "result", place)
    assert (code, said.splitlines()) == (
        0,
        [
            f"{pot.process}: 12 ballots, 3 projects counted again",
            # In a small zone an exchange of ballots could not be shown: the verifier claims no more than it sees.
            *["ballots without numbers: only how many they are was compared with the log, not what each says"]
            * (disclosure == "B"),
            "All of it holds.",
        ],
    )
    ballot = Ballot.objects.order_by("commitment").first()
    receipt = actions.Receipt(pot, ReceiptPaper(pot.process, CastBallot(tuple(ballot.vote)), ballot.nonce))
    (tmp_path / "receipt.json").write_text(json.dumps(receipt.paper.data))
    assert verify(tmp_path, "receipt", tmp_path / "receipt.json", place) == (0, "All of it holds.\n")
    with zipfile.ZipFile(place) as archive:
        archive.extractall(tmp_path / "altered")
        pb = (tmp_path / "altered" / "ballots.pb").read_bytes()
    (tmp_path / "tally.pb").write_bytes(pb)
    counted = subprocess.run(
        [sys.executable, "-m", "mithaq.methods.allocation", tmp_path / "tally.pb", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(counted.stdout)["winners"] == ["P2", "P3"]
    (tmp_path / "altered" / "ballots.pb").write_bytes(
        pb.replace(b";P1", b";P2", 1).replace(b"P3;30", b"P3;29")
    )
    code, told = verify(tmp_path, "result", tmp_path / "altered")
    assert code == 1
    assert "FAULT price: P3 was frozen at 30 and is counted at 29" in told
    assert "FAULT bundle: ballots.pb is not the file whose digest is in the log" in told


def test_bundle_when_the_log_has_grown_then_made_anew_and_the_earlier_one_is_not_kept(by, town):
    election, pot = closed(by, town)
    (outcome,) = actions.tally(by=by, election=election)

    def kept():
        names = default_storage.listdir(f"{FOLDER}/{town.pk}")[1]
        return [name for name in names if name.startswith(f"{pot.pk}-")]

    assert bundle_of(outcome) == bundle_of(outcome)
    (earlier,) = kept()
    actions.adopt(by=by, election=election)
    grow_log(town)
    first = bundle_of(outcome)
    assert (len(kept()), kept() == [earlier], bundle_of(outcome) == first) == (1, False, True)


def test_tally_when_a_price_was_altered_then_refused(by, town):
    election, pot = closed(by, town)
    pot.options.filter(code="P3").update(cost=20)
    with pytest.raises(ValidationError, match="altered"):
        actions.tally(by=by, election=election)


def test_adopt_when_counted_then_winners_are_marked_and_rules_stand_side_by_side(by, town, visit):
    election, pot = closed(by, town, rule="equal-shares/add1u")
    with pytest.raises(ValidationError, match="cannot become"):
        actions.adopt(by=by, election=election)
    actions.tally(by=by, election=election)
    table = actions.compare(election=election)
    assert [one["rule"] for one in table[0]["rules"]] == list(COMPARED)
    assert actions.compare(election=election, rules=["greedy"])[0]["rules"][0]["winners"] == ["P2", "P3"]
    actions.adopt(by=by, election=election, reason=words("The council said yes."))
    assert list(pot.options.values_list("code", "selected")) == [("P1", False), ("P2", True), ("P3", True)]
    page = flat(visit(town).get(f"/en/votes/{election.pk}/results/{pot.pk}/").content.decode())
    beside = page.partition("What other rules would have given</h2>")[2].partition("</table>")[0]
    assert beside.count("<bdi>P2</bdi>Project 2") == len(COMPARED)
    shown = outcome_of(anonymous(town), pot).turnout
    assert shown["total"] == 12


def papers(many, first=1, flip=()):
    """Paper 1 to `many`: every fifth is void, the others choose P1; `flip` reads P2 instead."""
    return [
        actions.Entry(number, () if number % 5 == 0 else (("P2",) if number in flip else ("P1",)))
        for number in range(first, first + many)
    ]


@pytest.mark.row("A05")
def test_paper_when_fifty_are_entered_twice_then_they_count_once_beside_the_votes_online(
    by, town, officers, visit
):
    amal, bilal = officers
    election, pot, voters = make_open(by, voters=70)
    actions.cast_in_bulk(by=demo(town), pot=pot, ballots=[(one, TWO, "web") for one in voters[:12]])
    booth = actions.set_booth(by=by, election=election, name=words("School"), numbers={pot: (1, 60)})
    sheet = booth.sheets.get()
    with pytest.raises(ValidationError, match="another booth"):
        actions.set_booth(by=by, election=election, name=words("Twin"), numbers={pot: (60, 90)})
    with pytest.raises(ValidationError, match="already voted"):
        actions.tick(by=amal, booth=booth, identity="ID1")
    for number in range(13, 63):
        actions.tick(by=amal, booth=booth, identity=f"ID{number}")
    with pytest.raises(ValidationError, match="already voted"):
        actions.tick(by=amal, booth=booth, identity="ID13")
    with pytest.raises(ValidationError, match="voted on paper"):
        actions.cast(by=amal, pot=pot, proof=actions.Proof(election.pk, voters[20].pk, "web"), choice=TWO)
    listed = "number;choice\n" + "".join(f"{one.number};{' '.join(one.vote)}\n" for one in papers(50))
    entries = actions.read_entries(pot, listed)
    with pytest.raises(ValidationError, match="after the close"):
        actions.enter_papers(by=amal, sheet=sheet, entries=entries)
    assert Paper.objects.count() == 0
    close(by, election)
    assert actions.enter_papers(by=amal, sheet=sheet, entries=entries) == 50
    # The same list again by the same hand: refused as a whole, every line named.
    with pytest.raises(actions.WrongLines) as refused:
        actions.enter_papers(by=amal, sheet=sheet, entries=entries)
    assert len(refused.value.problems) == 50
    assert actions.enter_papers(by=bilal, sheet=sheet, entries=papers(50, flip={7})) == 50
    with pytest.raises(actions.WrongLines):
        actions.enter_papers(by=bilal, sheet=sheet, entries=papers(1))
    with pytest.raises(actions.WrongLines, match="1 wrong"):
        actions.enter_papers(by=bilal, sheet=sheet, entries=papers(1, first=61))
    # One more lay in the box, and its number cannot be read.
    numbers = {sheet: (51, 1, 7)}
    with pytest.raises(ValidationError, match="More papers without"):
        actions.write_minutes(by=amal, booth=booth, minutes="", numbers=numbers, unnumbered={sheet: 52})
    actions.write_minutes(by=amal, booth=booth, minutes="Quiet.", numbers=numbers, unnumbered={sheet: 1})
    for _problem in ("a paper read differently", "a printed paper that nobody can account for"):
        with pytest.raises(ValidationError, match="not settled"):
            actions.count_booth(by=amal, booth=booth)
        differing = Paper.objects.filter(state="differs").first()
        if differing is not None:
            actions.resolve(by=amal, paper=differing, entry=papers(7)[-1], reason="A tick read as a stroke.")
    with pytest.raises(ValidationError, match="not in the count"):
        actions.tally(by=by, election=election)
    actions.explain_gap(by=bilal, sheet=sheet, reason="One sheet stuck to another in print.")
    assert actions.count_booth(by=amal, booth=booth) == 40
    with pytest.raises(ValidationError, match="in the count already"):
        actions.count_booth(by=amal, booth=booth)
    (outcome,) = actions.tally(by=by, election=election)
    assert (outcome.ballots, outcome.on_paper) == (52, 40)
    assert outcome.votes["P1"] == {"all": 40, "online": 0, "paper": 40}
    assert outcome.votes["P2"] == {"all": 12, "online": 12, "paper": 0}
    assert Booth.objects.get().minutes == "Quiet."
    page = flat(visit(town).get(f"/en/votes/{election.pk}/results/{pot.pk}/").content.decode())
    shares = [cells_of_row(page, name)[1:4] for name in ("Project 1", "Project 2")]
    assert shares == [["40", "0", "40"], ["12", "12", "0"]]
    assert cells_of_row(page, "School")[:4] == ["50", "51", "50", "1"]


def cells_of_row(page, name):
    """What stands in the row of a table that begins with this name."""
    row = re.search(rf'<th scope="row">{name}</th>(.*?)</tr>', page)[1]
    return [re.sub(r"<[^>]+>", "", one).strip() for one in re.findall(r"<td[^>]*>(.*?)</td>", row)]


def test_number_when_mistyped_then_another_officer_strikes_it_out_and_the_booth_counts(by, town, officers):
    amal, bilal = officers
    election, pot, _voters = make_open(by, voters=5)
    booth = actions.set_booth(by=by, election=election, name=words("School"), numbers={pot: (1, 9)})
    sheet = booth.sheets.get()
    for identity in ("ID1", "ID2"):
        actions.tick(by=amal, booth=booth, identity=identity)
    close(by, election)
    one, two, seven = (actions.Entry(number, ("P1",)) for number in (1, 2, 7))
    actions.enter_papers(by=amal, sheet=sheet, entries=[one, seven])
    actions.enter_papers(by=bilal, sheet=sheet, entries=[one, two])
    actions.write_minutes(by=amal, booth=booth, minutes="", numbers={sheet: (2, 0, 7)})
    for officer, number, reason, told in (
        (amal, 7, "Typed for 2.", "another officer"),
        (bilal, 1, "Typed for 2.", "another officer"),
        (bilal, 7, " ", "Say why"),
        (bilal, 9, "Typed for 2.", "No paper of this number"),
    ):
        with pytest.raises(ValidationError, match=told):
            actions.strike_paper(by=officer, sheet=sheet, number=number, reason=reason)
    actions.strike_paper(by=bilal, sheet=sheet, number=7, reason="Typed for 2.")
    with pytest.raises(ValidationError, match="not settled"):
        actions.count_booth(by=amal, booth=booth)
    # Entered again it is a first entry like any other, and may be struck out again.
    actions.enter_papers(by=amal, sheet=sheet, entries=[two, seven])
    again = Paper.objects.get(number=7)
    assert (again.state, again.first_by, again.reason) == ("once", amal.person, "")
    actions.strike_paper(by=bilal, sheet=sheet, number=7, reason="Typed once more.")
    assert actions.count_booth(by=amal, booth=booth) == 2
    told = [line.detail for line in history_for_desk(booth)]
    assert [said for said in told if "Paper 7." in said] == [
        "Paper 7. Typed once more.",
        "Paper 7. Typed for 2.",
    ]
    with pytest.raises(ValidationError, match="in the count already"):
        actions.strike_paper(by=bilal, sheet=sheet, number=1, reason="Late.")


@pytest.mark.row("A05")
def test_result_when_few_came_to_a_booth_then_no_number_of_it_gives_back_what_the_table_hides(
    by, town, officers, visit
):
    election, pot, voters = make_open(by, voters=100, ballot_kind="choose-one")
    booth = actions.set_booth(by=by, election=election, name=words("School"), numbers={pot: (1, 50)})
    sheet = booth.sheets.get()
    ways = ["web"] * 50 + ["code"] * 13 + ["desk"] * 4
    given = [(voter, ONE, way) for voter, way in zip(voters, ways, strict=False)]
    actions.cast_in_bulk(by=demo(town), pot=pot, ballots=given)
    for number in (68, 69, 70):
        actions.tick(by=officers[0], booth=booth, identity=f"ID{number}")
    close(by, election)
    for officer in officers:
        actions.enter_papers(by=officer, sheet=sheet, entries=papers(3))
    actions.write_minutes(by=by, booth=booth, minutes="", numbers={sheet: (3, 0, 47)})
    actions.count_booth(by=by, booth=booth)
    (outcome,) = actions.tally(by=by, election=election)
    assert (outcome.turnout["total"], outcome.on_paper, outcome.votes["P1"]) == (70, 0, {"all": 70})
    shown = {name: line["total"] for name, line in outcome.turnout["tables"]["channel"].items()}
    assert shown == {"web": 50, "code": 13, "desk": None, f"paper:{booth.pk}": None}
    page = visit(town).get(f"/en/votes/{election.pk}/results/{pot.pk}/").content.decode()
    row = flat(page[page.index('<th scope="row">School') :])[:300]
    assert ("on paper: School" in page, "All numbers agree." in row, "3" in row.split("All")[0]) == (
        True,
        True,
        False,
    )


@pytest.mark.row("B08")
def test_vote_when_in_a_town_of_dinars_of_jordan_then_the_same_code_counts_three_decimals(salt, visit):
    with inside(salt, "en"):
        by = Actor(municipality=salt, channel="demo", is_system=True)
        roll = make_roll()
        area = make_zone("Zai")
        fake_voters(roll, [(area, 20)])
        election = make_election(by, roll=roll)
        pot = make_pot(by, election, costs=("60.125", "39.875", "1"), zone=area)
        actions.freeze(by=by, election=election)
        actions.open_voting(by=by, election=election)
        pot.refresh_from_db()
        pot.election = election
        voters = list(roll.voters.order_by("number"))
        first, second = list(fake_ballots(pot, voters)), list(fake_ballots(pot, voters))
        assert first == second
        actions.cast_in_bulk(by=by, pot=pot, ballots=first)
        close(by, election)
        (outcome,) = actions.tally(by=by, election=election)
        assert (outcome.ballots, str(outcome.pot.options.first().cost)) == (20, "60.125")
        page = visit(salt).get(f"/en/votes/{election.pk}/results/{pot.pk}/").content.decode()
    assert ("60.125" in page, "JOD" in page, "TND" in page) == (True, True, False)


def test_entries_when_a_line_cannot_be_understood_then_named_and_none_is_skipped(by):
    election = make_election(by, ballot_kind="points", most=5)
    pot = make_pot(by, election)
    read = actions.read_entries(pot, "number;points\n101;P1:2 P2:1\n102")
    assert [(one.number, dict(one.points)) for one in read] == [(101, {"P1": "2", "P2": "1"}), (102, {})]
    text = "1O1;P1:2\n102;P1:1;P1:3\n103;P2\n104;P1:1\n105;" + "x" * 140_000
    with pytest.raises(actions.WrongLines) as wrong:
        actions.read_entries(pot, text)
    assert [one.line for one in wrong.value.problems] == [1, 2, 3, 5]
    with_heading = "number;choice 1;choice 2\n101;P1:2;P2:1"
    assert [entry.number for entry in actions.read_entries(pot, with_heading)] == [101]
    # The first paper may be blank; a number typed in letters beside a choice is no heading.
    read = actions.read_entries(pot, "102\n103;P1:1")
    assert [(entry.number, dict(entry.points)) for entry in read] == [(102, {}), (103, {"P1": "1"})]
    with pytest.raises(actions.WrongLines) as wrong:
        actions.read_entries(pot, "lO;P1:2\n102;P1:1")
    assert [one.line for one in wrong.value.problems] == [1]
    pot.election.ballot_kind = "approval"
    assert actions.read_entries(pot, "101;P1,P2,P3") == [actions.Entry(101, ("P1", "P2", "P3"))]


def test_booth_when_papers_are_missing_then_no_reason_lets_it_count_and_none_is_given_beforehand(
    by, town, officers
):
    amal, bilal = officers
    election, pot, _voters = make_open(by, voters=5)
    booth = actions.set_booth(by=by, election=election, name=words("School"), numbers={pot: (1, 5)})
    sheet = booth.sheets.get()
    for identity in ("ID1", "ID2"):
        actions.tick(by=amal, booth=booth, identity=identity)
    actions.write_minutes(by=amal, booth=booth, minutes="", numbers={sheet: (3, 0, 2)})
    with pytest.raises(ValidationError, match="nothing to explain"):
        actions.explain_gap(by=amal, sheet=sheet, reason="Rain.")
    close(by, election)
    actions.explain_gap(by=amal, sheet=sheet, reason="Rain.")
    with pytest.raises(ValidationError, match="not settled"):
        actions.count_booth(by=amal, booth=booth)
    for officer in officers:
        actions.enter_papers(by=officer, sheet=sheet, entries=[actions.Entry(n, ("P1",)) for n in (1, 2, 3)])
    # Other numbers want another reason.
    actions.write_minutes(by=amal, booth=booth, minutes="", numbers={sheet: (3, 0, 1)})
    sheet.refresh_from_db()
    assert sheet.reason == ""
    with pytest.raises(ValidationError, match="not settled"):
        actions.count_booth(by=amal, booth=booth)
    actions.explain_gap(by=bilal, sheet=sheet, reason="One blew away.")
    assert actions.count_booth(by=amal, booth=booth) == 3
    with pytest.raises(ValidationError, match="in the count already"):
        actions.explain_gap(by=amal, sheet=sheet, reason="Rewritten.")


def test_pb_when_the_vote_begins_at_midnight_then_it_names_the_day_of_the_town(by):
    begins = dt.datetime(2031, 5, 3, 23, tzinfo=dt.UTC)
    with time_machine.travel(dt.datetime(2031, 5, 1, tzinfo=dt.UTC)):
        election = make_election(by, opens_at=begins, closes_at=begins + dt.timedelta(days=7))
        pot = make_pot(by, election)
    meta = meta_of(pot, pot.municipality, PRESETS["greedy"], 3, 0)
    assert (meta["date_begin"], meta["date_end"]) == ("04.05.2031", "11.05.2031")
