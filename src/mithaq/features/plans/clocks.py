"""The promises of plans: comments are read and answered, institutions report, monitors assess."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.comments import answer_clock, reading_clock
from mithaq.commons.clocks.definitions import ClockKind

from .clocks_monitoring import MONITORING
from .enums import ANSWER_CLOCK
from .enums_following import UPDATE_CLOCK, UPDATE_TERM

MODERATION = "plans.comment_moderation"
SUBJECTS = ("plans.plan",)

CLOCKS = (
    answer_clock(
        ANSWER_CLOCK,
        _("Answer to a comment"),
        subjects=SUBJECTS,
        grants=("discuss.answer",),
        escalate_grants=("plans.publish",),
    ),
    reading_clock(MODERATION, _("Reading a comment before it is shown"), subjects=SUBJECTS),
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
