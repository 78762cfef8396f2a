"""What of an event's tables may be shown."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .network import TOTAL, Arc, Network

LEAST = 5

# Any hashable; mappings do not vary in their keys, so that Hashable would refuse words.
Name = Any
Table = Mapping[Name, Mapping[Name, int]]
# The hidden columns together: nobody is told what stands in them, everybody can work out their sum.
REST = ("", "rest")


@dataclass(frozen=True)
class Line:
    """A row of a published table; None is a hidden number."""

    total: int | None
    cells: Mapping[Name, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Published:
    """total: None when it is under the least, and then nothing else is there; columns: {} when none may be shown;
    tables: those that could be protected, each with the rows that hold somebody.
    """

    total: int | None
    columns: Mapping[Name, int | None] = field(default_factory=dict)
    tables: Mapping[Name, Mapping[Name, Line]] = field(default_factory=dict)


def publish(tables: Mapping[Name, Table], *, least: int = LEAST) -> Published:
    """What may be shown of an event's tables {table: {row: {column: number of people}}}; README.md says how.

    All tables count the same people by the same columns. ValueError when they do not, or a number is negative.
    """
    columns = _columns_of(tables)
    total = sum(columns.values())
    if total < least:
        return Published(total=None)
    hidden = _hidden_in_list(columns, least)
    split = hidden is not None and len(columns) > 1
    found: dict[Name, Mapping[Name, Line]] = {}
    for name, table in tables.items():
        if hidden is not None and split:
            lines = _with_columns(table, columns, hidden, least)
        else:
            lines = _without_columns(table, least)
        if lines is not None:
            found[name] = lines
    shown = {one: None if one in (hidden or ()) else number for one, number in columns.items()}
    return Published(total=total, columns=shown if split else {}, tables=found)


def changed(before: Mapping[Name, Table], after: Mapping[Name, Table]) -> int:
    """How many people at least came, went or are counted elsewhere between two editions of the same tables.

    Held against the least before the second is shown: the difference of the two is a table of these people.
    """
    return max((_changed(before.get(name, {}), after.get(name, {})) for name in {*before, *after}), default=0)


def _changed(before: Table, after: Table) -> int:
    steps = [
        after.get(row, {}).get(column, 0) - before.get(row, {}).get(column, 0)
        for row in {*before, *after}
        for column in {*before.get(row, {}), *after.get(row, {})}
    ]
    return max(sum(one for one in steps if one > 0), -sum(one for one in steps if one < 0))


def _columns_of(tables: Mapping[Name, Table]) -> dict[Name, int]:
    """{column: total} of those that hold somebody, the same in every table."""
    found: dict[Name, int] | None = None
    for name, table in tables.items():
        sums: dict[Name, int] = {}
        for row in table.values():
            for column, number in row.items():
                if number < 0:
                    raise ValueError(f"table “{name}” holds a negative number")
                sums[column] = sums.get(column, 0) + number
        sums = {column: number for column, number in sums.items() if number}
        if found is not None and sums != found:
            raise ValueError(f"table “{name}” does not count the same people as the others")
        found = found if found is not None else sums
    return found or {}


def _hidden_in_list(numbers: Mapping[Name, int], least: int) -> set[Name] | None:
    """What to hide of a list whose sum is known; None when nothing makes it safe.

    Each is known to be at least 1, so one of h hidden numbers with sum S lies between 1 and S − (h − 1).
    """
    hidden = {name for name, number in numbers.items() if number < least}
    if not hidden:
        return hidden
    rest = sorted((name for name in numbers if name not in hidden), key=lambda name: numbers[name])
    while len(hidden) < 2 or sum(numbers[name] for name in hidden) - (len(hidden) - 1) < least - 1:
        if not rest:
            return None
        hidden.add(rest.pop(0))
    return hidden


def _sums(table: Table) -> dict[Name, int]:
    sums = {name: sum(row.values()) for name, row in table.items()}
    return {name: number for name, number in sums.items() if number}


def _without_columns(table: Table, least: int) -> dict[Name, Line] | None:
    """The row totals alone; None when even they would tell too much."""
    rows = _sums(table)
    hidden = _hidden_in_list(rows, least)
    if hidden is None:
        return None
    return {name: Line(None if name in hidden else number) for name, number in rows.items()}


def _with_columns(
    table: Table, columns: Mapping[Name, int], hidden_columns: set[Name], least: int
) -> dict[Name, Line] | None:
    """Rows with their cells; None when they cannot be protected together."""
    rows = _sums(table)
    network = _network(table, rows, columns, hidden_columns, least)
    if not _protect(network, least):
        return None
    lines = {}
    for name, total in rows.items():
        cells = {
            one: None
            if one in hidden_columns or (name, (one,)) in network.hidden
            else table[name].get(one, 0)
            for one in columns
        }
        lines[name] = Line(None if (TOTAL, name) in network.hidden else total, cells)
    return lines


def _network(
    table: Table, rows: Mapping[Name, int], columns: Iterable[Name], hidden_columns: set[Name], least: int
) -> Network:
    value: dict[Arc, int] = {}
    low: dict[Arc, int] = {}
    hidden: set[Arc] = set()
    for name, total in rows.items():
        value[TOTAL, name], low[TOTAL, name] = total, 1
        for one in columns:
            number = table[name].get(one, 0)
            # A column's node differs from a row's even where both bear the same name.
            arc: Arc = (name, REST) if one in hidden_columns else (name, (one,))
            value[arc] = value.get(arc, 0) + number
            low[arc] = 0
    for arc, number in value.items():
        if number < least or arc[1] == REST:
            hidden.add(arc)
    return Network(value=value, low=low, hidden=hidden)


def _protect(network: Network, least: int) -> bool:
    """Hide more until every hidden number may be anything the rule says; False when that cannot be.

    What is safe stays safe when more is hidden, so each is looked at once.
    """
    waiting = deque(sorted(network.hidden, key=lambda arc: (network.value[arc], str(arc))))
    while waiting:
        arc = waiting.popleft()
        number = network.value[arc]
        if number >= least and arc[1] == REST:
            # A sum of hidden columns may be known when it is large: its parts are not.
            continue
        while more := _too_narrow(network, arc, number, least):
            if more == [arc]:
                return False
            network.hidden.update(more)
            waiting.extend(more)
    return True


def _too_narrow(network: Network, arc: Arc, number: int, least: int) -> list[Arc]:
    """What to hide so that this one is safer; the arc itself when nothing helps; empty when it is safe."""
    if number < least:
        for up, wanted in ((True, least - 1 - number), (False, max(0, number - 1))):
            found, more = network.stretch(arc, up, wanted)
            if found < wanted:
                return more or [arc]
        return []
    wide = least - 2
    upward, more_up = network.stretch(arc, True, wide)
    downward, more_down = network.stretch(arc, False, wide - upward)
    return [] if upward + downward >= wide else (more_up or more_down or [arc])
