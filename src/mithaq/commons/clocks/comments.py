"""The two promises every comment starts: it is read within hours, and answered within days.

The answer is counted from the moment the comment is published, not from the end of a consultation: whoever writes on
the first day is answered while it still matters. Terms come from the town's country profile. A feature makes both
for its own records; comments elsewhere start promises of other features.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from .definitions import ClockKind


def answer_clock(
    code: str,
    label: Any,
    *,
    subjects: tuple[str, ...],
    grants: tuple[str, ...],
    escalate_grants: tuple[str, ...],
) -> ClockKind:
    """From being published to the official answer."""
    return ClockKind(
        code=code,
        label=label,
        deadline="comments.answer",
        grants=grants,
        escalate_grants=escalate_grants,
        starts=("discuss.published",),
        stops=("discuss.answered",),
        cancels=("discuss.rejected", "discuss.withdrawn", "discuss.erased"),
        subjects=subjects,
    )


def reading_clock(code: str, label: Any, *, subjects: tuple[str, ...]) -> ClockKind:
    """From being received to the moderator's decision."""
    return ClockKind(
        code=code,
        label=label,
        deadline="comments.moderation",
        grants=("discuss.moderate",),
        escalate_grants=("town.people",),
        remind=(dt.timedelta(hours=12),),
        starts=("discuss.received",),
        stops=("discuss.published", "discuss.read", "discuss.rejected"),
        cancels=("discuss.withdrawn", "discuss.erased"),
        subjects=subjects,
    )
