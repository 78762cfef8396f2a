"""Write .pb files: copies of files that were read, and elections of our own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TextIO

from ..amounts import read_amount, write_number
from ..election import BallotKind, Election
from ..errors import AllocationError
from .lines import write_row
from .reader import PbReader

VOTE_TYPES = {
    BallotKind.APPROVAL: "approval",
    BallotKind.KNAPSACK: "approval",
    BallotKind.CHOOSE_ONE: "choose-1",
    BallotKind.RANKED: "ordinal",
    BallotKind.POINTS: "cumulative",
}


def write_pb(
    target: TextIO,
    meta: Mapping[str, str],
    project_columns: Sequence[str],
    projects: Iterable[Sequence[str]],
    vote_columns: Sequence[str],
    votes: Iterable[Sequence[str]],
    *,
    line_end: str = "\n",
) -> None:
    """Rows as they come, one at a time. Reading gives back the same rows. `target` must not translate line ends."""

    def put(row: Sequence[str]) -> None:
        for field in row:
            if "\r" in field or "\0" in field:
                raise AllocationError(f"“{field[:60]!r}” holds a control character, which .pb cannot.")
        target.write(write_row(list(row)) + line_end)

    put(["META"])
    put(["key", "value"])
    for pair in meta.items():
        put(pair)
    put(["PROJECTS"])
    put(project_columns)
    for row in projects:
        put(row)
    put(["VOTES"])
    put(vote_columns)
    for row in votes:
        put(row)


def copy_pb(source: PbReader, target: TextIO) -> None:
    """The whole file again: every key, column and row in its order, every number as it was spelled."""
    head = source.head
    write_pb(
        target,
        head.meta,
        head.project_columns,
        head.project_rows,
        head.vote_columns,
        source.votes(),
        line_end="\r\n" if source.lines.crlf else "\n",
    )


def write_election(target: TextIO, election: Election, *, selected: Mapping[str, str] | None = None) -> None:
    """An election with one row per voter, numbered from 1 in the order of the ballots' own words.

    Nothing about a voter is written but the ballot (and the zone, where ballots have one). `selected`: project → 1
    for winners, 0 for the others.
    """
    extra = list(dict.fromkeys(key for project in election.projects for key in project.extra))
    extra = [key for key in extra if key not in ("votes", "score", "selected")]
    columns = ["project_id", "cost", "name", *extra, *(["selected"] if selected is not None else [])]
    rows = []
    for project in election.projects:
        row = [
            project.id,
            decimal(project.cost),
            project.name,
            *(project.extra.get(key, "") for key in extra),
        ]
        rows.append([*row, selected[project.id]] if selected is not None else row)
    has_zones = election.ballots.zones != ("",)
    has_points = election.ballots.points is not None
    meta = {
        **election.meta,
        "num_projects": str(len(election.projects)),
        "num_votes": str(election.ballots.total),
        "budget": decimal(election.budget),
        "vote_type": VOTE_TYPES[election.kind],
    }
    if election.kind is BallotKind.KNAPSACK:
        meta.setdefault("max_sum_cost", meta["budget"])
    vote_columns = ["voter_id", "vote", *(["points"] if has_points else []), *(["zone"] if has_zones else [])]
    write_pb(target, meta, columns, rows, vote_columns, ballot_rows(election, has_points, has_zones))


def ballot_rows(election: Election, has_points: bool, has_zones: bool) -> Iterator[list[str]]:
    words = []
    for ballot in election.ballots.each():
        row = [",".join(election.ids[index] for index in ballot.projects)]
        if has_points:
            row.append(",".join(map(decimal, ballot.points)))
        if has_zones:
            row.append(ballot.zone)
        words.append((row, ballot.voters))
    number = 0
    # Sorted by what is written, so that the order of casting does not show.
    for row, voters in sorted(words):
        for _voter in range(voters):
            number += 1
            yield [str(number), *row]


def decimal(value: Fraction) -> str:
    text = write_number(value)
    if read_amount(text) is None:
        raise AllocationError(f"{text} cannot be written as a decimal number.")
    return text
