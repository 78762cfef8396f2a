"""Participatory budgeting counted so that anyone can count it again: rules, ballots, .pb files, reasons.

Pure Python and numpy. `read_pb(path)` gives an Election, `named("greedy", election.meta)` or `from_json(text)` a
Rule, `tally(election, rule)` the Result. On the command line: `python -m mithaq.methods.allocation FILE.pb`.
"""

from .election import Ballot, BallotKind, Ballots, Election, Project, merge
from .errors import AllocationError, PbError, RuleError, UnresolvedTie
from .outcome import Code, Reason, Step, Tie
from .pb import PbReader, copy_pb, read_pb, write_election, write_pb
from .pots import share_out
from .presets import META_KEY, PRESETS, followed, named
from .report import report
from .result import Result
from .rule_data import as_data, canonical, from_data, from_json
from .rules import (
    Comparison,
    Completion,
    Criterion,
    EqualShares,
    Greedy,
    PotKind,
    Pots,
    Rule,
    Score,
    Utility,
    WhenFull,
)
from .tally import tally

__all__ = [
    "META_KEY",
    "PRESETS",
    "AllocationError",
    "Ballot",
    "BallotKind",
    "Ballots",
    "Code",
    "Comparison",
    "Completion",
    "Criterion",
    "Election",
    "EqualShares",
    "Greedy",
    "PbError",
    "PbReader",
    "PotKind",
    "Pots",
    "Project",
    "Reason",
    "Result",
    "Rule",
    "RuleError",
    "Score",
    "Step",
    "Tie",
    "UnresolvedTie",
    "Utility",
    "WhenFull",
    "as_data",
    "canonical",
    "copy_pb",
    "followed",
    "from_data",
    "from_json",
    "merge",
    "named",
    "read_pb",
    "report",
    "share_out",
    "tally",
    "write_election",
    "write_pb",
]
