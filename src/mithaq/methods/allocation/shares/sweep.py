"""Many runs of equal shares side by side, one for each endowment, in floating point that knows its own errors.

add1 counts the same election hundreds of times with slightly larger endowments. One by one, nearly all time goes
into calling numpy for few numbers; here each call serves all endowments (rows) at once, each at its own pace.

Each group's money carries a bound of its error, and each price two bounds. A project is bought only when its upper
bound lies below the lower bounds of all others and it is certain who pays in full; prices without anybody's rest in
them are plain ratios and are compared exactly. A row in which anything stays unsure is given up (None), to be counted
by `run.Run`. A row that is finished is certain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .market import Market
from .purses import ROUNDING, Flags, Floats, Ints

# Products and quotients of bounds are moved outwards by more than their own rounding.
DOWN, UP = 1 - 8 * ROUNDING, 1 + 8 * ROUNDING
INFINITE = float("inf")


@dataclass(frozen=True)
class Swept:
    winners: frozenset[int]
    spent: int


class Table:
    """The wishes of a market end to end, as numpy likes them; a column per project."""

    def __init__(self, market: Market) -> None:
        wishes = list(market.wishes.values())
        self.projects = [wish.project for wish in wishes]
        self.column = {project: at for at, project in enumerate(self.projects)}
        self.costs = [wish.cost for wish in wishes]
        self.worths = [wish.worth for wish in wishes]
        self.cost = np.array(self.costs, np.float64)
        self.worth = np.array(self.worths, np.float64)
        self.weight = np.array([wish.weight for wish in wishes], np.float64)
        self.size = np.array([len(wish.groups) for wish in wishes], np.int64)
        self.first = np.concatenate([[0], np.cumsum(self.size)[:-1]])
        # One entry per supporter (a group of equal ballots).
        self.group = np.concatenate([wish.groups for wish in wishes])
        self.voters = np.concatenate([wish.voters for wish in wishes])
        self.weights = np.concatenate([wish.weights for wish in wishes])
        self.times = self.weights / self.voters


class Picked:
    """The supporters of one project in each of some rows, end to end."""

    def __init__(self, sweep: Sweep, rows: Ints, columns: Ints) -> None:
        table = sweep.table
        self.rows, self.columns, self.size = rows, columns, table.size[columns]
        ends = np.cumsum(self.size)
        self.start = ends - self.size
        self.of = np.repeat(np.arange(len(rows)), self.size)
        self.entries = np.arange(ends[-1]) + (table.first[columns] - self.start)[self.of]
        self.at = table.group[self.entries] + (rows * sweep.groups)[self.of]
        self.times = table.times[self.entries]
        self.money, self.slack = sweep.money[self.at], sweep.slack[self.at]

    def sum(self, values: Floats) -> Floats:
        return np.add.reduceat(values, self.start)

    def poor(self, rate: Floats) -> Flags:
        return self.money < rate[self.of] * self.times


class Sweep:
    def __init__(
        self,
        table: Table,
        zone: Ints,
        endowments: Sequence[Sequence[Fraction]],
        *,
        decide: Callable[[Sequence[int]], Sequence[int]],
        rivals: Mapping[int, frozenset[int]],
        stop_above: int,
    ) -> None:
        """`endowments`: per row, what a voter of each zone starts with, in the smallest unit."""
        self.table, self.decide, self.rivals, self.stop_above = table, decide, rivals, stop_above
        # The groups of the first row, those of the second, and so on.
        self.money = np.array([[float(value) for value in row] for row in endowments])[:, zone].flatten()
        self.slack = self.money * ROUNDING
        self.groups = len(zone)
        shape = (len(endowments), len(table.projects))
        rate = table.cost / table.weight
        self.rate = np.tile(rate, (shape[0], 1))
        # Prices: never below `low`; not above `high` where the project was looked at since the last purchase.
        self.low = np.tile(rate / table.worth * DOWN, (shape[0], 1))
        self.high = np.full(shape, INFINITE)
        # Of what was looked at: how far the rate may be off, who pays it (weight), whether that is certain, and
        # whether all others hold nothing at all.
        self.error, self.payers = np.zeros(shape), np.zeros(shape)
        self.certain, self.clean = np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
        self.bought = np.zeros(shape, np.bool_)
        self.spent = [0] * shape[0]
        self.running, self.sure = np.ones(shape[0], np.bool_), np.ones(shape[0], np.bool_)

    def finish(self) -> list[Swept | None]:
        with np.errstate(divide="ignore", invalid="ignore"):
            while self.running.any():
                self.look_once()
                self.buy_once()
        projects = self.table.projects
        return [
            Swept(frozenset(projects[column] for column in row.nonzero()[0]), spent) if sure else None
            for row, spent, sure in zip(self.bought, self.spent, self.sure.tolist(), strict=True)
        ]

    def give_up(self, rows: Ints) -> None:
        self.sure[rows] = self.running[rows] = False

    # ------------------------------------------------------------------ looking

    def look_once(self) -> None:
        """Looks, in each row, at the project with the least bound of those that may still be the cheapest."""
        stale = np.where(self.high < INFINITE, INFINITE, self.low)
        columns = stale.argmin(axis=1)
        least = stale[np.arange(len(columns)), columns]
        wanted = self.running & (least < INFINITE) & (least <= self.high.min(axis=1))
        (rows,) = wanted.nonzero()
        if len(rows):
            self.look(Picked(self, rows, columns[rows]))

    def look(self, picked: Picked) -> None:
        table, rows, columns = self.table, picked.rows, picked.columns
        cost, worth = table.cost[columns], table.worth[columns]
        voters, weights = table.voters[picked.entries], table.weights[picked.entries]
        held = picked.money * voters
        rate, before = self.rate[rows, columns], np.full(len(rows), -1.0)
        while True:
            poor = picked.poor(rate)
            count = picked.sum(poor.astype(np.float64))
            rest = cost - picked.sum(held * poor)
            weight = table.weight[columns] - picked.sum(weights * poor)
            if (count == before).all():
                break
            before = count
            rate = np.where(weight > 0, rest / weight, rate)
        total, doubts = picked.sum(held), voters * picked.slack
        rounding = 2 * (picked.size + 8) * ROUNDING * (cost + total)
        doubt = picked.sum(doubts) + rounding
        gone = total - cost < -doubt
        unsure = ~gone & ((total - cost <= doubt) | (weight <= 0))
        error = picked.sum(doubts * poor) + rounding
        low, high = (rest - error) / weight * DOWN, (rest + error) / weight * UP
        well = np.where(
            poor,
            picked.money + picked.slack <= low[picked.of] * picked.times * DOWN,
            picked.money - picked.slack >= high[picked.of] * picked.times * UP,
        )
        certain = np.logical_and.reduceat(well, picked.start)
        # Who holds the cost together can pay it at the rate at which the richest gives all.
        most = np.maximum.reduceat((picked.money + picked.slack) / picked.times, picked.start)
        self.rate[rows, columns] = rate
        self.low[rows, columns] = np.where(gone, INFINITE, low / worth * DOWN)
        self.high[rows, columns] = np.where(gone, INFINITE, np.where(certain, high, most) / worth * UP)
        self.error[rows, columns], self.payers[rows, columns] = high - low, weight
        self.certain[rows, columns] = certain
        self.clean[rows, columns] = ~np.logical_or.reduceat(poor & (picked.slack > 0), picked.start)
        self.give_up(rows[unsure])

    # ------------------------------------------------------------------ buying

    def buy_once(self) -> None:
        """Buys, in each row where nothing more has to be looked at, the cheapest project."""
        best = self.high.min(axis=1)
        open_to = self.low <= best[:, None]
        looked = self.high < INFINITE
        self.running &= (self.low < INFINITE).any(axis=1)
        ready = self.running & (best < INFINITE) & ~(open_to & ~looked).any(axis=1)
        (rows,) = ready.nonzero()
        if not len(rows):
            return
        columns = open_to.argmax(axis=1)
        for row in rows[open_to[rows].sum(axis=1) > 1].tolist():
            columns[row] = self.compare(row, open_to[row].nonzero()[0].tolist())
        sure = (columns[rows] >= 0) & self.certain[rows, columns[rows]]
        self.give_up(rows[~sure])
        rows = rows[sure]
        if len(rows):
            self.buy(Picked(self, rows, columns[rows]))

    def compare(self, row: int, columns: Sequence[int]) -> int:
        """The cheapest of these where that can be told exactly, else -1."""
        table = self.table
        if not (self.clean[row, columns] & self.certain[row, columns]).all():
            return -1
        prices = {
            column: Fraction(table.costs[column], int(self.payers[row, column]) * table.worths[column])
            for column in columns
        }
        least = min(prices.values())
        tied = sorted(table.projects[column] for column, price in prices.items() if price == least)
        first = tied if len(tied) == 1 else self.decide(tied)
        return table.column[first[0]] if len(first) == 1 else -1

    def buy(self, picked: Picked) -> None:
        rows, columns = picked.rows, picked.columns
        rate, error = self.rate[rows, columns], self.error[rows, columns]
        poor = picked.poor(rate)
        due = rate[picked.of] * picked.times
        slack = picked.slack + error[picked.of] * picked.times + 4 * ROUNDING * (picked.money + due)
        self.money[picked.at] = np.where(poor, 0.0, np.maximum(picked.money - due, 0.0))
        self.slack[picked.at] = np.where(poor, 0.0, slack)
        self.bought[rows, columns] = True
        self.high[rows] = INFINITE
        self.low[rows, columns] = INFINITE
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            self.spent[row] += self.table.costs[column]
            if self.spent[row] > self.stop_above:
                self.running[row] = False
            for rival in self.rivals.get(self.table.projects[column], ()):
                if rival in self.table.column:
                    self.low[row, self.table.column[rival]] = INFINITE
