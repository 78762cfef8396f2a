"""Whose matters a comment touches: who has an interest in one of these does not answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mithaq.commons.people.models import Organisation
from mithaq.kit.registry import load, record_of

from .models import Comment

# Key of Record.extra: "package.module:function", called as function(comment) for comments on that record.
HOOK = "concerned"


def concerned_by(comment: Comment) -> list[Organisation]:
    """The organisation its author speaks for, and those its subject says it is about."""
    spoken_for = [comment.organisation] if comment.organisation else []
    if comment.subject is None:
        return spoken_for
    path = record_of(comment.subject).extra.get(HOOK)
    hook: Callable[[Comment], Iterable[Organisation]] | None = load(path) if path else None
    return [*spoken_for, *(hook(comment) if hook else ())]
