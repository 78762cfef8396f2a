"""The promises a remark starts: it is read within hours, and the technicians answer within days.

Terms come from the town's country profile.
"""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.definitions import ClockKind

from .access import RUN

REMARK = "projects.remark"
READING = "projects.remark_moderation"
SUBJECTS = ("projects.project",)

CLOCKS = (
    ClockKind(
        code=REMARK,
        label=_("Answer to a remark on a project"),
        deadline="comments.answer",
        grants=(RUN,),
        escalate_grants=("town.people",),
        starts=("discuss.published",),
        stops=("discuss.answered",),
        cancels=("discuss.rejected", "discuss.withdrawn", "discuss.erased"),
        subjects=SUBJECTS,
    ),
    ClockKind(
        code=READING,
        label=_("Reading a remark before it is shown"),
        deadline="comments.moderation",
        grants=("discuss.moderate",),
        escalate_grants=("town.people",),
        remind=(dt.timedelta(hours=12),),
        starts=("discuss.received",),
        stops=("discuss.published", "discuss.read", "discuss.rejected"),
        cancels=("discuss.withdrawn", "discuss.erased"),
        subjects=SUBJECTS,
    ),
)
