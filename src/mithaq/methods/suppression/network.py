"""One table as a network of arcs total → row → column, and how far a hidden arc may move."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field

Node = Hashable
# (tail, head): a row total goes out of TOTAL, a cell goes from its row to its column.
Arc = tuple[Node, Node]
TOTAL = ("", "total")
# Losing a row total costs a reader more than losing a cell of the same size.
TOTAL_COSTS = 10


@dataclass
class Network:
    """value: what each arc really carries; low: what everybody knows it carries at least; hidden: not shown.

    Columns keep what they receive: their totals are taken as known.
    """

    value: dict[Arc, int]
    low: dict[Arc, int]
    hidden: set[Arc]
    near: dict[Node, list[tuple[Node, Arc, bool]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for arc in self.value:
            tail, head = arc
            self.near.setdefault(tail, []).append((head, arc, True))
            self.near.setdefault(head, []).append((tail, arc, False))

    def stretch(self, arc: Arc, up: bool, wanted: int) -> tuple[int, list[Arc]]:
        """How much more (`up`) or less a hidden arc may carry, up to `wanted`; and what to hide to get further.

        The second is the cheapest chain of shown arcs; empty when enough was found, or nothing helps.
        """
        if not up:
            wanted = min(wanted, self.value[arc] - self.low[arc])
        tail, head = arc
        source, sink = (head, tail) if up else (tail, head)
        moved: dict[Arc, int] = dict.fromkeys(self.value, 0)
        found = 0
        while found < wanted:
            path = self._path(source, sink, arc, moved)
            if path is None:
                return found, self._to_hide(source, sink, arc, moved)
            step = wanted - found
            for one, forward in path:
                if not forward:
                    step = min(step, self._room(one, moved))
            for one, forward in path:
                moved[one] += step if forward else -step
            found += step
        return found, []

    def _room(self, arc: Arc, moved: dict[Arc, int]) -> int:
        return self.value[arc] + moved[arc] - self.low[arc]

    def _path(
        self, source: Node, sink: Node, spared: Arc, moved: dict[Arc, int]
    ) -> list[tuple[Arc, bool]] | None:
        """The shortest chain of hidden arcs that can still carry something."""
        came: dict[Node, tuple[Node, Arc, bool]] = {}
        seen, waiting = {source}, deque([source])
        while waiting:
            node = waiting.popleft()
            for other, arc, forward in self.near[node]:
                if other in seen or arc == spared or arc not in self.hidden:
                    continue
                if not forward and self._room(arc, moved) <= 0:
                    continue
                seen.add(other)
                came[other] = (node, arc, forward)
                if other == sink:
                    return _walk_back(came, source, sink)
                waiting.append(other)
        return None

    def _to_hide(self, source: Node, sink: Node, spared: Arc, moved: dict[Arc, int]) -> list[Arc]:
        """The shown arcs on the cheapest chain that could carry one more if they were hidden."""
        came: dict[Node, tuple[Node, Arc, bool]] = {}
        cost: dict[Node, int] = {source: 0}
        waiting: list[tuple[int, int, Node]] = [(0, 0, source)]
        done: set[Node] = set()
        count = 0
        while waiting:
            so_far, _order, node = heapq.heappop(waiting)
            if node in done:
                continue
            done.add(node)
            if node == sink:
                return [arc for arc, _f in _walk_back(came, source, sink) if arc not in self.hidden]
            for other, arc, forward in self.near[node]:
                if arc == spared or (not forward and self._room(arc, moved) <= 0):
                    continue
                price = so_far + self._price(arc)
                if other not in cost or price < cost[other]:
                    cost[other], came[other] = price, (node, arc, forward)
                    count += 1
                    heapq.heappush(waiting, (price, count, other))
        return []

    def _price(self, arc: Arc) -> int:
        if arc in self.hidden:
            return 0
        return (1 + self.value[arc]) * (TOTAL_COSTS if arc[0] == TOTAL else 1)


def _walk_back(came: dict[Node, tuple[Node, Arc, bool]], source: Node, sink: Node) -> list[tuple[Arc, bool]]:
    path, node = [], sink
    while node != source:
        node, arc, forward = came[node]
        path.append((arc, forward))
    return path
