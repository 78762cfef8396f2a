"""What the checks of one kind of file give, or refuse."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError


@dataclass(frozen=True)
class Checked:
    """The bytes to store, their type, and pixels for a picture."""

    data: bytes
    content_type: str
    width: int | None = None
    height: int | None = None


class Refused(ValidationError):
    """The file is not taken; the message says why and what to do."""
