"""Read .pb files (the format of Pabulib) strictly and as a stream.

`PbReader` checks everything the format says and everything the file says of itself; what does not hold is a
PbError that names the line. Ballots pass one at a time, so memory grows with what the caller keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from ..election import Election, Project
from ..errors import PbError
from .ballots import BallotReader, Careful
from .checks import Limits, require_amount, require_count
from .head import PbHead
from .lines import Lines, Row

VOTE_TYPES = ("approval", "choose-1", "ordinal", "cumulative", "scoring")


class PbReader:
    """Use as a context: `with PbReader(path) as file: election = file.election()`."""

    def __init__(self, source: Path | str | BinaryIO, *, limits: bool = True) -> None:
        """`limits`: whether ballots outside what META allows (min_length, max_sum_points, …) are refused."""
        self.owned = isinstance(source, Path | str)
        # Closed by close(), at the end of the context.
        self.stream: BinaryIO = Path(source).open("rb") if isinstance(source, Path | str) else source  # noqa: SIM115
        self.lines = Lines(self.stream)
        self.rows = iter(self.lines)
        self.head = PbHead()
        self.check_limits = limits
        try:
            self.read_head()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> PbReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        if self.owned:
            self.stream.close()

    @property
    def meta(self) -> dict[str, str]:
        return self.head.meta

    # ------------------------------------------------------------------ META and PROJECTS

    def read_head(self) -> None:
        self.expect(["META"])
        self.expect(["key", "value"])
        for number, row in self.until("PROJECTS"):
            self.meta_row(number, row)
        for key in ("num_projects", "num_votes", "budget", "vote_type"):
            if key not in self.meta:
                raise PbError(0, f"META does not say “{key}”")
        require_amount(self.head.meta_lines["budget"], "budget", self.meta["budget"], above_zero=True)
        if self.meta["vote_type"] not in VOTE_TYPES:
            known = ", ".join(VOTE_TYPES)
            raise PbError(
                self.head.meta_lines["vote_type"],
                f"vote_type is “{self.meta['vote_type']}”, which is none of {known}",
            )
        limits = Limits.read(self.meta, self.head.meta_lines)
        self.limits = limits if self.check_limits else None
        self.project_section()
        self.vote_columns()

    def expect(self, fields: list[str]) -> None:
        number, row = next(self.rows, (self.lines.number + 1, ["the end of the file"]))
        if row != fields:
            raise PbError(number, f"“{';'.join(fields)}” must stand here, not “{';'.join(row)[:60]}”")

    def until(self, section: str) -> Iterator[Row]:
        for number, row in self.rows:
            if row == [section]:
                return
            yield number, row
        raise PbError(self.lines.number, f"the file ends before its section {section}")

    def meta_row(self, number: int, row: list[str]) -> None:
        if len(row) != 2 or not row[0]:
            raise PbError(number, f"a line of META holds a key and a value; this one has {len(row)} fields")
        key, value = row
        if key in self.meta:
            raise PbError(number, f"META says “{key}” a second time")
        self.meta[key] = value
        self.head.meta_lines[key] = number

    def project_section(self) -> None:
        head = self.head
        number, head.project_columns = next(self.rows, (self.lines.number, []))
        require_columns(number, head.project_columns, ("project_id", "cost"))
        width = len(head.project_columns)
        id_at, cost_at = map(head.project_columns.index, ("project_id", "cost"))
        seen: set[str] = set()
        for number, row in self.until("VOTES"):
            if len(row) != width:
                raise PbError(number, f"has {len(row)} fields where PROJECTS names {width} columns")
            name = row[id_at]
            if not name or "," in name or name != name.strip():
                raise PbError(number, f"“{name}” cannot be a project_id")
            if name in seen:
                raise PbError(number, f"project “{name}” stands here a second time")
            seen.add(name)
            require_amount(number, "cost", row[cost_at], above_zero=True)
            head.project_rows.append(row)
            head.project_lines.append(number)
        require_count(head.meta_lines["num_projects"], self.meta, "num_projects", len(seen))

    def vote_columns(self) -> None:
        number, self.head.vote_columns = next(self.rows, (self.lines.number, []))
        wanted = ["voter_id", "vote"]
        if self.meta["vote_type"] in ("cumulative", "scoring"):
            wanted.append("points")
        # Published files name a column twice now and then (district of the voter); only what is read must be one.
        require_columns(number, self.head.vote_columns, wanted, once=False)

    # ------------------------------------------------------------------ VOTES

    def projects(self) -> tuple[Project, ...]:
        columns = self.head.project_columns
        found = []
        for number, row in zip(self.head.project_lines, self.head.project_rows, strict=True):
            values = dict(zip(columns, row, strict=True))
            name, cost = values.pop("project_id"), values.pop("cost")
            found.append(Project(name, require_amount(number, "cost", cost), values.pop("name", ""), values))
        return tuple(found)

    def ballot_reader(self, projects: tuple[Project, ...], voter_zone: str = "") -> BallotReader:
        return BallotReader(self.head, self.lines, self.rows, projects, self.limits, voter_zone)

    def votes(self) -> Iterator[list[str]]:
        """Every row of VOTES, checked, as it stands in the file."""
        return Careful(self.ballot_reader(self.projects())).rows()

    def election(self, voter_zone: str = "zone") -> Election:
        """The whole election with equal ballots merged and without voters.

        `voter_zone` names the column of VOTES that says where the voter lives; it need not exist.
        """
        projects = self.projects()
        reader = self.ballot_reader(projects, voter_zone)
        ballots = reader.ballots()
        budget = require_amount(self.head.meta_lines["budget"], "budget", self.meta["budget"])
        return Election(budget, projects, reader.kind, ballots, dict(self.meta))


def require_columns(
    number: int, columns: list[str], wanted: tuple[str, ...] | list[str], once: bool = True
) -> None:
    if missing := [name for name in wanted if name not in columns]:
        raise PbError(number, f"the columns lack “{missing[0]}”")
    checked = columns if once else wanted
    if twice := [name for name in checked if columns.count(name) > 1]:
        raise PbError(number, f"the column “{twice[0]}” stands here twice")


def read_pb(source: Path | str | BinaryIO, *, voter_zone: str = "zone", limits: bool = True) -> Election:
    with PbReader(source, limits=limits) as file:
        return file.election(voter_zone)
