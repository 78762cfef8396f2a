"""What became of a comment after its answer: told by the features that know of it, each for its own subjects."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mithaq.kit.registry import Registry

from .enums import Outcome, State
from .models import Comment


@dataclass(frozen=True, kw_only=True)
class Sequel:
    """One more step of a comment's way. at: when it happened, None while it has not; url: where it is read."""

    label: str
    at: dt.datetime | None = None
    detail: Any = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Teller:
    """tell: {number of the comment: its sequels, the earliest first}, in as many queries for many as for one."""

    code: str
    tell: Callable[[Sequence[Comment]], Mapping[int, Sequence[Sequel]]]


tellers: Registry[Teller] = Registry("what becomes of comments")


def sequels_of(comments: Sequence[Comment]) -> dict[int, list[Sequel]]:
    """For published comments that were answered and not refused; {} for the others."""
    followed = [
        comment
        for comment in comments
        if comment.state == State.PUBLISHED
        and comment.official is not None
        and comment.official.outcome != Outcome.REFUSED
    ]
    found: dict[int, list[Sequel]] = defaultdict(list)
    if followed:
        for teller in tellers:
            for number, told in teller.tell(followed).items():
                found[number].extend(told)
    return found
