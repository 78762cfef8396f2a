"""Rules as data: what is hashed, read again, refused, and followed from a file's own head."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mithaq.methods.allocation import (
    META_KEY,
    PRESETS,
    Comparison,
    Completion,
    Criterion,
    EqualShares,
    Greedy,
    PotKind,
    Pots,
    RuleError,
    Score,
    Utility,
    WhenFull,
    as_data,
    canonical,
    followed,
    from_data,
    from_json,
)

# ---------------------------------------------------------------------- as data
from .elections import META

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
