"""The promise that every meeting held starts: its minutes are published within the days its body set."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.clocks.definitions import ClockKind

MINUTES = "meetings.minutes"

CLOCKS = (
    ClockKind(
        code=MINUTES,
        label=_("Publishing the minutes of a meeting"),
        grants=("meetings.edit",),
        escalate_grants=("meetings.approve", "plans.monitor"),
    ),
)
