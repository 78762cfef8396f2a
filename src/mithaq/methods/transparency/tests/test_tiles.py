"""Tiles: addresses as the specification writes them, growth in any steps, entries in bundles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq.methods.transparency import MalformedNote, TransparencyError, tree_head
from mithaq.methods.transparency.merkle import of_leaves
from mithaq.methods.transparency.tests.test_merkle import made, plain_head
from mithaq.methods.transparency.tiles import (
    TileName,
    bundle,
    bundles_for,
    grow,
    names_for,
    node_in,
    number_path,
    parse_path,
    unbundle,
    width_of,
)


@pytest.mark.parametrize(
    ("index", "path"),
    [(0, "000"), (67, "067"), (999, "999"), (1000, "x001/000"), (1234067, "x001/x234/067")],
)
def test_number_when_written_then_in_groups_of_three(index, path):
    assert number_path(index) == path
    assert parse_path(f"tile/0/{path}") == TileName(0, index)


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/0",
        "tile/0/x000/000",
        "tile/0/1000",
        "tile/6/000",
        "tile/-1/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/05",
        "tile/0/٠٠٠",
        "tile/0/../000",
        "tile/entries/000/",
        "checkpoint",
    ],
)
def test_path_when_not_of_a_tile_then_refused(path):
    with pytest.raises(MalformedNote):
        parse_path(path)


def test_names_when_the_log_has_70000_leaves_then_as_the_specification_counts_them():
    names = names_for(70000)
    assert [(one.level, one.index, one.width) for one in names if one.index in (0, 1, 273)] == [
        (0, 0, 256),
        (0, 1, 256),
        (0, 273, 112),
        (1, 0, 256),
        (1, 1, 17),
        (2, 0, 1),
    ]
    assert names[-1].path == "tile/2/000.p/1"
    assert bundles_for(257)[-1].path == "tile/entries/001.p/1"
    assert all(width_of(one.level, one.index, 70000) == one.width for one in names)
    assert width_of(0, 274, 70000) == 0
    assert names_for(0) == []


@given(steps=st.lists(st.integers(0, 300), max_size=6))
@settings(max_examples=30, deadline=None)
def test_grow_when_in_any_steps_then_the_same_tiles_and_head(steps):
    leaves = made(sum(steps))
    tiles: dict[tuple[int, int], bytes] = {}
    size = 0
    for step in steps:
        before = dict(tiles)
        changed = grow(lambda *place: tiles[place], size, leaves[size : size + step])
        for place, tile in changed.items():
            assert tile.startswith(before.get(place, b""))
        tiles.update(changed)
        size += step
    assert tiles == grow(lambda level, index: b"", 0, leaves)
    assert {(one.level, one.index): one.width * 32 for one in names_for(size)} == {
        place: len(tile) for place, tile in tiles.items()
    }
    assert tree_head(node_in(lambda level, index: tiles[level, index]), size) == plain_head(leaves)


def test_node_when_the_tile_is_cut_then_refused():
    node = node_in(lambda level, index: b"x" * 64)
    with pytest.raises(TransparencyError):
        node(2, 0)
    assert node(0, 1) == b"x" * 32


@given(st.lists(st.binary(max_size=400)))
def test_bundle_when_read_back_then_the_same_entries(entries):
    data = bundle(entries)
    assert unbundle(data) == entries
    if data:
        with pytest.raises(MalformedNote):
            unbundle(data + b"\x01")


def test_bundle_when_an_entry_is_too_long_then_refused():
    assert unbundle(bundle([b"x" * 65535])) == [b"x" * 65535]
    with pytest.raises(TransparencyError):
        bundle([b"x" * 65536])


def test_head_when_of_no_leaf_then_the_empty_one():
    assert tree_head(of_leaves([]), 0) == plain_head([])
