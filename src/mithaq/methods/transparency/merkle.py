"""The Merkle tree of RFC 6962 (2.1): hashes, tree heads, and both kinds of proof with their checks.

A tree is known by `Node`, a function (level, index) → 32 bytes: the hash over the leaves from index·2^level on,
2^level of them. Only complete subtrees are asked for, so whatever it gives never changes when the tree grows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from .errors import TransparencyError

Node = Callable[[int, int], bytes]
Proof = list[bytes]

EMPTY_ROOT = hashlib.sha256().digest()


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def of_leaves(leaves: Sequence[bytes]) -> Node:
    """The tree over these leaf hashes, worked out anew at each question."""

    def node(level: int, index: int) -> bytes:
        if level == 0:
            return leaves[index]
        return node_hash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))

    return node


def tree_head(node: Node, size: int) -> bytes:
    """MTH: the one hash that stands for the first `size` leaves."""
    return range_hash(node, 0, size) if size else EMPTY_ROOT


def inclusion_proof(node: Node, index: int, size: int) -> Proof:
    """PATH: what leaf `index` lacks to reach the head of `size` leaves, from the leaf upwards."""
    if not 0 <= index < size:
        raise TransparencyError(f"There is no leaf {index} in a log of {size}.")
    return _path(node, index, 0, size)


def consistency_proof(node: Node, old: int, size: int) -> Proof:
    """PROOF: what shows that the head of `old` leaves is the beginning of that of `size`."""
    if not 0 <= old <= size:
        raise TransparencyError(f"A log of {size} has no beginning of {old}.")
    return _subproof(node, old, 0, size, whole=True) if 0 < old < size else []


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf with this hash stands at `index` in the log with this head (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = node_hash(sibling, found)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(old: int, size: int, old_root: bytes, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the log of `size` begins with that of `old` (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= size:
        return False
    if old in (0, size):
        return not proof and old_root == (root if old == size else EMPTY_ROOT)
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    here, last = old - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    found_old = found = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            found_old, found = node_hash(sibling, found_old), node_hash(sibling, found)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and found_old == old_root and found == root


def range_hash(node: Node, first: int, end: int) -> bytes:
    """The hash over leaves first … end - 1; `first` is a multiple of the largest complete subtree in it."""
    count = end - first
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return node(level, first >> level)
    middle = first + _split(count)
    return node_hash(range_hash(node, first, middle), range_hash(node, middle, end))


def _split(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << ((count - 1).bit_length() - 1)


def _path(node: Node, index: int, first: int, end: int) -> Proof:
    if end - first == 1:
        return []
    middle = first + _split(end - first)
    if index < middle:
        return [*_path(node, index, first, middle), range_hash(node, middle, end)]
    return [*_path(node, index, middle, end), range_hash(node, first, middle)]


def _subproof(node: Node, old: int, first: int, end: int, *, whole: bool) -> Proof:
    """whole: the old tree is all of first … old - 1, so its head is known to whoever asks."""
    if old == end:
        return [] if whole else [range_hash(node, first, end)]
    middle = first + _split(end - first)
    if old <= middle:
        return [*_subproof(node, old, first, middle, whole=whole), range_hash(node, middle, end)]
    return [*_subproof(node, old, middle, end, whole=False), range_hash(node, first, middle)]
