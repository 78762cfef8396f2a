"""The engine and the naive version agree on every election hypothesis thinks of."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mithaq.methods.allocation import (
    Comparison,
    Completion,
    Criterion,
    EqualShares,
    Greedy,
    Score,
    UnresolvedTie,
    Utility,
    WhenFull,
    read_pb,
    tally,
)
from mithaq.methods.allocation.contest import Contest
from mithaq.methods.allocation.outcome import WON
from mithaq.methods.allocation.shares.completion import Shares
from mithaq.methods.allocation.shares.payments import payments
from mithaq.methods.allocation.shares.sweep import Swept

from . import naive
from .elections import PABULIB, approvals, drawn
from .elections import election as make_election

MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def lot(plain: naive.Plain) -> tuple[str, ...]:
    return tuple(f"p{index}" for index in plain.lot)


def numbers(winners: tuple[str, ...]) -> list[int]:
    return [int(name[1:]) for name in winners]


@MANY
@given(drawn(), st.sampled_from(list(WhenFull)))
def test_greedy_by_votes_then_the_same_winners_in_the_same_order(pair, when_full):
    election, plain = pair
    rule = Greedy(when_full=when_full, overrun_share=Fraction(4, 5), lot=lot(plain))
    expected = naive.greedy(plain, plain.votes, when_full=str(when_full), share=Fraction(4, 5))
    assert set(numbers(tally(election, rule).winners)) == set(expected)


BILLIONS = Fraction(10**13)
SCORES = {
    Score.POINTS: lambda plain, one: plain.points(one),
    Score.POINTS_PER_COST: lambda plain, one: plain.points(one) / plain.costs[one],
    Score.POINTS_TIMES_COST: lambda plain, one: plain.points(one) * plain.costs[one],
}


@MANY
@given(drawn(points=True), st.sampled_from(list(SCORES)))
def test_greedy_by_points_then_the_same_winners(pair, score):
    election, plain = pair
    rule = Greedy(score=score, lot=lot(plain), tie_break=(Criterion.MAX_COST, Criterion.LOT))
    plain.tie_break = ("max_cost", "lot")
    expected = naive.greedy(plain, lambda one: SCORES[score](plain, one))
    assert set(numbers(tally(election, rule).winners)) == set(expected)


@MANY
@given(drawn(), st.data())
def test_greedy_with_rivals_and_minimum_then_the_same_winners(pair, data):
    election, plain = pair
    count = len(plain.costs)
    group = data.draw(st.frozensets(st.integers(0, count - 1), max_size=3))
    minimum = data.draw(st.integers(0, 6))
    plain.rivals = (group,)
    rule = Greedy(
        exclusive=(tuple(f"p{index}" for index in sorted(group)),), minimum=Fraction(minimum), lot=lot(plain)
    )
    among = [index for index in range(count) if plain.votes(index) >= minimum]
    assert set(numbers(tally(election, rule).winners)) == set(naive.greedy(plain, plain.votes, among=among))


@MANY
@given(drawn(), st.sampled_from(list(WhenFull)))
def test_greedy_without_tie_break_when_it_answers_then_no_lot_would_change_it(pair, when_full):
    election, plain = pair
    rule = Greedy(when_full=when_full, overrun_share=Fraction(1, 2), tie_break=())
    try:
        found = set(tally(election, rule).winners)
    except UnresolvedTie:
        return
    drawn_by_lot = replace(rule, tie_break=(Criterion.LOT,), lot=lot(plain))
    assert set(tally(election, drawn_by_lot).winners) == found


@MANY
@given(drawn(), st.sampled_from([Utility.COST, Utility.ONE]))
def test_equal_shares_of_approvals_then_the_same_winners_in_the_same_order(pair, utility):
    election, plain = pair
    rule = EqualShares(utility=utility, lot=lot(plain))
    heads = len(plain.voters)
    worth = plain.costs.__getitem__ if utility is Utility.COST else lambda _one: Fraction(1)
    expected = naive.equal_shares(plain, [plain.budget / heads] * heads, worth)
    assert numbers(tally(election, rule).winners) == expected


@MANY
@given(drawn(points=True), st.sampled_from([Utility.POINTS, Utility.POINTS_TIMES_COST]))
def test_equal_shares_of_points_then_the_same_winners_in_the_same_order(pair, utility):
    election, plain = pair
    rule = EqualShares(score=Score.POINTS, utility=utility, lot=lot(plain))
    # Here a voter who gave no point has not chosen the project.
    heads = len(plain.voters)
    worth = plain.costs.__getitem__ if utility is Utility.POINTS_TIMES_COST else lambda _one: Fraction(1)
    plain.tie_break = ("min_cost", "lot")
    rule = replace(rule, tie_break=(Criterion.MIN_COST, Criterion.LOT))
    expected = naive.equal_shares(plain, [plain.budget / heads] * heads, worth)
    assert numbers(tally(election, rule).winners) == expected


@MANY
@given(drawn(), st.data())
def test_equal_shares_with_rivals_then_the_same_winners(pair, data):
    election, plain = pair
    group = data.draw(st.frozensets(st.integers(0, len(plain.costs) - 1), max_size=4))
    plain.rivals = (group,)
    rule = EqualShares(exclusive=(tuple(f"p{index}" for index in sorted(group)),), lot=lot(plain))
    heads = len(plain.voters)
    expected = naive.equal_shares(plain, [plain.budget / heads] * heads, plain.costs.__getitem__)
    assert numbers(tally(election, rule).winners) == expected


@MANY
@given(drawn(), st.booleans(), st.booleans(), st.booleans())
def test_add1_then_the_same_winners(pair, integral, exhaustive, utilitarian):
    election, plain = pair
    # Few steps, whatever the prices: the naive version is slow.
    increment = max(Fraction(1), plain.budget / len(plain.voters) / 5)
    increment = Fraction(-(-increment.numerator // increment.denominator))
    rule = EqualShares(
        completion=Completion.ADD1U if utilitarian else Completion.ADD1,
        increment=increment,
        integral_start=integral,
        stop_when_exhaustive=exhaustive,
        lot=lot(plain),
    )
    # An expensive project with few supporters may need more steps than anybody waits for.
    dearest = max(
        (plain.costs[one] / plain.votes(one) for one in range(len(plain.costs)) if plain.votes(one)),
        default=0,
    )
    assume(dearest < 60 * increment)
    expected = naive.add1(plain, plain.costs.__getitem__, increment, integral=integral, exhaustive=exhaustive)
    if utilitarian:
        left = plain.budget - sum(plain.costs[one] for one in expected)
        expected = naive.greedy(plain, plain.votes, budget=left, start=expected)
    assert set(numbers(tally(election, rule).winners)) == set(expected)


@MANY
@given(drawn(points=True), st.data(), st.sampled_from(list(Utility)))
def test_many_endowments_side_by_side_then_each_row_is_right_or_given_up(pair, data, utility):
    election, plain = pair
    group = data.draw(st.frozensets(st.integers(0, len(plain.costs) - 1), max_size=3))
    rivals = tuple(f"p{index}" for index in sorted(group))
    rule = EqualShares(score=Score.POINTS, utility=utility, lot=lot(plain), exclusive=(rivals,))
    contest = Contest(election, rule)
    shares = Shares(contest, rule, contest.eligible)
    step = max(plain.budget * election.unit / len(plain.voters) / 3, Fraction(1))
    endowments = [step * number for number in range(1, 8)]
    for endowment, swept in zip(endowments, shares.swept(endowments), strict=True):
        run = shares.run(endowment, stop_above=shares.budget)
        assert swept in (None, Swept(frozenset(run.winners), run.spent))


@pytest.mark.skipif(not PABULIB.is_dir(), reason="the real elections are not there: ../shared/data/pabulib")
def test_many_endowments_side_by_side_in_a_real_city_then_hardly_any_is_given_up():
    rule = EqualShares(tie_break=(Criterion.ID,))
    contest = Contest(read_pb(PABULIB / "Poland_Wieliczka_2023_Green_Budget.pb"), rule)
    shares = Shares(contest, rule, contest.eligible)
    endowments = [Fraction(endowment) for endowment in range(150, 310, 10)]
    swept = shares.swept(endowments)
    runs = [shares.run(endowment, stop_above=shares.budget) for endowment in endowments]
    assert swept.count(None) <= 1
    assert all(
        one in (None, Swept(frozenset(run.winners), run.spent)) for one, run in zip(swept, runs, strict=True)
    )


@MANY
@given(drawn(), st.sampled_from([Comparison.MORE_WINNERS, Comparison.MORE_MONEY, Comparison.INCLUDED]))
def test_comparison_then_the_outcome_more_voters_prefer(pair, comparison):
    election, plain = pair
    rule = EqualShares(completion=Completion.UTILITARIAN, comparison=comparison, lot=lot(plain))
    heads = len(plain.voters)
    shares = naive.equal_shares(plain, [plain.budget / heads] * heads, plain.costs.__getitem__)
    left = plain.budget - sum(plain.costs[one] for one in shares)
    shares = naive.greedy(plain, plain.votes, budget=left, start=shares)
    greedy = naive.greedy(plain, plain.votes)

    def gain(voter, winners):
        mine = [
            plain.costs[one] if comparison is Comparison.MORE_MONEY else 1 for one in winners if one in voter
        ]
        return bool(mine) if comparison is Comparison.INCLUDED else sum(mine)

    prefer_greedy = sum(gain(voter, greedy) > gain(voter, shares) for voter in plain.voters)
    prefer_shares = sum(gain(voter, shares) > gain(voter, greedy) for voter in plain.voters)
    found = tally(election, rule)
    assert (found.compared.prefer_shares, found.compared.prefer_greedy) == (prefer_shares, prefer_greedy)
    assert set(numbers(found.winners)) == set(greedy if prefer_greedy > prefer_shares else shares)


@MANY
@given(drawn(points=True))
def test_payments_then_they_add_up_to_each_cost_and_nobody_pays_more_than_the_endowment(pair):
    election, plain = pair
    rule = EqualShares(score=Score.POINTS, utility=Utility.POINTS, lot=lot(plain))
    result = tally(election, rule)
    voters = election.ballots.voters.tolist()
    spent = [Fraction(0)] * len(voters)
    for project, paid in payments(result.shares):
        assert sum(amount * voters[group] for group, amount in paid) == plain.costs[project] * election.unit
        for group, amount in paid:
            spent[group] += amount
    endowment = plain.budget * election.unit / len(plain.voters)
    assert all(amount <= endowment for amount in spent)


@MANY
@given(
    drawn(),
    st.sampled_from(
        [Greedy(), EqualShares(), EqualShares(completion=Completion.ADD1U, increment=Fraction(10**13))]
    ),
)
def test_reasons_then_every_project_has_one_and_winners_alone_have_won(pair, rule):
    election, plain = pair
    result = tally(election, replace(rule, lot=lot(plain)))
    assert set(result.reasons) == set(election.ids)
    won = {name for name, reason in result.reasons.items() if reason.code in WON}
    assert won == set(result.winners)
    assert (
        sum(project.cost for project in election.projects if project.id in won)
        == result.cost
        <= election.budget
    )


@pytest.mark.parametrize("voters", [10**6, 10**6 + 1])
def test_equal_shares_when_prices_differ_by_less_than_floats_can_tell_then_decided_exactly(voters):
    # a is dearer by one part in 10**15 a head, so b goes first, and a cannot be paid afterwards.
    costs = {"a": Fraction(10**9 * voters + 1, 10**9), "b": Fraction(10**9 * voters, 10**9)}
    made = make_election(Fraction(voters * 3, 2), costs, approvals(("ab", voters)))
    assert tally(made, EqualShares(utility=Utility.ONE, tie_break=(Criterion.MAX_COST,))).winners == ("b",)
