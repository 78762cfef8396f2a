"""The promises a remark starts: it is read within hours, and the technicians answer within days."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.comments import answer_clock, reading_clock

from .access import RUN

REMARK = "projects.remark"
READING = "projects.remark_moderation"
SUBJECTS = ("projects.project",)

CLOCKS = (
    answer_clock(
        REMARK,
        _("Answer to a remark on a project"),
        subjects=SUBJECTS,
        grants=(RUN,),
        escalate_grants=("town.people",),
    ),
    reading_clock(READING, _("Reading a remark before it is shown"), subjects=SUBJECTS),
)
