"""The section VOTES: each row checked, equal ballots counted together.

Two ways lead to the same result. The careful one takes row by row and knows every line; it defines what a
sound file is. The quick one takes megabytes at a time, for files without quotes or anything unusual; at the
slightest doubt it gives up and the careful one starts again, so every error carries its line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..election import BallotKind, Ballots, Project
from ..errors import PbError
from .blocks import Doubt, blocks
from .checks import Limits, require_count
from .choices import Choices
from .head import PbHead
from .lines import Lines, Row

KINDS = {
    "approval": BallotKind.APPROVAL,
    "choose-1": BallotKind.CHOOSE_ONE,
    "ordinal": BallotKind.RANKED,
    "cumulative": BallotKind.POINTS,
    "scoring": BallotKind.POINTS,
}


def kind_of(meta: Mapping[str, str]) -> BallotKind:
    kind = KINDS[meta["vote_type"]]
    # Approval within a sum is what the trade calls knapsack voting; the format has no word for it.
    return BallotKind.KNAPSACK if kind is BallotKind.APPROVAL and meta.get("max_sum_cost") else kind


class BallotReader:
    def __init__(
        self,
        head: PbHead,
        lines: Lines,
        rows: Iterator[Row],
        projects: Sequence[Project],
        limits: Limits | None,
        voter_zone: str = "",
    ) -> None:
        """`rows`: what is left of `lines`."""
        self.head, self.lines, self.rows = head, lines, rows
        self.projects, self.limits = projects, limits
        self.kind = kind_of(self.head.meta)
        columns = self.head.vote_columns
        self.voter_at, self.vote_at = columns.index("voter_id"), columns.index("vote")
        has_points = "points" in columns and self.kind in (BallotKind.POINTS, BallotKind.RANKED)
        self.points_at = columns.index("points") if has_points else -1
        self.zone_at = columns.index(voter_zone) if voter_zone in columns else -1

    def ballots(self) -> Ballots:
        """All ballots, equal ones merged, without voters."""
        lines = self.lines
        if lines.can_rewind():
            start = lines.mark()
            try:
                return self.quick()
            except Doubt:
                lines.rewind(start)
        careful = Careful(self)
        for _row in careful.rows():
            pass
        return careful.ballots()

    @property
    def columns(self) -> list[int]:
        """Where a ballot stands in its row: its projects, its points, the voter's zone."""
        return [at for at in (self.vote_at, self.points_at, self.zone_at) if at >= 0]

    def quick(self) -> Ballots:
        found: Counter[bytes] = Counter()
        seen: set[bytes] = set()
        count = 0
        width, columns = len(self.head.vote_columns), self.columns
        for voters, *ballots in blocks(self.lines.stream, width, [self.voter_at, *columns]):
            count += len(voters)
            seen.update(voters)
            if len(seen) != count:
                raise Doubt
            found.update(ballots[0] if len(ballots) == 1 else map(b";".join, zip(*ballots, strict=True)))
        if str(count) != self.head.meta["num_votes"]:
            raise Doubt
        # One decoding for all; a plain file holds neither sign within a field.
        fields = b"\n".join(found).replace(b";", b"\n").decode().split("\n") if found else []
        parts = [fields[at :: len(columns)] for at in range(len(columns))]
        return self.understood(parts, list(found.values()), None)

    def understood(self, parts: list[list[str]], voters: list[int], lines: list[int] | None) -> Ballots:
        """`parts`: one list of words per column; `lines`: where each ballot stands, None on the quick way."""
        columns = self.columns
        points = parts[columns.index(self.points_at)] if self.points_at >= 0 else None
        zones = parts[columns.index(self.zone_at)] if self.zone_at >= 0 else None
        choices = Choices(self.projects, parts[0], points, zones, voters, lines)
        choices.check_repeats(one=self.kind is BallotKind.CHOOSE_ONE)
        choices.check_limits(self.limits)
        head = self.head
        for name in ("votes", "score"):
            if name in head.project_columns:
                at = head.project_columns.index(name)
                choices.check_column(name, head.project_lines, [row[at] for row in head.project_rows])
        return choices.ballots


class Careful:
    """Row by row; `ballots()` after the last."""

    def __init__(self, reader: BallotReader) -> None:
        self.reader = reader
        self.found: Counter[tuple[str, ...]] = Counter()
        self.first: dict[tuple[str, ...], int] = {}

    def rows(self) -> Iterator[list[str]]:
        """Every row as it stands in the file; PbError at the first that does not hold.

        What the ballots say is checked after the last row, each different ballot once.
        """
        head, voter_at, columns = self.reader.head, self.reader.voter_at, self.reader.columns
        width = len(head.vote_columns)
        seen: set[str] = set()
        for number, row in self.reader.rows:
            if len(row) != width:
                raise PbError(number, f"has {len(row)} fields where VOTES names {width} columns")
            if row[voter_at] in seen:
                raise PbError(number, f"voter “{row[voter_at]}” has voted before")
            seen.add(row[voter_at])
            key = tuple(row[at] for at in columns)
            self.found[key] += 1
            self.first.setdefault(key, number)
            yield row
        require_count(head.meta_lines["num_votes"], head.meta, "num_votes", len(seen))
        parts = [[key[at] for key in self.found] for at in range(len(columns))]
        lines = [self.first[key] for key in self.found]
        self.result = self.reader.understood(parts, list(self.found.values()), lines)

    def ballots(self) -> Ballots:
        return self.result
