"""No number under five is shown, and nobody works one out: held against an attacker that solves the whole system."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq.methods.suppression import LEAST, publish

from .attacker import spans

COLUMNS = ("women", "men", "not said")
# Mostly small, sometimes empty, sometimes large: where tables leak.
numbers = st.one_of(st.integers(0, 6), st.integers(0, 6), st.integers(0, 40), st.just(0))


@st.composite
def events(draw):
    """People with two properties and a sex: the tables of one event share columns and total."""
    ages, zones = range(draw(st.integers(1, 3))), range(draw(st.integers(1, 3)))
    columns = COLUMNS[: draw(st.integers(1, 3))]
    people = {place: draw(numbers) for place in itertools.product(ages, zones, columns)}
    return {
        "age": _table(people, 0, ages, columns),
        "zone": _table(people, 1, zones, columns),
    }


def _table(people, axis, rows, columns):
    return {
        f"{axis}-{row}": {
            column: sum(n for place, n in people.items() if place[axis] == row and place[2] == column)
            for column in columns
        }
        for row in rows
    }


def truth(tables, key):
    table, row, column = key
    if not table:
        return sum(line.get(column, 0) for line in next(iter(tables.values())).values())
    line = tables[table][row]
    return sum(line.values()) if column is None else line.get(column, 0)


def shown(published):
    yield published.total
    yield from published.columns.values()
    for lines in published.tables.values():
        for line in lines.values():
            yield line.total
            yield from line.cells.values()


@settings(max_examples=150, deadline=None)
@given(events())
def test_publish_when_anybody_subtracts_then_every_hidden_number_may_be_all_the_rule_says(tables):
    published = publish(tables)
    if published.total is None:
        assert not published.columns
        assert not published.tables
        return
    for key, (least, most) in spans(published).items():
        number = truth(tables, key)
        # The attacker must be right, or it proves nothing.
        assert least <= number
        assert most is None or number <= most
        if number < LEAST:
            assert least <= 1, key
            assert most is None or most >= LEAST - 1, key
        else:
            assert most is None or most - least >= LEAST - 2, key


@settings(max_examples=300, deadline=None)
@given(events())
def test_publish_when_shown_then_true_and_never_under_five(tables):
    published = publish(tables)
    assert [one for one in shown(published) if one is not None and one < LEAST] == []
    for table, lines in published.tables.items():
        for row, line in lines.items():
            if line.total is not None:
                assert line.total == truth(tables, (table, row, None))
            for column, number in line.cells.items():
                assert number is None or number == truth(tables, (table, row, column))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.integers(0, 5), st.integers(0, 9), min_size=1, max_size=6))
def test_list_when_hidden_then_every_whole_number_of_the_span_is_possible(numbers):
    """By trying all whole numbers, not only fractions."""
    published = publish({"list": {row: {"all": number} for row, number in numbers.items()}})
    lines = published.tables.get("list", {})
    hidden = [row for row, line in lines.items() if line.total is None]
    if not hidden:
        return
    left = published.total - sum(line.total for line in lines.values() if line.total is not None)
    possible = (
        [way for way in itertools.product(range(1, left + 1), repeat=len(hidden)) if sum(way) == left]
        if len(hidden) < 5
        else []
    )
    for place, row in enumerate(hidden):
        values = {way[place] for way in possible}
        if possible and numbers[row] < LEAST:
            assert {1, 2, 3, 4} <= values


def test_table_when_every_number_is_large_then_nothing_is_hidden():
    table = {"a": {"women": 11, "men": 92}, "b": {"women": 5, "men": 257}}
    published = publish({"category": table})
    assert published.total == 365
    assert published.columns == {"women": 16, "men": 349}
    assert {row: dict(line.cells) for row, line in published.tables["category"].items()} == table


def test_table_when_one_cell_is_small_then_a_second_goes_in_its_row_and_its_column():
    published = publish(
        {"age": {"young": {"w": 3, "m": 20}, "old": {"w": 30, "m": 40}, "none": {"w": 50, "m": 60}}}
    )
    lines = published.tables["age"]
    assert lines["young"].cells == {"w": None, "m": None}
    assert lines["none"].cells == {"w": 50, "m": 60}
    assert lines["old"].cells == {"w": None, "m": None}
    assert (lines["young"].total, lines["old"].total) == (23, 70)


def test_event_when_fewer_than_five_came_then_nothing_at_all():
    published = publish({"age": {"young": {"w": 4}}})
    assert (published.total, published.columns, published.tables) == (None, {}, {})


def test_list_when_all_are_single_people_then_the_table_is_left_out():
    published = publish({"zone": {n: {"all": 1} for n in range(5)}})
    assert published.total == 5
    assert published.tables == {}


def test_two_tables_when_one_hides_a_shared_total_then_the_other_does_not_give_it_back():
    published = publish(
        {
            "age": {"young": {"w": 40, "m": 2}, "old": {"w": 60, "m": 1}},
            "zone": {"here": {"w": 70, "m": 0}, "there": {"w": 30, "m": 3}},
        }
    )
    # Three men would be total − women: the women are hidden too, in both tables.
    assert published.columns == {"w": None, "m": None}
    assert {line.cells["m"] for lines in published.tables.values() for line in lines.values()} == {None}


def test_tables_when_they_count_different_people_then_refused():
    with pytest.raises(ValueError, match="same people"):
        publish({"age": {"young": {"w": 40}}, "zone": {"here": {"w": 41}}})


def test_number_when_negative_then_refused():
    with pytest.raises(ValueError, match="negative"):
        publish({"age": {"young": {"w": -1}}})
