"""Rules as data, ties, reasons and pots: small elections whose outcome one can see."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mithaq.methods.allocation import (
    META_KEY,
    PRESETS,
    Ballot,
    BallotKind,
    Comparison,
    Completion,
    Criterion,
    EqualShares,
    Greedy,
    PotKind,
    Pots,
    Rule,
    RuleError,
    Score,
    UnresolvedTie,
    Utility,
    WhenFull,
    as_data,
    canonical,
    followed,
    from_data,
    from_json,
    named,
    report,
    share_out,
    tally,
)
from mithaq.methods.allocation.outcome import Code

from .elections import approvals, drawn, election

# ---------------------------------------------------------------------- as data

NUMBERS = st.fractions(0, 10**6, max_denominator=999)
WORDS = st.lists(st.text(max_size=4), unique=True, max_size=3).map(tuple)
COMMON = {
    "score": st.sampled_from(list(Score)),
    "minimum": NUMBERS,
    "exclusive": st.lists(WORDS, unique=True, max_size=2).map(tuple),
    "points": st.lists(NUMBERS, max_size=3).map(tuple),
    "tie_break": st.lists(st.sampled_from(list(Criterion)), unique=True).map(tuple),
    "lot": WORDS,
    "pots": st.sampled_from(
        [
            Pots(),
            Pots(PotKind.PER_ZONE, envelopes=(("", Fraction(5)), ("حي النور", Fraction("0.125")))),
            Pots(PotKind.JOINT, populations=(("a", 3), ("b", 4)), voter_zone="district"),
        ]
    ),
}
RULES = st.one_of(
    st.builds(
        Greedy,
        **COMMON,
        when_full=st.sampled_from(list(WhenFull)),
        overrun_share=st.fractions(0, 1, max_denominator=99),
    ),
    st.builds(
        EqualShares,
        **COMMON,
        utility=st.sampled_from(list(Utility)),
        completion=st.sampled_from(list(Completion)),
        increment=NUMBERS.filter(bool),
        stop_when_exhaustive=st.booleans(),
        integral_start=st.booleans(),
        comparison=st.sampled_from(list(Comparison)),
    ),
)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(RULES)
def test_rule_as_data_then_reading_it_gives_the_same_rule(rule):
    assert from_data(as_data(rule)) == rule
    assert from_json(canonical(rule)) == rule
    assert canonical(from_json(json.dumps(as_data(rule), indent=3))) == canonical(rule)


def test_canonical_rule_then_the_very_bytes_that_are_hashed():
    assert canonical(Greedy(minimum=Fraction(1, 2))) == (
        b'{"exclusive":[],"lot":[],"minimum":"0.5","overrun_share":"1","points":[],"pots":{"city_share":"0",'
        b'"envelopes":{},"kind":"one","populations":{},"project_zone":"zone","rounding":"1","voter_zone":"zone"},'
        b'"rule":"greedy","score":"votes","tie_break":["min_cost","max_votes","lot"],"version":1,"when_full":"skip"}'
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "The parameters are not JSON: "),
        ("[]", "The parameters must be a JSON object."),
        ('{"rule": "best", "version": 1}', "“rule” must be one of greedy, equal-shares."),
        ('{"rule": "greedy"}', "“version” must be 1; this program knows no other."),
        ('{"rule": "greedy", "version": 2}', "“version” must be 1; this program knows no other."),
        ('{"rule": "greedy", "version": 1, "color": 1}', "There is no parameter “color”."),
        ('{"rule": "greedy", "version": 1, "utility": "cost"}', "There is no parameter “utility”."),
        ('{"rule": "greedy", "version": 1, "version": 1}', "The parameters say “version” twice."),
        ('{"rule": "greedy", "version": 1, "score": "likes"}', "“score” must be one of votes, "),
        ('{"rule": "greedy", "version": 1, "minimum": -1}', "“minimum” must be a number of zero or more"),
        ('{"rule": "greedy", "version": 1, "minimum": true}', "“minimum” must be a number of zero or more"),
        ('{"rule": "greedy", "version": 1, "minimum": 1e3}', "“minimum” must be a number of zero or more"),
        ('{"rule": "greedy", "version": 1, "overrun_share": "5/4"}', "“overrun_share” is a share"),
        ('{"rule": "greedy", "version": 1, "lot": ["a", "a"]}', "“lot” names something twice."),
        ('{"rule": "equal-shares", "version": 1, "increment": 0}', "“increment” must be above zero."),
        (
            '{"rule": "equal-shares", "version": 1, "integral_start": 1}',
            "“integral_start” must be true or false.",
        ),
        ('{"rule": "greedy", "version": 1, "pots": {"kind": "joint"}}', "A joint pot needs populations"),
        ('{"rule": "greedy", "version": 1, "pots": {"kind": "per_zone"}}', "Pots per zone need either"),
    ],
)
def test_rule_from_wrong_data_then_one_sentence_says_what_is_wrong(text, problem):
    with pytest.raises(RuleError) as refused:
        from_json(text)
    assert str(refused.value).startswith(problem)


def test_rule_from_json_when_numbers_have_fractions_then_they_are_exact():
    rule = from_json('{"rule": "greedy", "version": 1, "when_full": "overrun", "overrun_share": 0.8}')
    assert rule == Greedy(when_full=WhenFull.OVERRUN, overrun_share=Fraction(4, 5))


META = {"vote_type": "approval", "num_projects": "3"}


def test_followed_meta_then_the_rule_that_the_city_named():
    assert followed({**META, "rule": "equalshares/add1"}) == PRESETS["equal-shares/add1"]
    with_threshold = {**META, "rule": "greedy-no-skip", "min_project_score_threshold": "50"}
    assert followed(with_threshold) == Greedy(when_full=WhenFull.STOP, minimum=Fraction(50))
    ranked = {"vote_type": "ordinal", "max_length": "3", "num_projects": "9", "rule": "greedy"}
    assert followed(ranked) == Greedy(score=Score.POINTS, points=(Fraction(3), Fraction(2), Fraction(1)))
    own = Greedy(minimum=Fraction(7), lot=("b", "a"))
    assert followed({**META, "rule": "unknown", META_KEY: canonical(own).decode()}) == own


@pytest.mark.parametrize(
    ("meta", "problem"),
    [
        ({}, "META names no rule. Hint: --rule NAME or --params FILE.json."),
        ({"rule": "unknown"}, "META names the rule “unknown”, which says not how to count. Hint:"),
        (
            {"rule": "greedy-custom"},
            "META names the rule “greedy-custom”, which says not how to count. Hint:",
        ),
        ({"rule": "greedy-threshold"}, "META names no min_project_score_threshold. Hint:"),
    ],
)
def test_followed_meta_when_it_does_not_say_how_to_count_then_refused(meta, problem):
    with pytest.raises(RuleError) as refused:
        followed({**META, **meta})
    assert str(refused.value).startswith(problem)


# ---------------------------------------------------------------------- ties


def test_greedy_when_a_tie_decides_and_the_rule_does_not_then_an_error_names_the_tied():
    made = election(10, {"a": 6, "b": 6, "c": 1}, approvals(("ab", 2), ("c", 1)))
    with pytest.raises(UnresolvedTie) as open_tie:
        tally(made, Greedy())
    assert open_tie.value.projects == ("a", "b")
    result = tally(made, Greedy(lot=("b", "a", "c")))
    assert result.winners == ("b", "c")
    assert [(tie.projects, tie.order, tie.by) for tie in result.ties] == [(("a", "b"), ("b", "a"), ("lot",))]


def test_greedy_when_all_tied_fit_then_the_tie_is_noted_as_of_no_consequence():
    made = election(20, {"a": 6, "b": 6}, approvals(("ab", 2)))
    result = tally(made, Greedy(tie_break=()))
    assert set(result.winners) == {"a", "b"}
    assert [(tie.projects, tie.by) for tie in result.ties] == [(("a", "b"), ())]


def test_equal_shares_when_two_cost_their_supporters_the_same_then_an_error_names_them():
    made = election(12, {"a": 6, "b": 6, "c": 3}, approvals(("ab", 2), ("c", 2)))
    with pytest.raises(UnresolvedTie) as open_tie:
        tally(made, EqualShares())
    assert open_tie.value.projects == ("a", "b")
    assert tally(made, EqualShares(tie_break=(Criterion.ID,))).winners == ("a", "c")


# ---------------------------------------------------------------------- reasons


def test_greedy_then_each_project_says_why():
    made = election(
        10, {"a": 6, "b": 5, "c": 4, "d": 1, "e": 1}, approvals(("a", 9), ("b", 8), ("c", 7), ("d", 2))
    )
    result = tally(made, Greedy(minimum=Fraction(3)))
    assert {name: (str(reason.code), dict(reason.data)) for name, reason in result.reasons.items()} == {
        "a": ("funded", {"score": "9", "cost": "6", "left": "10"}),
        "b": ("does_not_fit", {"cost": "5", "left": "4", "missing": "1"}),
        "c": ("funded", {"score": "7", "cost": "4", "left": "4"}),
        "d": ("below_minimum", {"score": "2", "minimum": "3"}),
        "e": ("no_support", {}),
    }


def test_greedy_no_skip_then_what_comes_after_says_where_it_stopped():
    made = election(10, {"a": 6, "b": 5, "c": 4}, approvals(("a", 9), ("b", 8), ("c", 7)))
    reasons = tally(made, Greedy(when_full=WhenFull.STOP)).reasons
    assert reasons["c"].code is Code.AFTER_STOP
    assert reasons["c"].data == {"stopped_at": "b"}


@pytest.mark.parametrize(("cost", "won"), [("5", True), ("5.001", False)])
def test_overrun_when_four_fifths_are_left_then_the_reserve_pays_the_rest(cost, won):
    made = election(10, {"a": 6, "b": cost, "c": 1}, approvals(("a", 9), ("b", 8), ("c", 7)))
    result = tally(made, PRESETS["greedy-80-percent"])
    assert result.winners == (("a", "b") if won else ("a",))
    assert result.reasons["c"].code is Code.AFTER_STOP
    if won:
        assert result.reasons["b"].data == {"cost": "5", "left": "4", "from_reserve": "1", "share": "0.8"}


def test_exclusive_group_then_the_loser_names_its_rival():
    made = election(10, {"a": 2, "b": 2, "c": 2}, approvals(("a", 9), ("b", 8), ("c", 7)))
    for rule in (Greedy(exclusive=(("a", "b"),)), EqualShares(exclusive=(("a", "b"),))):
        reasons = tally(made, rule).reasons
        assert (reasons["b"].code, reasons["b"].data) == (Code.EXCLUDED_BY_RIVAL, {"rival": "a"})


def test_equal_shares_then_who_pays_what_and_why_the_loser_could_not_be_paid():
    # Six voters with 5 each. a: five voters pay 2 each. b: four of them have 3 left, the sixth has 5.
    made = election(30, {"a": 10, "b": 18}, approvals(("ab", 4), ("a", 1), ("b", 1)))
    result = tally(made, EqualShares())
    data = report(made, result, trace=True)
    assert result.winners == ("a",)
    assert data["trace"]["steps"] == [
        {
            "phase": "shares",
            "project": "a",
            "code": "paid_by_supporters",
            "round": 1,
            "cost": "10",
            "supporters": 5,
            "full_payers": 5,
            "full_payment": "2",
            "part_payers": 0,
            "price": "0.2",
            "tied": ["a", "b"],
            "payments": [{"amount": "2", "voters": 5}],
        }
    ]
    assert data["reasons"]["b"] == {
        "code": "supporters_lack_money",
        "cost": "18",
        "held": "17",
        "missing": "1",
        "supporters": 5,
        "round": 2,
        "spent_on": [{"project": "a", "voters": 4}],
    }
    assert data["ties"] == [
        {"projects": ["a", "b"], "order": ["a"], "decided_by": ["min_cost"], "changes_outcome": True}
    ]


def test_equal_shares_when_some_hold_less_than_their_part_then_they_give_all():
    made = election(30, {"a": 10, "b": 17}, approvals(("ab", 4), ("a", 1), ("b", 1)))
    steps = report(made, tally(made, EqualShares()), trace=True)["trace"]["steps"]
    assert steps[1]["payments"] == [{"amount": "5", "voters": 1}, {"amount": "3", "voters": 4}]
    assert (steps[1]["full_payers"], steps[1]["part_payers"]) == (1, 4)


def test_add1_then_every_endowment_tried_is_in_the_trace():
    made = election(10, {"a": 6, "b": 4}, approvals(("a", 3), ("b", 1)))
    result = tally(made, EqualShares(completion=Completion.ADD1))
    data = report(made, result, trace=True)["trace"]["endowments"]
    assert data == [
        {"endowment": "2", "cost": "6", "winners": 1, "fits": True},
        {"endowment": "3", "cost": "6", "winners": 1, "fits": True},
        {"endowment": "4", "cost": "10", "winners": 2, "fits": True},
    ]


def test_comparison_when_more_prefer_greedy_then_what_it_displaced_says_so():
    made = election(10, {"a": 10, "b": 5}, approvals(("a", 5), ("b", 4), ("", 1)))
    rule = EqualShares(comparison=Comparison.MORE_MONEY, increment=Fraction(1))
    # Five voters hold 5 and cannot pay a; four hold 4 and cannot pay b: nothing against a.
    result = tally(made, rule)
    assert (result.winners, result.compared.kept) == (("a",), "greedy")
    displaced = election(10, {"a": 10, "b": 4}, approvals(("a", 5), ("b", 4), ("", 1)))
    assert tally(displaced, rule).reasons["b"].code is Code.COMPARISON_LOST


# ---------------------------------------------------------------------- ballots


def test_ranked_ballots_when_the_city_names_points_then_places_are_worth_them():
    ballots = [Ballot((0, 1, 2), voters=2), Ballot((1, 0), voters=1), Ballot((2, 1), voters=2)]
    made = election(4, {"a": 4, "b": 4, "c": 4}, ballots, BallotKind.RANKED)
    rule = Greedy(score=Score.POINTS, points=(Fraction(3), Fraction(2), Fraction(1)))
    scores = {
        name: reason.data.get("score")
        for name, reason in tally(made, replace(rule, minimum=99)).reasons.items()
    }
    assert scores == {"a": "8", "b": "11", "c": "8"}
    assert tally(made, rule).winners == ("b",)
    with pytest.raises(RuleError, match="Ranked ballots need"):
        tally(made, Greedy(score=Score.POINTS))


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
