"""What ballots say, checked: all different ones at once, for one by one they take seconds."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NoReturn

import numpy as np
import numpy.typing as npt

from ..amounts import common_unit, read_amount, write_number
from ..election import Ballots, Ints, Project
from ..errors import PbError
from .blocks import Doubt
from .checks import Limits

# Below this, counts and sums of points are exact in the floating-point numbers of numpy's bincount.
EXACT = 2**53


def numbers(text: bytes, names: Sequence[bytes]) -> tuple[Ints, list[int]] | None:
    """Which name each word of `text` is, and the number of words in each line; None when this is not the way.

    Words stand between commas and line ends. Names of at most eight bytes are compared as one whole number each,
    all at once; longer ones, and words that are no name, are left to the plain way.
    """
    if any(len(name) > 8 for name in names) or len(names) < 2:
        return None
    letters = np.frombuffer(text + b"\n", np.uint8)
    line_end = letters == ord("\n")
    ends = np.flatnonzero((letters == ord(",")) | line_end)
    starts = np.concatenate([[0], ends[:-1] + 1])
    lengths = ends - starts
    if lengths.max() > 8:
        return None
    eights: npt.NDArray[np.uint64] = np.ndarray(len(letters), "<u8", text + bytes(9), strides=(1,))
    masks = np.array([(1 << 8 * length) - 1 for length in range(9)], np.uint64)
    words = eights[starts] & masks[lengths]
    table = np.array([int.from_bytes(name, "little") for name in names], np.uint64)
    order = np.argsort(table)
    found = order[np.searchsorted(table, words, sorter=order).clip(max=len(table) - 1)]
    sizes = np.diff(np.flatnonzero(line_end[ends]), prepend=-1)
    blank = lengths == 0
    if (blank | (table[found] == words)).all():
        lines = np.repeat(sizes, sizes)
        if (lines[blank] == 1).all():
            last = np.cumsum(sizes) - 1
            sizes -= blank[last] & (sizes == 1)
            return found[~blank], sizes.tolist()
    return None


class Choices:
    """One entry per different ballot: the words in each of its columns, its voters and the line it stands in.

    Without lines any fault is a Doubt.
    """

    def __init__(
        self,
        projects: Sequence[Project],
        votes: list[str],
        points: list[str] | None,
        zones: list[str] | None,
        voters: list[int],
        lines: list[int] | None,
    ) -> None:
        self.projects, self.votes, self.lines = projects, votes, lines
        entries, self.sizes = self.read_projects()
        start = np.zeros(len(votes) + 1, np.int64)
        np.cumsum(self.sizes, out=start[1:])
        names = dict.fromkeys(zones) if zones else {"": None}
        place = {name: index for index, name in enumerate(names)}
        given, unit = (None, 1) if points is None else self.read_points(points, sum(voters))
        self.ballots = Ballots(
            start,
            entries,
            given,
            unit,
            np.array(voters, np.int64),
            np.zeros(len(votes), np.int64) if not zones else np.array([place[name] for name in zones]),
            tuple(names),
        )

    def refuse(self, group: int, sentence: str) -> NoReturn:
        if self.lines is None:
            raise Doubt
        raise PbError(self.lines[group], sentence)

    def read_projects(self) -> tuple[Ints, list[int]]:
        """The projects of all ballots one after another, and how many each ballot names."""
        if not self.votes:
            return np.empty(0, np.int64), []
        ids = [project.id for project in self.projects]
        if quick := numbers("\n".join(self.votes).encode(), [name.encode() for name in ids]):
            return quick
        sizes = [vote.count(",") + 1 if vote else 0 for vote in self.votes]
        joined = ",".join(filter(None, self.votes))
        words = joined.split(",") if joined else []
        number_of = {name: number for number, name in enumerate(ids)}
        try:
            return np.fromiter(map(number_of.__getitem__, words), np.int64, len(words)), sizes
        except KeyError as missing:
            name = str(missing.args[0])
            group = next(at for at, vote in enumerate(self.votes) if vote and name in vote.split(","))
            self.refuse(group, f"the ballot names “{name}”, which is no project")

    def read_points(self, points: list[str], voters: int) -> tuple[Ints, int]:
        values: dict[str, Fraction] = {}
        words: list[str] = []
        for group, (text, size) in enumerate(zip(points, self.sizes, strict=True)):
            given = text.split(",") if text else []
            if len(given) != size:
                self.refuse(group, f"the ballot chooses {size} projects and gives {len(given)} points")
            for word in given:
                if word not in values:
                    value = read_amount(word)
                    if value is None:
                        self.refuse(
                            group, f"“{word}” are no points; a plain number such as 3 or 2.5 is wanted"
                        )
                    values[word] = value
            words += given
        unit = common_unit(values.values())
        whole = {word: int(value * unit) for word, value in values.items()}
        if max(whole.values(), default=0) * voters >= EXACT:
            raise PbError(0, "the points are too large or too finely divided to be counted")
        return np.fromiter(map(whole.__getitem__, words), np.int64, len(words)), unit

    def check_repeats(self, *, one: bool) -> None:
        if one and max(self.sizes, default=0) > 1:
            self.refuse(self.sizes.index(max(self.sizes)), "the ballot chooses more than one project")
        width = len(self.projects)
        keys = self.ballots.group * width + self.ballots.project
        if len(self.votes) * width < 2**31:
            keys = keys.astype(np.int32)
        keys.sort()
        twice = np.flatnonzero(keys[1:] == keys[:-1])
        if len(twice):
            group, project = divmod(int(keys[twice[0]]), width)
            self.refuse(group, f"the ballot names “{self.projects[project].id}” twice")

    def check_limits(self, limits: Limits | None) -> None:
        if limits is None:
            return
        usual = limits.lengths
        doubtful = {size for size in set(self.sizes) if usual is None or size not in usual}
        if not doubtful:
            return
        for group, size in enumerate(self.sizes):
            if size in doubtful and (problem := limits.complain(*self.amounts(group))):
                self.refuse(group, problem)

    def amounts(self, group: int) -> tuple[list[Fraction], list[Fraction]]:
        part = slice(int(self.ballots.start[group]), int(self.ballots.start[group + 1]))
        costs = [self.projects[index].cost for index in self.ballots.project[part].tolist()]
        points = [] if self.ballots.points is None else self.ballots.points[part].tolist()
        return costs, [Fraction(value, self.ballots.points_unit) for value in points]

    def check_column(self, name: str, lines: Sequence[int], texts: Sequence[str]) -> None:
        """A column of PROJECTS, votes or score, against the ballots; one line and one text a project."""
        ballots, unit = self.ballots, 1
        weights = ballots.voters[ballots.group]
        if name == "score":
            if ballots.points is None:
                return  # what a ranked ballot is worth is for the rule to say
            weights, unit = weights * ballots.points, ballots.points_unit
        counted = np.bincount(ballots.project, weights, len(self.projects)).astype(np.int64).tolist()
        for line, text, value in zip(lines, texts, counted, strict=True):
            if text and read_amount(text) != Fraction(value, unit):
                given = write_number(Fraction(value, unit))
                raise PbError(line, f"{name} is {text}, but the ballots give {given}")
