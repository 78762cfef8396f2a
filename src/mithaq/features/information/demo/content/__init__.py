"""What is asked and answered in the demonstration. Invented; the amounts are nobody's."""

from .questions import QUESTIONS
from .topics import TOPICS
from .words import ANSWERED, HEAD, NAMES, OFFICE, PAPER_HEADS, PAPER_TITLE, REASONS

__all__ = [
    "ANSWERED",
    "HEAD",
    "NAMES",
    "OFFICE",
    "PAPER_HEADS",
    "PAPER_TITLE",
    "QUESTIONS",
    "REASONS",
    "TOPICS",
]
