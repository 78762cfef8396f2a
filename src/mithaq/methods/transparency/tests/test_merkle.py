"""The tree of RFC 6962, against the vectors published with Certificate Transparency and against a plain tree."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.methods.transparency import (
    EMPTY_ROOT,
    TransparencyError,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    tree_head,
    verify_consistency,
    verify_inclusion,
)
from mithaq.methods.transparency.merkle import of_leaves

# Reference tree of Certificate Transparency (merkle_tree_test.cc): leaves, heads of its beginnings, proofs.
ENTRIES = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
HEADS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
D = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
E = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
F = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
INCLUSION = [
    (0, 1, []),
    (0, 8, [A, B, C]),
    (5, 8, [D, E, HEADS[4]]),
    (2, 3, [HEADS[2]]),
    (1, 5, [HEADS[1], B, D]),
]
CONSISTENCY = [(1, 1, []), (1, 8, [A, B, C]), (6, 8, [F, E, HEADS[4]]), (2, 5, [B, D])]

LEAVES = [leaf_hash(entry) for entry in ENTRIES]
NODE = of_leaves(LEAVES)


def hexes(proof: list[bytes]) -> list[str]:
    return [each.hex() for each in proof]


@pytest.mark.parametrize("size", range(9))
def test_head_when_of_the_reference_tree_then_as_published(size):
    assert tree_head(NODE, size).hex() == HEADS[size]


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSION)
def test_inclusion_when_of_the_reference_tree_then_as_published(index, size, proof):
    assert hexes(inclusion_proof(NODE, index, size)) == proof
    root, given_proof = bytes.fromhex(HEADS[size]), [bytes.fromhex(each) for each in proof]
    assert verify_inclusion(LEAVES[index], index, size, given_proof, root)


@pytest.mark.parametrize(("old", "size", "proof"), CONSISTENCY)
def test_consistency_when_of_the_reference_tree_then_as_published(old, size, proof):
    assert hexes(consistency_proof(NODE, old, size)) == proof
    roots = bytes.fromhex(HEADS[old]), bytes.fromhex(HEADS[size])
    assert verify_consistency(old, size, *roots, [bytes.fromhex(each) for each in proof])


def plain_head(leaves: list[bytes]) -> bytes:
    """MTH word by word as RFC 6962 (2.1) says it."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    return node_hash(plain_head(leaves[:middle]), plain_head(leaves[middle:]))


def made(size: int) -> list[bytes]:
    return [hashlib.sha256(f"leaf {number}".encode()).digest() for number in range(size)]


sizes = st.integers(min_value=1, max_value=70)


@given(size=sizes, data=st.data())
def test_inclusion_when_any_leaf_then_it_verifies_and_no_other_does(size, data):
    leaves = made(size)
    index = data.draw(st.integers(0, size - 1))
    root, proof = plain_head(leaves), inclusion_proof(of_leaves(leaves), index, size)
    assert tree_head(of_leaves(leaves), size) == root
    assert verify_inclusion(leaves[index], index, size, proof, root)
    assert not verify_inclusion(leaf_hash(b"another"), index, size, proof, root)
    assert not verify_inclusion(leaves[index], (index + 1) % size, size, proof, root) or size == 1
    assert not verify_inclusion(leaves[index], index, size, [*proof, b"x" * 32], root)
    assert not verify_inclusion(leaves[index], index, size, proof[:-1], root) or not proof


@given(size=sizes, data=st.data())
def test_consistency_when_a_beginning_then_it_verifies_and_no_other_past_does(size, data):
    leaves = made(size)
    old = data.draw(st.integers(0, size))
    node = of_leaves(leaves)
    roots = plain_head(leaves[:old]), plain_head(leaves)
    proof = consistency_proof(node, old, size)
    assert verify_consistency(old, size, *roots, proof)
    rewritten = [*leaves[: max(old - 1, 0)], leaf_hash(b"rewritten")][:old]
    if old:
        assert not verify_consistency(old, size, plain_head(rewritten), roots[1], proof)
    assert not verify_consistency(old, size, *roots, [*proof, b"x" * 32])
    if 0 < old < size:
        place = data.draw(st.integers(0, len(proof) - 1))
        broken = [*proof]
        broken[place] = bytes(32)
        assert not verify_consistency(old, size, *roots, broken)
        assert not verify_consistency(old, size, *roots, proof[:-1])


def test_proof_when_the_leaf_is_not_there_then_refused():
    for index, size in ((-1, 3), (3, 3), (0, 0)):
        with pytest.raises(TransparencyError):
            inclusion_proof(NODE, index, size)
        assert not verify_inclusion(LEAVES[0], index, size, [], EMPTY_ROOT)
    with pytest.raises(TransparencyError):
        consistency_proof(NODE, 4, 3)
    assert not verify_consistency(4, 3, EMPTY_ROOT, EMPTY_ROOT, [])
