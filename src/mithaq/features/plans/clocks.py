"""The two promises every comment on a plan starts: it is read within hours, and answered within days.

The answer is counted from the moment the comment is published, not from the end of the consultation: whoever
writes on the first day is answered while it still matters. Terms come from the town's country profile.
"""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.definitions import ClockKind

from .clocks_monitoring import MONITORING
from .enums import ANSWER_CLOCK
from .enums_following import UPDATE_CLOCK, UPDATE_TERM

MODERATION = "plans.comment_moderation"
# Comments elsewhere (on a register, a request) start promises of their own features.
SUBJECTS = ("plans.plan",)

CLOCKS = (
    ClockKind(
        code=ANSWER_CLOCK,
        label=_("Answer to a comment"),
        deadline="comments.answer",
        grants=("discuss.answer",),
        escalate_grants=("plans.publish",),
        starts=("discuss.published",),
        stops=("discuss.answered",),
        cancels=("discuss.rejected", "discuss.withdrawn", "discuss.erased"),
        subjects=SUBJECTS,
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
        cancels=("discuss.withdrawn", "discuss.erased"),
        subjects=SUBJECTS,
    ),
    ClockKind(
        code=UPDATE_CLOCK,
        label=_("Update from an institution"),
        deadline=UPDATE_TERM,
        grants=("plans.follow",),
        escalate_grants=("plans.publish",),
        remind=(dt.timedelta(days=7), dt.timedelta(days=2)),
    ),
    *MONITORING,
)
