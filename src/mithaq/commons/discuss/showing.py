"""Comments in the shape the look wants (kit/comment.html), and their life step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from .enums import OUTCOME_TONES, STATE_TONES, Outcome, State
from .models import Answer, Comment
from .sequels import sequels_of


def shown(comment: Comment) -> dict[str, Any]:
    """One comment for `kit/comment.html`."""
    waits = comment.state != State.PUBLISHED
    return {
        "anchor": comment.anchor,
        "name": comment.shown_name,
        "organisation": comment.organisation,
        "when": comment.submitted_at,
        "text": comment.text,
        "removed": _("its author asked for it to be forgotten.") if comment.erased_at else "",
        "state": State(comment.state).label if waits else "",
        "state_tone": STATE_TONES[State(comment.state)],
        "answers": [shown_answer(comment.official)] if comment.official else [],
        "acts": [] if waits or comment.erased_at else report_link(comment),
    }


def shown_answer(answer: Answer) -> dict[str, Any]:
    """One answer for `kit/answer.html`."""
    return {
        "office": answer.organisation,
        "by": answer.by,
        "when": answer.answered_at,
        "text": answer.reason,
        "changed": answer.changed,
        "outcome": Outcome(answer.outcome).label,
        "outcome_tone": OUTCOME_TONES[Outcome(answer.outcome)],
    }


def report_link(comment: Comment) -> list[Mapping[str, Any]]:
    """Where abuse is reported, when a higher floor offers it."""
    try:
        return [{"label": _("Report abuse"), "url": reverse("moderation_report", args=[comment.pk])}]
    except NoReverseMatch:
        return []


def thread(comments: Iterable[Comment]) -> list[dict[str, Any]]:
    return [shown(comment) for comment in comments]


def life_of(comment: Comment) -> list[dict[str, Any]]:
    """What happened to a comment, for its author, newest first: entries of `{% history %}`."""
    steps: list[dict[str, Any]] = [{"when": comment.submitted_at, "label": _("Received")}]
    if comment.published_at:
        steps.append({"when": comment.published_at, "label": _("Published")})
    if comment.edited_at:
        steps.append({"when": comment.edited_at, "label": _("Changed by you")})
    if comment.state == State.REJECTED and comment.moderated_at:
        steps.append({"when": comment.moderated_at, "label": _("Not published"), "detail": comment.reason})
    if comment.appealed_at:
        steps.append({"when": comment.appealed_at, "label": _("You asked for a second look")})
    if comment.appeal_decided_at:
        won = comment.state == State.PUBLISHED
        label = _("The second look found you right") if won else _("The second look confirmed the decision")
        steps.append({"when": comment.appeal_decided_at, "label": label, "detail": comment.appeal_reason})
    if comment.official:
        detail = comment.official.reason
        steps.append({"when": comment.official.answered_at, "label": _("Answered"), "detail": detail})
    steps += [
        {"when": one.at, "label": one.label, "detail": one.detail, "url": one.url}
        for one in sequels_of([comment]).get(comment.pk, [])
        if one.at is not None
    ]
    return sorted(steps, key=lambda step: step["when"], reverse=True)
