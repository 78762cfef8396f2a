"""Reads worth a name."""

from .votes import by_code, elections_of, outcome_of, outcomes_of, pots_for, pots_of, taken_part, turnout

__all__ = [
    "by_code",
    "elections_of",
    "outcome_of",
    "outcomes_of",
    "pots_for",
    "pots_of",
    "taken_part",
    "turnout",
]
