"""What became of one contribution, step by step: no step is left without its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from mithaq.commons.discuss.enums import OUTCOME_TONES, STATE_TONES, Outcome, State
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.sequels import Sequel, sequels_of
from mithaq.kit.registry import record_of


@dataclass(frozen=True)
class Step:
    """done: when it happened; None for what is still to come. text: the reason or answer given; url: where."""

    label: str
    done: datetime | None = None
    text: Any = ""
    url: str = ""


@dataclass(frozen=True)
class Journey:
    comment: Comment
    title: Any
    url: str
    state: str
    tone: str
    steps: list[Step]


def journeys_of(comments: Sequence[Comment]) -> list[Journey]:
    """As many queries for many as for one."""
    sequels = sequels_of(comments)
    return [journey_of(comment, sequels.get(comment.pk, [])) for comment in comments]


def journey_of(comment: Comment, sequels: Iterable[Sequel] = ()) -> Journey:
    answer = comment.official
    state, tone = comment.get_state_display(), STATE_TONES[State(comment.state)]
    if answer is not None:
        state, tone = answer.get_outcome_display(), OUTCOME_TONES[Outcome(answer.outcome)]
    title, url = subject_of(comment)
    further = [Step(one.label, one.at, one.detail, one.url) for one in sequels]
    return Journey(comment, title, url, state, tone, [*steps_of(comment), *further])


def subject_of(comment: Comment) -> tuple[Any, str]:
    """(title, address) of what was commented on."""
    record = record_of(comment.subject)
    url = record.url(comment.subject) if record.url else ""
    return record.title(comment.subject), f"{url}?comment={comment.pk}#{comment.anchor}" if url else ""


def steps_of(comment: Comment) -> list[Step]:
    found = [Step(_("Received"), comment.submitted_at)]
    if comment.state == State.WITHDRAWN:
        return [*found, Step(_("Withdrawn by you"), comment.edited_at or comment.submitted_at)]
    if comment.state == State.REJECTED:
        found.append(Step(_("Read, and not published"), comment.moderated_at, comment.reason))
        if comment.appealed_at:
            found.append(Step(_("You asked for a second look"), comment.appealed_at, comment.appeal_text))
            decided = Step(_("Decision on your appeal"), comment.appeal_decided_at, comment.appeal_reason)
            found.append(decided)
        return found
    found.append(Step(_("Published"), comment.published_at))
    answer = comment.official
    if answer is None:
        return [*found, Step(_("Answered by the municipality"))]
    found.append(Step(_("Answered by the municipality"), answer.answered_at, answer.reason))
    if answer.changed:
        found.append(Step(_("What changed because of you"), answer.answered_at, answer.changed))
    return found
