"""One writer at a time on a comment: its author edits while a moderator decides and an officer answers."""

from __future__ import annotations

from collections.abc import Iterable

from ..models import Comment


def hold(comments: Iterable[Comment]) -> list[Comment]:
    """Lock these comments until the transaction ends, read anew; gives those whose words are no longer the same.

    Always in one order, so that two who hold several never wait for each other in a ring.
    """
    rewritten = []
    for comment in sorted(comments, key=lambda one: one.pk):
        before = comment.text
        comment.refresh_from_db(from_queryset=Comment.objects.select_for_update())
        if comment.text != before:
            rewritten.append(comment)
    return rewritten
