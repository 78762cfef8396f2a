"""A vote: who may take part, over what, what was cast, and what came of it."""

from .ballot import Ballot, Challenge, Handled, Replaced, TakingPart
from .election import Election, Option, Outcome, Pot
from .paper import Booth, Paper, Sheet
from .roll import Roll, Voter

__all__ = [
    "Ballot",
    "Booth",
    "Challenge",
    "Election",
    "Handled",
    "Option",
    "Outcome",
    "Paper",
    "Pot",
    "Replaced",
    "Roll",
    "Sheet",
    "TakingPart",
    "Voter",
]
