"""Documents as tagged PDFs. See README.md; `render` is all that others call."""

from .document import Block, Code, Document, Heading, Link, Points, Prose, Table
from .rendering import TooLarge, render

__all__ = ["Block", "Code", "Document", "Heading", "Link", "Points", "Prose", "Table", "TooLarge", "render"]
