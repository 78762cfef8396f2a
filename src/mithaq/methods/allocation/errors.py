"""What can go wrong, each with one sentence that a citizen can act upon."""

from __future__ import annotations

from collections.abc import Sequence


class AllocationError(ValueError):
    """The base of every error this package raises on purpose."""


class PbError(AllocationError):
    """A .pb file that is not sound. `line` is the line of the file, from 1; 0 when no line is to blame."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"line {line}: {sentence}" if line else sentence)
        self.line = line
        self.sentence = sentence


class RuleError(AllocationError):
    """Rule parameters that are wrong, or that do not go with the election."""


class UnresolvedTie(AllocationError):
    """Projects between which the published tie-break does not decide, although the result depends on it."""

    def __init__(self, projects: Sequence[str], criteria: Sequence[str]) -> None:
        tried = ", ".join(criteria) or "nothing"
        super().__init__(
            f"The rule does not decide between {', '.join(projects)}: they are tied after {tried}."
            " Hint: draw a lot, publish it, and put it into the rule's “lot”."
        )
        self.projects = tuple(projects)
        self.criteria = tuple(criteria)
