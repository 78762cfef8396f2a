"""All of a .pb file but its ballots."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class PbHead:
    """META and PROJECTS as they stand in the file, with the line of each; and the columns of VOTES."""

    meta: dict[str, str] = field(default_factory=dict)
    meta_lines: dict[str, int] = field(default_factory=dict)
    project_columns: list[str] = field(default_factory=list)
    project_rows: list[list[str]] = field(default_factory=list)
    project_lines: list[int] = field(default_factory=list)
    vote_columns: list[str] = field(default_factory=list)
