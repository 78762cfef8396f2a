"""Rules as data, ties, reasons and pots: small elections whose outcome one can see."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from mithaq.methods.allocation import (
    PRESETS,
    Ballot,
    BallotKind,
    Comparison,
    Completion,
    Criterion,
    EqualShares,
    Greedy,
    RuleError,
    Score,
    UnresolvedTie,
    Utility,
    WhenFull,
    report,
    tally,
)
from mithaq.methods.allocation.outcome import Code

from .elections import approvals, election


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


def test_shares_when_a_project_is_ranked_at_a_place_without_points_then_it_has_no_support():
    ballots = [Ballot((0, 1))]
    made = election(10, {"a": 6, "b": 4}, ballots, BallotKind.RANKED)
    result = tally(made, EqualShares(points=(Fraction(3),), utility=Utility.POINTS))
    assert (result.winners, result.reasons["b"].code) == (("a",), Code.NO_SUPPORT)


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
