"""The promises of monitoring: assessments by their day, and an answer to every figure that is contested."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.definitions import ClockKind

from .access_monitoring import ASSESS, FOLLOW
from .enums_monitoring import ASSESSMENT_CLOCK, CONTEST_CLOCK

MONITORING = (
    # Which term holds depends on the assessment; the act that opens it says so.
    ClockKind(
        code=ASSESSMENT_CLOCK,
        label=_("Assessment by the monitor"),
        grants=(ASSESS,),
        escalate_grants=(FOLLOW,),
        remind=(dt.timedelta(days=14), dt.timedelta(days=3)),
    ),
    ClockKind(
        code=CONTEST_CLOCK,
        label=_("Answer to what the monitor contests"),
        deadline="comments.answer",
        grants=(FOLLOW,),
        escalate_grants=("plans.publish",),
    ),
)
