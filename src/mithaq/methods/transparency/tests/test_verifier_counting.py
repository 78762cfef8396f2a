"""The verifier counts as the engine does, with no line in common: every rule, every pot, every kind of ballot."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mithaq.methods.allocation import (
    AllocationError,
    UnresolvedTie,
    as_data,
    followed,
    from_data,
    read_pb,
    tally,
)
from mithaq.methods.allocation.tests.elections import PABULIB
from mithaq.methods.transparency.verifier.counting import SILENT, winners_of
from mithaq.methods.transparency.verifier.election import read_election
from mithaq.methods.transparency.verifier.log import Bad

MANY = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
ZONES = ("north", "south")
# Prices that make ties, near-ties and long fractions.
PRICES = st.one_of(st.integers(1, 9).map(str), st.sampled_from(["0.5", "2.125", "99.999"]))


@st.composite
def files(draw) -> bytes:
    """A small .pb file."""
    count = draw(st.integers(1, 5))
    kind = draw(st.sampled_from(["approval", "choose-1", "ordinal", "cumulative"]))
    prices = draw(st.lists(PRICES, min_size=count, max_size=count))
    part = draw(st.fractions(Fraction(1, 9), 1, max_denominator=9))
    budget = max(1, int(sum(Fraction(price) for price in prices) * part))
    projects = [f"p{at};{price};{draw(st.sampled_from(ZONES))}" for at, price in enumerate(prices)]
    votes = []
    for voter in range(draw(st.integers(1, 9))):
        most = 1 if kind == "choose-1" else count
        least = 1 if kind == "choose-1" else 0
        chosen = draw(st.lists(st.integers(0, count - 1), unique=True, min_size=least, max_size=most))
        row = [str(voter), ",".join(f"p{at}" for at in chosen), draw(st.sampled_from(ZONES))]
        if kind == "cumulative":
            row.append(",".join(str(draw(st.integers(0, 4))) for _ in chosen))
        votes.append(";".join(row))
    columns = "voter_id;vote;zone" + (";points" if kind == "cumulative" else "")
    lines = [
        "META",
        "key;value",
        f"num_projects;{count}",
        f"num_votes;{len(votes)}",
        f"budget;{budget}",
        f"vote_type;{kind}",
        "PROJECTS",
        "project_id;cost;zone",
        *projects,
        "VOTES",
        columns,
        *votes,
    ]
    return ("\n".join(lines) + "\n").encode()


@st.composite
def rules(draw) -> dict:
    """Any rule; the lot decides what is left open, unless it is left out."""
    name = draw(st.sampled_from(["greedy", "equal-shares"]))
    lot = draw(st.permutations([f"p{at}" for at in range(5)]))
    rule = {
        "rule": name,
        "version": 1,
        "score": draw(
            st.sampled_from(
                [
                    "votes",
                    "points",
                    "votes_per_cost",
                    "points_per_cost",
                    "votes_times_cost",
                    "points_times_cost",
                ]
            )
        ),
        "minimum": str(draw(st.integers(0, 2))),
        "exclusive": draw(st.sampled_from([[], [["p0", "p1"]]])),
        "points": ["3", "2", "1/2"],
        "tie_break": draw(
            st.sampled_from([["min_cost", "max_votes", "lot"], ["max_points"], ["max_cost", "id"]])
        ),
        "lot": list(lot),
        "pots": draw(
            st.sampled_from(
                [
                    {},
                    {"kind": "per_zone", "populations": {"north": 3, "south": 2}},
                    {"kind": "joint", "populations": {"north": 3, "south": 1}},
                ]
            )
        ),
    }
    if name == "greedy":
        rule["when_full"] = draw(st.sampled_from(["skip", "stop", "overrun"]))
        rule["overrun_share"] = "4/5"
    else:
        rule["utility"] = draw(st.sampled_from(["cost", "one", "points", "points_times_cost"]))
        rule["completion"] = draw(st.sampled_from(["none", "utilitarian", "add1", "add1u"]))
        rule["stop_when_exhaustive"] = draw(st.booleans())
        rule["integral_start"] = draw(st.booleans())
        rule["increment"] = draw(st.sampled_from(["1", "1/3"]))
        rule["comparison"] = draw(st.sampled_from(["none", "more_winners", "more_money", "included"]))
    return rule


def clipped(rule: dict, count: int) -> dict:
    """The rule for an election with so many projects."""
    names = {f"p{at}" for at in range(count)}
    groups = [group for group in rule["exclusive"] if set(group) <= names]
    return {**rule, "lot": [name for name in rule["lot"] if name in names], "exclusive": groups}


@pytest.mark.row("B07")
@MANY
@given(files(), rules())
def test_winners_when_counted_by_both_then_the_same(file, rule):
    election = read_pb(io.BytesIO(file))
    said = clipped(rule, len(election.ids))
    try:
        expected = set(tally(election, from_data(said)).winners)
    except UnresolvedTie:
        with pytest.raises(Bad):
            winners_of(read_election(file), said)
        return
    except AllocationError:
        return  # a rule that does not go with the election never gets as far as a result
    assert set(winners_of(read_election(file), said)) == expected
    assert set(winners_of(read_election(file), as_data(from_data(said)))) == expected


def test_rule_when_silent_then_means_what_the_engine_means():
    for name in ("greedy", "equal-shares"):
        whole = as_data(from_data({"rule": name, "version": 1}))
        assert {key: value for key, value in SILENT.items() if key in whole} == {
            key: value for key, value in whole.items() if key not in ("rule", "version", "pots")
        }


REAL = [
    "Netherlands_Assen_2024.pb",
    "Poland_Poznan_2025_7-_Morasko-Radojewo_Naramowice_Umultowo__small.pb",
    "Poland_Krakow_2018_Bronowice.pb",
    "Poland_Katowice_2021_Podlesie.pb",
]


@pytest.mark.row("B07")
@pytest.mark.skipif(not PABULIB.is_dir(), reason="the real elections are not there: ../shared/data/pabulib")
@pytest.mark.parametrize("name", REAL)
def test_winners_when_of_a_real_city_then_those_of_the_engine(name):
    data = (PABULIB / name).read_bytes()
    election = read_pb(io.BytesIO(data))
    rule = followed(election.meta)
    assert set(winners_of(read_election(data), as_data(rule))) == set(tally(election, rule).winners)
