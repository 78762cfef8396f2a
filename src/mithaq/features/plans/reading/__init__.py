"""Reads a published OGP Local plan page saved as text. Pure: no Django, no model, no file."""

from .coverage import Coverage, coverage
from .decoding import decode, read_plan_bytes
from .doubts import doubts
from .errors import NotAPlan
from .privacy import EMAIL_MASK, PHONE_MASK
from .reader import read_plan
from .shapes import Contact, Doubt, Item, Monitor, ParsedPlan, ParsedSection

__all__ = [
    "EMAIL_MASK",
    "PHONE_MASK",
    "Contact",
    "Coverage",
    "Doubt",
    "Item",
    "Monitor",
    "NotAPlan",
    "ParsedPlan",
    "ParsedSection",
    "coverage",
    "decode",
    "doubts",
    "read_plan",
    "read_plan_bytes",
]
