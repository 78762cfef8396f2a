"""The .pb format: what is refused, with its line, and what survives reading and writing."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mithaq.methods.allocation import (
    AllocationError,
    BallotKind,
    PbError,
    PbReader,
    copy_pb,
    read_pb,
    tally,
    write_election,
    write_pb,
)
from mithaq.methods.allocation.presets import named

from .elections import drawn

GOOD = """META
key;value
description;Ma ville
num_projects;3
num_votes;4
budget;1000.500
vote_type;approval
rule;greedy
min_length;1
max_length;2
PROJECTS
project_id;cost;votes;name
a;500;3;مدرسة
b;600.500;2;"Café; ""Le Port""\"
c;400;1;
VOTES
voter_id;vote;age
1;a,b;30
2;a;
3;a,b;41
4;c;18
"""


def read(text: str | bytes, **options):
    return read_pb(io.BytesIO(text if isinstance(text, bytes) else text.encode()), **options)


def test_read_a_sound_file_then_exact_amounts_and_merged_ballots():
    election = read(GOOD)
    assert election.budget == Fraction("1000.5")
    assert [(one.id, one.cost, one.name) for one in election.projects] == [
        ("a", Fraction(500), "مدرسة"),
        ("b", Fraction("600.5"), 'Café; "Le Port"'),
        ("c", Fraction(400), ""),
    ]
    assert [(one.projects, one.voters) for one in election.ballots.each()] == [
        ((0, 1), 2),
        ((0,), 1),
        ((2,), 1),
    ]
    assert election.kind is BallotKind.APPROVAL


def test_read_when_a_sum_is_the_limit_then_the_ballots_are_knapsacks():
    assert read(GOOD.replace("max_length;2", "max_sum_cost;1200")).kind is BallotKind.KNAPSACK


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("META\n", "", "line 1: “META” must stand here, not “key;value”"),
        ("key;value", "key,value", "line 2: “key;value” must stand here, not “key,value”"),
        (
            "budget;1000.500",
            "budget;1000;500",
            "line 6: a line of META holds a key and a value; this one has 3 fields",
        ),
        ("rule;greedy", "budget;7", "line 8: META says “budget” a second time"),
        ("budget;1000.500", "money;7", "META does not say “budget”"),
        (
            "budget;1000.500",
            "budget;-5",
            "line 6: budget is “-5”; it must be a plain number such as 1200 or 12.500",
        ),
        (
            "budget;1000.500",
            "budget;1e6",
            "line 6: budget is “1e6”; it must be a plain number such as 1200 or 12.500",
        ),
        (
            "budget;1000.500",
            "budget;٥",
            "line 6: budget is “٥”; it must be a plain number such as 1200 or 12.500",
        ),
        ("budget;1000.500", "budget;0", "line 6: budget must be above zero"),
        (
            "vote_type;approval",
            "vote_type;guess",
            "line 7: vote_type is “guess”, which is none of approval, choose-1, ordinal, cumulative, scoring",
        ),
        ("min_length;1", "min_length;3", "line 10: max_length is below min_length"),
        ("PROJECTS\n", "", "line 11: a line of META holds a key and a value; this one has 4 fields"),
        ("project_id;cost", "project_id;price", "line 12: the columns lack “cost”"),
        ("votes;name\n", "votes;votes\n", "line 12: the column “votes” stands here twice"),
        ("a;500;3;مدرسة", "a;500;3", "line 13: has 3 fields where PROJECTS names 4 columns"),
        ("a;500", ";500", "line 13: “” cannot be a project_id"),
        ("c;400;1;", "a;400;1;", "line 15: project “a” stands here a second time"),
        ("a;500", "a;5,00", "line 13: cost is “5,00”; it must be a plain number such as 1200 or 12.500"),
        ("a;500", "a;0", "line 13: cost must be above zero"),
        ("num_projects;3", "num_projects;4", "line 4: num_projects is 4, but the file holds 3"),
        ("num_votes;4", "num_votes;5", "line 5: num_votes is 5, but the file holds 4"),
        ("a;500;3", "a;500;2", "line 13: votes is 2, but the ballots give 3"),
        ("VOTES\n", "", "line 16: has 3 fields where PROJECTS names 4 columns"),
        ("voter_id;vote", "voter;vote", "line 17: the columns lack “voter_id”"),
        ("2;a;\n", "2;a\n", "line 19: has 2 fields where VOTES names 3 columns"),
        ("3;a,b", "1;a,b", "line 20: voter “1” has voted before"),
        ("4;c", "4;z", "line 21: the ballot names “z”, which is no project"),
        ("4;c", "4;c,c", "line 21: the ballot names “c” twice"),
        ("4;c", "4;", "line 21: the ballot chooses 0 projects, and META asks for at least 1"),
        ("4;c", "4;a,b,c", "line 21: the ballot chooses 3 projects, and META allows 2"),
        ("4;c;18", '4;"c;18', "line 21: opens a quote that is never closed"),
        ("2;a;\n", "2;a;\n\n", "line 20: is empty"),
        ("2;a;", "2;a\r;", "line 19: holds a control character in the middle"),
        ("2;a;", "2;a\0;", "line 19: holds a control character in the middle"),
    ],
)
def test_read_a_malformed_file_then_the_line_and_the_fault_are_named(old, new, problem):
    assert old in GOOD
    with pytest.raises(PbError) as refused:
        read(GOOD.replace(old, new, 1))
    assert str(refused.value) == problem


def test_read_when_bytes_are_not_utf8_then_the_line_and_byte_are_named():
    with pytest.raises(PbError) as refused:
        read(GOOD.encode().replace(b"4;c", b"4;\xff"))
    assert str(refused.value) == "line 21: is not UTF-8 text (byte 3)"


def test_write_when_a_number_has_no_decimal_text_then_refused():
    with pytest.raises(AllocationError, match=r"^1/3 cannot be written as a decimal number\.$"):
        write_election(io.StringIO(), replace(read(GOOD), budget=Fraction(1, 3)))


@pytest.mark.parametrize("length", range(0, len(GOOD.encode()) - 1, 7))
def test_read_a_file_cut_short_then_it_is_refused(length):
    with pytest.raises(PbError):
        read(GOOD.encode()[:length])


POINTS = """META
key;value
num_projects;2
num_votes;2
budget;10
vote_type;cumulative
max_sum_points;5
PROJECTS
project_id;cost;score
a;5;4.5
b;6;2
VOTES
voter_id;vote;points
x;a,b;2.5,2
y;a;2
"""


def test_read_points_then_exact():
    election = read(POINTS)
    assert [one.points for one in election.ballots.each()] == [(Fraction("2.5"), Fraction(2)), (Fraction(2),)]
    assert tally(election, named("greedy", election.meta)).winners == ("a",)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("y;a;2", "y;a;2,1", "line 15: the ballot chooses 1 projects and gives 2 points"),
        ("y;a;2", "y;a;-2", "line 15: “-2” are no points; a plain number such as 3 or 2.5 is wanted"),
        ("y;a;2", "y;a;6", "line 15: the ballot gives 6 points in all, and META allows 5"),
        ("a;5;4.5", "a;5;4", "line 10: score is 4, but the ballots give 4.5"),
        ("vote;points", "vote;more", "line 13: the columns lack “points”"),
    ],
)
def test_read_malformed_points_then_the_line_and_the_fault_are_named(old, new, problem):
    with pytest.raises(PbError) as refused:
        read(POINTS.replace(old, new, 1))
    assert str(refused.value) == problem


def test_read_when_a_knapsack_is_overfull_then_refused():
    text = GOOD.replace("max_length;2", "max_sum_cost;1100")
    with pytest.raises(PbError, match=r"^line 18: the ballot costs 1100\.5, and META allows 1100$"):
        read(text)
    assert read(text, limits=False).ballots.total == 4


def test_read_when_voters_have_zones_then_ballots_of_different_zones_stay_apart():
    text = GOOD.replace("voter_id;vote;age", "voter_id;vote;zone").replace("3;a,b;41", "3;a,b;30")
    assert [(one.projects, one.zone, one.voters) for one in read(text).ballots.each()] == [
        ((0, 1), "30", 2),
        ((0,), "", 1),
        ((2,), "18", 1),
    ]


# ---------------------------------------------------------------------- round trip

FIELD = st.text(st.characters(exclude_characters="\r\0", exclude_categories=("Cs",)), max_size=8)
NAME = st.text(st.characters(categories=("L", "N"), include_characters="/._-"), min_size=1, max_size=10)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(FIELD.filter(bool).map("x".__add__), FIELD, max_size=3),
    st.lists(NAME, min_size=1, max_size=4, unique=True),
    st.data(),
    st.sampled_from(["\n", "\r\n"]),
)
def test_write_then_read_then_every_field_is_back_and_both_ways_of_reading_agree(meta, names, data, line_end):
    projects = [[name, "12.50", data.draw(FIELD)] for name in names]
    chosen = data.draw(st.lists(st.lists(st.sampled_from(names), unique=True), max_size=5))
    votes = [[f"v{number}", ",".join(vote), data.draw(FIELD)] for number, vote in enumerate(chosen)]
    meta = {
        **meta,
        "num_projects": str(len(projects)),
        "num_votes": str(len(votes)),
        "budget": "100",
        "vote_type": "approval",
    }
    target = io.StringIO(newline="")
    write_pb(
        target,
        meta,
        ["project_id", "cost", "note"],
        projects,
        ["voter_id", "vote", "remark"],
        votes,
        line_end=line_end,
    )
    raw = target.getvalue().encode()
    with PbReader(io.BytesIO(raw)) as file:
        assert (file.meta, file.head.project_rows, list(file.votes())) == (meta, projects, votes)
    with PbReader(io.BytesIO(raw)) as file:
        copy = io.StringIO(newline="")
        copy_pb(file, copy)
    assert copy.getvalue().encode() == raw

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert list(read(raw).ballots.each()) == list(read_pb(Pipe(raw)).ballots.each())


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn(points=True))
def test_write_an_election_then_reading_gives_the_same_ballots_and_prices(pair):
    election = replace(pair[0], budget=Fraction("1234.567"))
    target = io.StringIO(newline="")
    write_election(target, election, selected=dict.fromkeys(election.ids, "0"))
    again = read(target.getvalue())
    assert (again.budget, again.costs, again.ids) == (election.budget, election.costs, election.ids)
    assert sorted(map(repr, again.ballots.each())) == sorted(map(repr, election.ballots.each()))


def test_write_an_election_then_the_order_of_casting_does_not_show():
    one, other = io.StringIO(), io.StringIO()
    lines = GOOD.splitlines(keepends=True)
    write_election(one, read(GOOD))
    write_election(other, read("".join(lines[:17] + lines[:16:-1])))
    assert one.getvalue() == other.getvalue()
    assert one.getvalue().endswith("VOTES\nvoter_id;vote\n1;a\n2;a,b\n3;a,b\n4;c\n")


def test_read_a_name_that_opens_with_a_quoted_word_then_every_character_is_kept():
    election = read(GOOD.replace("مدرسة", '"Bread" and salt'))
    assert election.projects[0].name == '"Bread" and salt'
