"""An election as the rules see it: projects with exact prices, and ballots with equal ones merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from .amounts import common_unit
from .errors import AllocationError

Ints = npt.NDArray[np.int64]


class BallotKind(StrEnum):
    APPROVAL = "approval"  # any number of projects, equal among themselves
    CHOOSE_ONE = "choose-one"
    RANKED = "ranked"  # in order of preference; the rule says what each place is worth
    POINTS = "points"  # the voter distributes points
    KNAPSACK = "knapsack"  # projects that together fit in a published sum


@dataclass(frozen=True)
class Project:
    id: str
    cost: Fraction  # above 0, in the currency's main unit
    name: str = ""
    # Every further column of the file, such as zone or category.
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ballot:
    """One voter's choice, or several equal ones: indexes of projects, for ranked ballots in their order."""

    projects: tuple[int, ...]
    points: tuple[Fraction, ...] = ()
    zone: str = ""
    voters: int = 1


@dataclass(frozen=True)
class Ballots:
    """Groups of equal ballots, flat: group g holds entries start[g] to start[g+1]."""

    start: Ints
    project: Ints
    # Points times points_unit, one an entry; None unless voters give points.
    points: Ints | None
    points_unit: int
    voters: Ints  # how many cast this ballot, one a group
    zone: Ints  # index into zones, one a group
    zones: tuple[str, ...] = ("",)

    @cached_property
    def total(self) -> int:
        return int(self.voters.sum())

    @cached_property
    def group(self) -> Ints:
        """The group of each entry."""
        return np.repeat(np.arange(len(self.voters), dtype=np.int64), np.diff(self.start))

    @cached_property
    def place(self) -> Ints:
        """The place of each entry on its ballot, from 0."""
        return np.arange(len(self.project), dtype=np.int64) - self.start[self.group]

    def each(self) -> Iterator[Ballot]:
        """The groups, one by one (slow: for writing and for explaining, not for counting)."""
        for index in range(len(self.voters)):
            part = slice(int(self.start[index]), int(self.start[index + 1]))
            points = () if self.points is None else self.points[part].tolist()
            yield Ballot(
                tuple(self.project[part].tolist()),
                tuple(Fraction(value, self.points_unit) for value in points),
                self.zones[int(self.zone[index])],
                int(self.voters[index]),
            )


@dataclass(frozen=True)
class Election:
    budget: Fraction
    projects: tuple[Project, ...]
    kind: BallotKind
    ballots: Ballots
    # What else the file says of itself.
    meta: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(project.id for project in self.projects)

    @cached_property
    def index(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.ids)}

    @cached_property
    def costs(self) -> list[Fraction]:
        return [project.cost for project in self.projects]

    @cached_property
    def unit(self) -> int:
        """The least whole number by which the budget and every price become whole."""
        return common_unit([self.budget, *self.costs])


def flat(
    groups: Sequence[Sequence[int]],
    voters: Iterable[int],
    *,
    points: Sequence[Sequence[Fraction]] | None = None,
    zone: Iterable[int] | None = None,
    zones: tuple[str, ...] = ("",),
) -> Ballots:
    """Ballots from the groups' project indexes (and points), each group once."""
    sizes = np.fromiter(map(len, groups), dtype=np.int64, count=len(groups))
    start = np.zeros(len(groups) + 1, dtype=np.int64)
    np.cumsum(sizes, out=start[1:])
    entries = np.fromiter(chain.from_iterable(groups), dtype=np.int64, count=int(start[-1]))
    unit, values = 1, None
    if points is not None:
        unit = common_unit(set(chain.from_iterable(points)))
        whole = (int(value * unit) for value in chain.from_iterable(points))
        try:
            values = np.fromiter(whole, dtype=np.int64, count=len(entries))
        except OverflowError:
            raise AllocationError("The points are too large to be counted exactly.") from None
    return Ballots(
        start,
        entries,
        values,
        unit,
        np.fromiter(voters, dtype=np.int64, count=len(groups)),
        np.zeros(len(groups), np.int64) if zone is None else np.fromiter(zone, np.int64, len(groups)),
        zones,
    )


def merge(ballots: Iterable[Ballot], kind: BallotKind) -> Ballots:
    """Equal ballots become one group; the order of projects counts for ranked ballots only."""
    found: dict[tuple[tuple[int, ...], tuple[Fraction, ...], str], int] = {}
    for ballot in ballots:
        order = list(range(len(ballot.projects)))
        if kind is not BallotKind.RANKED:
            order.sort(key=ballot.projects.__getitem__)
        key = (
            tuple(ballot.projects[at] for at in order),
            tuple(ballot.points[at] for at in order) if ballot.points else (),
            ballot.zone,
        )
        found[key] = found.get(key, 0) + ballot.voters
    zones = tuple(sorted({zone for _projects, _points, zone in found})) or ("",)
    number = {zone: index for index, zone in enumerate(zones)}
    return flat(
        [projects for projects, _points, _zone in found],
        found.values(),
        points=[points for _projects, points, _zone in found] if kind is BallotKind.POINTS else None,
        zone=[number[zone] for _projects, _points, zone in found],
        zones=zones,
    )


def restrict(election: Election, keep: Sequence[int], budget: Fraction) -> Election:
    """The same ballots over some of the projects; voters who chose none of them take no part."""
    new = np.full(len(election.projects), -1, dtype=np.int64)
    new[list(keep)] = np.arange(len(keep))
    ballots = election.ballots
    kept = new[ballots.project] >= 0
    sizes = np.bincount(ballots.group[kept], minlength=len(ballots.voters))
    stays = sizes > 0
    smaller = Ballots(
        np.concatenate([[0], np.cumsum(sizes[stays])]).astype(np.int64),
        new[ballots.project[kept]],
        None if ballots.points is None else ballots.points[kept],
        ballots.points_unit,
        ballots.voters[stays],
        ballots.zone[stays],
        ballots.zones,
    )
    projects = tuple(election.projects[index] for index in keep)
    return replace(election, budget=budget, projects=projects, ballots=smaller)
