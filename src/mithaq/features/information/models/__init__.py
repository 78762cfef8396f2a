"""Requests for information and what was decided on them; the register of questions; what is published unasked."""

from .inquiry import Appeal, Inquiry, LegalGround, Ruling, Step
from .published import Cover, Disclosure, IndexItem, Redaction
from .register import Numbered, Question

__all__ = [
    "Appeal",
    "Cover",
    "Disclosure",
    "IndexItem",
    "Inquiry",
    "LegalGround",
    "Numbered",
    "Question",
    "Redaction",
    "Ruling",
    "Step",
]
