"""Counting positions: whether a body adopts what was put to it. Pure, usable without the rest of Mithaq."""

from .counting import Result, count, settled
from .rules import Choice, Outcome, Rule, choices_of, quorum_of

__all__ = ["Choice", "Outcome", "Result", "Rule", "choices_of", "count", "quorum_of", "settled"]
