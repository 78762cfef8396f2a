"""The two promises every comment on a plan starts: it is read within hours, and answered within days.

The answer is counted from the moment the comment is published, not from the end of the consultation: whoever
writes on the first day is answered while it still matters. Terms come from the town's country profile.
"""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.definitions import ClockKind

from .enums import ANSWER_CLOCK

MODERATION = "plans.comment_moderation"

CLOCKS = (
    ClockKind(
        code=ANSWER_CLOCK,
        label=_("Answer to a comment"),
        deadline="comments.answer",
        grants=("discuss.answer",),
        escalate_grants=("plans.publish",),
        starts=("discuss.published",),
        stops=("discuss.answered",),
        cancels=("discuss.rejected", "discuss.withdrawn"),
    ),
    ClockKind(
        code=MODERATION,
        label=_("Reading a comment before it is shown"),
        deadline="comments.moderation",
        grants=("discuss.moderate",),
        escalate_grants=("town.people",),
        remind=(dt.timedelta(hours=12),),
        starts=("discuss.received",),
        stops=("discuss.published", "discuss.read", "discuss.rejected"),
        cancels=("discuss.withdrawn",),
    ),
)
