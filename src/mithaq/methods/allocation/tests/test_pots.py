"""Pots: each zone its own, one for the city, one together; and what every result must hold to."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mithaq.methods.allocation import (
    PRESETS,
    Ballot,
    Comparison,
    EqualShares,
    Greedy,
    PotKind,
    Pots,
    Rule,
    RuleError,
    WhenFull,
    named,
    report,
    share_out,
    tally,
)
from mithaq.methods.allocation.outcome import Code

from .elections import META, drawn, election

# ---------------------------------------------------------------------- pots

ZONES = {"a": "north", "b": "north", "c": "south", "d": "south"}


def zoned(budget=30):
    ballots = [Ballot((0, 1), zone="north", voters=9), Ballot((2, 3), zone="south", voters=3)]
    return election(budget, {"a": 10, "b": 11, "c": 9, "d": 12}, ballots, zones=ZONES)


@pytest.mark.row("B02")
def test_pots_per_zone_then_each_zone_decides_over_its_own_envelope():
    pots = Pots(PotKind.PER_ZONE, envelopes=(("north", Fraction(11)), ("south", Fraction(19))))
    result = tally(zoned(), Greedy(pots=pots))
    assert result.winners == ("a", "c")
    assert {zone: (one.budget, one.cost) for zone, one in result.zones.items()} == {
        "north": (11, 10),
        "south": (19, 9),
    }
    assert tally(zoned(), EqualShares(pots=pots)).winners == ("a", "c")


def test_pots_by_population_then_all_money_is_shared_out_and_part_kept_for_the_city():
    pots = Pots(PotKind.PER_ZONE, populations=(("north", 2), ("south", 1)), city_share=Fraction(1, 10))
    result = tally(zoned(31), Greedy(pots=pots))
    assert {zone: one.budget for zone, one in result.zones.items()} == {"": 3, "north": 19, "south": 9}


def test_joint_pot_under_equal_shares_then_zones_weigh_by_population_not_by_turnout():
    # North has three quarters of the voters and a quarter of the people.
    pots = Pots(PotKind.JOINT, populations=(("north", 1), ("south", 3)))
    result = tally(zoned(28), EqualShares(pots=pots))
    assert result.winners == ("c", "d")
    assert tally(zoned(28), EqualShares()).winners == ("a", "b")


def test_joint_pot_under_greedy_then_what_zones_leave_is_decided_over_together():
    pots = Pots(PotKind.JOINT, populations=(("north", 1), ("south", 2)))
    result = tally(zoned(33), Greedy(pots=pots))
    assert [(step.phase, step.project) for step in result.steps if step.project in result.winners] == [
        ("zone", "a"),
        ("zone", "c"),
        ("zone", "d"),
    ]


def test_joint_pot_under_greedy_then_projects_of_the_whole_town_have_what_zones_leave():
    ballots = [Ballot((0, 1, 2, 3), zone="north", voters=2), Ballot((3,), zone="north")]
    costs = {"a": 10, "b": 11, "c": 9, "d": 12}
    made = election(33, costs, ballots, zones={"a": "north", "b": "north", "c": "south"})
    pots = Pots(PotKind.JOINT, populations=(("north", 1), ("south", 2)))
    result = tally(made, Greedy(pots=pots))
    assert [(step.phase, step.project) for step in result.steps if step.project in result.winners] == [
        ("zone", "a"),
        ("zone", "c"),
        ("greedy", "d"),
    ]


def test_joint_pot_when_it_may_be_overrun_then_refused():
    pots = Pots(PotKind.JOINT, populations=(("north", 1), ("south", 2)))
    with pytest.raises(RuleError, match="A joint pot cannot be overrun"):
        tally(zoned(), Greedy(pots=pots, when_full=WhenFull.OVERRUN))


def test_election_without_ballots_then_nothing_wins_and_each_project_says_why():
    for rule in (*PRESETS.values(), EqualShares(comparison=Comparison.INCLUDED)):
        result = tally(election(30, {"a": 10, "b": 11}, []), rule)
        assert result.winners == ()
        assert [reason.code for reason in result.reasons.values()] == [Code.NO_SUPPORT] * 2


@pytest.mark.parametrize(
    ("pots", "problem"),
    [
        (
            Pots(PotKind.PER_ZONE, envelopes=(("north", Fraction(1)),)),
            "There is no envelope for the zone “south”.",
        ),
        (
            Pots(PotKind.PER_ZONE, envelopes=(("north", Fraction(31)), ("south", Fraction(1)))),
            "The envelopes together",
        ),
        (Pots(PotKind.JOINT, populations=(("north", 1),)), "Voters of zone “south” have no share"),
        (
            Pots(PotKind.PER_ZONE, envelopes=(("", Fraction(1)),), project_zone="area"),
            "The projects have no column “area”.",
        ),
    ],
)
def test_pots_that_do_not_go_with_the_election_then_refused(pots, problem):
    with pytest.raises(RuleError) as refused:
        tally(zoned(), EqualShares(pots=pots))
    assert str(refused.value).startswith(problem)


@given(
    st.fractions(0, 10**7, max_denominator=1000),
    st.dictionaries(st.text(max_size=3), st.integers(1, 10**5), min_size=1, max_size=6),
    st.sampled_from([Fraction(1), Fraction(1, 1000), Fraction(500)]),
)
def test_share_out_then_nothing_is_lost_and_nobody_is_off_by_more_than_a_unit(total, people, unit):
    found = share_out(total, people, unit)
    assert sum(found.values()) == total
    everybody = sum(people.values())
    assert all(abs(found[zone] - total * count / everybody) < 2 * unit for zone, count in people.items())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    drawn(), st.sampled_from([name for name in PRESETS if "/add1" not in name and name != "greedy-threshold"])
)
def test_result_as_json_then_it_can_be_written_and_holds_no_floating_point(pair, name):
    made, plain = pair
    rule: Rule = replace(named(name, META), lot=tuple(f"p{index}" for index in plain.lot))
    text = json.dumps(report(made, tally(made, rule), trace=True))
    json.loads(text, parse_float=lambda word: pytest.fail(f"a float: {word}"))
