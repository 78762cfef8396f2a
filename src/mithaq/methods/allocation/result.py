"""What a tally says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from .outcome import Compared, Reason, Step, Tie, Try
from .rules import Rule
from .shares.run import Run


@dataclass
class Result:
    rule: Rule
    budget: Fraction
    # Ids in the order chosen.
    winners: tuple[str, ...]
    cost: Fraction
    reasons: Mapping[str, Reason]
    ties: tuple[Tie, ...] = ()
    steps: tuple[Step, ...] = ()
    tries: tuple[Try, ...] = ()
    compared: Compared | None = None
    # Under equal shares, the run that was kept: who paid what is read from it (shares.payments).
    shares: Run | None = None
    # With one pot per zone: each zone's own result.
    zones: Mapping[str, Result] = field(default_factory=dict)
