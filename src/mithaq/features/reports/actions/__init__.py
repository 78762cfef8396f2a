"""Writing reports: prepared from the data, edited, approved, published, corrected by a further edition."""

from .editing import approve, compute_again, send_back, write_words
from .preparing import correct, prepare, prepare_owed
from .publishing import publish

__all__ = [
    "approve",
    "compute_again",
    "correct",
    "prepare",
    "prepare_owed",
    "publish",
    "send_back",
    "write_words",
]
