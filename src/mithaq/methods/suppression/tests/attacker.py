"""Somebody who subtracts: all published tables of an event as one linear system, solved exactly.

It knows nothing of how numbers are hidden, only what is shown: sums, that counts are not negative, and that a row or
a column that is listed holds somebody. Rational simplex with Bland's rule; small tables only.
"""

from __future__ import annotations

from fractions import Fraction

from mithaq.methods.suppression import Published

Row = list[Fraction]


def spans(published: Published) -> dict[tuple, tuple[Fraction, Fraction | None]]:
    """(least, most) that each hidden number may be; None: without bound. Keys: (table, row, column or None)."""
    names, equations = _system(published)
    order = {name: place for place, name in enumerate(sorted(names, key=str))}
    rows, sides = [], []
    for terms, side in equations:
        row = [Fraction(0)] * len(order)
        for name, factor in terms:
            row[order[name]] += factor
        # Listed rows and columns hold at least one person: x = y + 1.
        side -= sum(factor for name, factor in terms if name[-1] == "sum")
        rows.append(row)
        sides.append(Fraction(side))
    found = {}
    for name, place in order.items():
        goal = [Fraction(0)] * len(order)
        goal[place] = Fraction(1)
        shift = 1 if name[-1] == "sum" else 0
        least = minimum(goal, rows, sides)
        most = minimum([-one for one in goal], rows, sides)
        assert least is not None
        found[name[:-1]] = (least + shift, None if most is None else shift - most)
    return found


def _system(published: Published):
    """Unknowns, and equations [(unknown, factor)…] = number."""
    names, equations = set(), []

    def term(key, number, kind):
        if number is None:
            names.add((*key, kind))
            return [((*key, kind), 1)], 0
        return [], number

    def equal(whole, parts):
        terms, side = whole[0][:], -whole[1]
        for part, number in parts:
            terms += [(name, -factor) for name, factor in part]
            side += number
        equations.append((terms, side))

    total = ([], published.total)
    columns = {one: term(("", "", one), number, "sum") for one, number in published.columns.items()}
    if columns:
        equal(total, columns.values())
    for table, lines in published.tables.items():
        sums = {row: term((table, row, None), line.total, "sum") for row, line in lines.items()}
        equal(total, sums.values())
        if not columns:
            continue
        cells = {
            (row, one): term((table, row, one), line.cells[one], "cell")
            for row, line in lines.items()
            for one in columns
        }
        for row in lines:
            equal(sums[row], [cells[row, one] for one in columns])
        for one in columns:
            equal(columns[one], [cells[row, one] for row in lines])
    return names, equations


def minimum(goal: Row, rows: list[Row], sides: Row) -> Fraction | None:
    """The least of goal·x where rows·x = sides and x ≥ 0; None when there is none. There is a solution always."""
    width = len(goal)
    table = []
    for number, (row, side) in enumerate(zip(rows, sides, strict=True)):
        sign = -1 if side < 0 else 1
        helpers = [Fraction(int(other == number)) for other in range(len(rows))]
        table.append([sign * one for one in row] + helpers + [sign * side])
    basis = [width + number for number in range(len(rows))]
    # First the helpers are driven out, then the goal is sought without them.
    _improve(table, basis, [Fraction(0)] * width + [Fraction(1)] * len(rows), width + len(rows))
    assert sum((line[-1] for line, one in zip(table, basis, strict=True) if one >= width), Fraction(0)) == 0
    for place, line in enumerate(table):
        if basis[place] >= width:
            entering = next((column for column in range(width) if line[column]), None)
            if entering is not None:
                _pivot(table, basis, place, entering)
    kept = [place for place in range(len(table)) if basis[place] < width]
    table, basis = [table[place] for place in kept], [basis[place] for place in kept]
    costs = goal + [Fraction(0)] * len(rows)
    if not _improve(table, basis, costs, width):
        return None
    return sum((costs[one] * line[-1] for line, one in zip(table, basis, strict=True)), Fraction(0))


def _improve(table: list[Row], basis: list[int], costs: Row, width: int) -> bool:
    """Pivot until nothing gets cheaper; False when it gets cheaper without end."""
    while True:
        entering = next((column for column in range(width) if _gain(table, basis, costs, column) < 0), None)
        if entering is None:
            return True
        ratios = [
            (line[-1] / line[entering], basis[place], place)
            for place, line in enumerate(table)
            if line[entering] > 0
        ]
        if not ratios:
            return False
        _pivot(table, basis, min(ratios)[2], entering)


def _gain(table: list[Row], basis: list[int], costs: Row, column: int) -> Fraction:
    return costs[column] - sum(
        (costs[one] * line[column] for line, one in zip(table, basis, strict=True)), Fraction(0)
    )


def _pivot(table: list[Row], basis: list[int], place: int, column: int) -> None:
    factor = table[place][column]
    table[place] = [one / factor for one in table[place]]
    for other, line in enumerate(table):
        if other != place and line[column]:
            by = line[column]
            table[other] = [one - by * two for one, two in zip(line, table[place], strict=True)]
    basis[place] = column
