"""How a check words its doubt."""

from ..shapes import Doubt

_EXCERPT = 80


def excerpt(text: str) -> str:
    """At most 80 characters of `text`, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else flat[: _EXCERPT - 1].rstrip() + "…"


def doubt(code: str, section: str, line: int, found: str = "", /, **data: str | int) -> Doubt:
    return Doubt(code, section, line, excerpt(found), code, data)
