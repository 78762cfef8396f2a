"""What is raised when a file is not an OGP Local plan page."""


class NotAPlan(ValueError):
    """The file cannot be read as a plan; nothing should be written from it.

    `reason` is one of `REASONS`, `line` the 1-based line where the trouble shows, `data` the named
    values of the sentence in `messages.REASONS` (which says it in the reader's language).
    """

    REASONS = (
        "empty",
        "too_large",
        "binary",
        "pdf",
        "html",
        "undecodable",
        "foreign",
        "too_few_headings",
    )

    def __init__(self, reason: str, line: int = 1, **data: int | str) -> None:
        details = "".join(f", {name} {value}" for name, value in data.items())
        super().__init__(f"not a plan: {reason} (line {line}{details})")
        self.reason = reason
        self.line = line
        self.data: dict[str, int | str] = {"line": line, **data}
