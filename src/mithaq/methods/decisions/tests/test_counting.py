"""Rules by example, and what holds for all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.methods.decisions import Choice, Outcome, Rule, choices_of, count, quorum_of, settled

YES, NO, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
CONSENT, ASIDE, BLOCK = Choice.CONSENT, Choice.STAND_ASIDE, Choice.BLOCK


def outcome(rule, positions, entitled=7, quorum_percent=50):
    return count(rule, positions, entitled=entitled, quorum_percent=quorum_percent).outcome


@pytest.mark.parametrize(
    ("rule", "positions", "expected"),
    [
        (Rule.UNANIMITY, [YES] * 4 + [ABSTAIN], Outcome.ADOPTED),
        (Rule.UNANIMITY, [YES] * 6 + [NO], Outcome.OPPOSED),
        (Rule.UNANIMITY, [ABSTAIN] * 5, Outcome.TOO_FEW),
        (Rule.CONSENSUS, [CONSENT] * 3 + [ASIDE] * 2, Outcome.ADOPTED),
        (Rule.CONSENSUS, [CONSENT] * 6 + [BLOCK], Outcome.BLOCKED),
        (Rule.CONSENSUS, [ASIDE] * 7, Outcome.TOO_FEW),
        (Rule.SIMPLE_MAJORITY, [YES, YES, NO, ABSTAIN], Outcome.ADOPTED),
        (Rule.SIMPLE_MAJORITY, [YES, YES, NO, NO], Outcome.TOO_FEW),
        (Rule.ABSOLUTE_MAJORITY, [YES] * 4, Outcome.ADOPTED),
        (Rule.ABSOLUTE_MAJORITY, [YES] * 3 + [ABSTAIN], Outcome.TOO_FEW),
        (Rule.TWO_THIRDS, [YES] * 4 + [NO] * 2, Outcome.ADOPTED),
        (Rule.TWO_THIRDS, [YES] * 4 + [NO] * 3, Outcome.TOO_FEW),
        (Rule.TWO_THIRDS, [ABSTAIN] * 7, Outcome.TOO_FEW),
        (Rule.SIMPLE_MAJORITY, [YES] * 3, Outcome.NO_QUORUM),
    ],
)
def test_count_when_seven_may_vote_then_as_the_rule_says(rule, positions, expected):
    assert outcome(rule, positions) == expected


def test_quorum_when_a_share_is_no_whole_number_then_rounded_up():
    assert [quorum_of(7, 50), quorum_of(8, 50), quorum_of(3, 100), quorum_of(5, 0), quorum_of(0, 50)] == [
        4,
        4,
        3,
        1,
        1,
    ]


@pytest.mark.parametrize("entitled", [-1, 3])
def test_quorum_when_out_of_range_then_refused(entitled):
    with pytest.raises(ValueError, match="no quorum"):
        quorum_of(entitled, 50 if entitled < 0 else 101)


def test_count_when_a_choice_belongs_to_another_rule_then_refused():
    with pytest.raises(ValueError, match="knows no block"):
        outcome(Rule.UNANIMITY, [BLOCK])


def test_count_when_more_positions_than_members_then_refused():
    with pytest.raises(ValueError, match="3 positions of 2"):
        outcome(Rule.UNANIMITY, [YES] * 3, entitled=2)


def test_settled_when_a_second_round_lifts_the_block_then_adopted():
    first = count(Rule.CONSENSUS, [CONSENT, BLOCK], entitled=2, quorum_percent=50)
    second = count(Rule.CONSENSUS, [CONSENT, ASIDE], entitled=2, quorum_percent=50)
    assert settled([first, second]) == second
    with pytest.raises(ValueError, match="follows one that adopted"):
        settled([second, first])


def test_settled_when_the_last_round_has_no_quorum_then_the_one_before_stands():
    opposed = count(Rule.UNANIMITY, [YES, NO], entitled=2, quorum_percent=100)
    empty = count(Rule.UNANIMITY, [YES], entitled=2, quorum_percent=100)
    assert settled([opposed, empty]) == opposed
    assert settled([empty]) is None
    assert settled([]) is None


@st.composite
def rounds(draw):
    """(rule, positions, entitled, quorum): any round that a body could hold."""
    rule = draw(st.sampled_from(Rule))
    positions = draw(st.lists(st.sampled_from(choices_of(rule)), max_size=30))
    return rule, positions, len(positions) + draw(st.integers(0, 10)), draw(st.integers(0, 100))


@given(rounds())
def test_count_when_any_round_then_every_position_counts_once_and_the_quorum_holds(drawn):
    rule, positions, entitled, percent = drawn
    result = count(rule, positions, entitled=entitled, quorum_percent=percent)
    assert result.cast == len(positions)
    assert set(result.counts) == set(choices_of(rule))
    assert result.has_quorum == (len(positions) * 100 >= entitled * percent and len(positions) > 0)
    assert not (result.is_adopted and not result.has_quorum)


@given(rounds(), st.randoms())
def test_count_when_positions_come_in_another_order_then_the_same(drawn, random):
    rule, positions, entitled, percent = drawn
    shuffled = list(positions)
    random.shuffle(shuffled)
    first = count(rule, positions, entitled=entitled, quorum_percent=percent)
    assert count(rule, shuffled, entitled=entitled, quorum_percent=percent) == first


@given(rounds(), st.data())
def test_count_when_one_member_moves_towards_yes_then_never_lost_by_it(drawn, data):
    rule, positions, entitled, percent = drawn
    order = choices_of(rule)
    before = count(rule, positions, entitled=entitled, quorum_percent=percent)
    if positions:
        place = data.draw(st.integers(0, len(positions) - 1))
        positions[place] = order[0]
    after = count(rule, positions, entitled=entitled, quorum_percent=percent)
    assert after.is_adopted or not before.is_adopted


@given(rounds())
def test_count_when_one_is_firmly_against_then_unanimity_and_consensus_never_adopt(drawn):
    rule, positions, entitled, _percent = drawn
    against = {Rule.UNANIMITY: NO, Rule.CONSENSUS: BLOCK}.get(rule)
    if against is not None:
        result = count(rule, [*positions, against], entitled=entitled + 1, quorum_percent=0)
        assert result.outcome == {NO: Outcome.OPPOSED, BLOCK: Outcome.BLOCKED}[against]


@given(rounds())
def test_count_when_two_thirds_or_absolute_adopt_then_simple_majority_would_too(drawn):
    rule, positions, entitled, percent = drawn
    if rule == Rule.CONSENSUS:
        return
    counted = {
        one: count(one, positions, entitled=entitled, quorum_percent=percent)
        for one in Rule
        if one != Rule.CONSENSUS
    }
    stricter = [counted[one].is_adopted for one in (Rule.UNANIMITY, Rule.TWO_THIRDS, Rule.ABSOLUTE_MAJORITY)]
    assert counted[Rule.SIMPLE_MAJORITY].is_adopted or not any(stricter)
