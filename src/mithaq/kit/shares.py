"""Whole percentages that add up to a hundred."""

from __future__ import annotations

from collections.abc import Sequence


def whole_percents(counts: Sequence[int]) -> list[int]:
    """The share of each count in percent, without decimals, by the largest remainders: together exactly 100.

    Of equal remainders the earlier is rounded up. All zeros give zeros.
    """
    whole = sum(counts)
    if not whole:
        return [0] * len(counts)
    found = [count * 100 // whole for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda place: -(counts[place] * 100 % whole))
    for place in by_remainder[: 100 - sum(found)]:
        found[place] += 1
    return found
