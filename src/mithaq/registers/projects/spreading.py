"""Numbered dots on a map that would lie on each other, moved apart just enough to be read."""

from __future__ import annotations

import math
from collections.abc import Sequence

# Between the middles of two dots, in units of the drawing.
APART = 19.0
STEPS_AROUND = 12


def spread(dots: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same dots in their order: each at the first free place around its own, the nearest ring first."""
    placed: list[tuple[float, float]] = []
    for x, y in dots:
        ring, turn = 0, 0
        here = (x, y)
        while any(math.dist(here, other) < APART for other in placed):
            turn += 1
            if turn > ring * STEPS_AROUND or ring == 0:
                ring, turn = ring + 1, 0
            angle = 2 * math.pi * turn / (ring * STEPS_AROUND)
            here = (x + ring * APART * math.cos(angle), y + ring * APART * math.sin(angle))
        placed.append((round(here[0], 1), round(here[1], 1)))
    return placed
