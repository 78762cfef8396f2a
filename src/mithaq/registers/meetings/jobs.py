"""What meetings do in the background."""

from __future__ import annotations

from datetime import timedelta

from mithaq.commons.access.actor import system
from mithaq.commons.jobs.definitions import job, periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import (
    invite_to_regular,
    notice_missed_periods,
    plan_ahead,
    remind_of_actions,
    remind_of_meetings,
)
from .models import Minutes
from .printing import keep_copies


@periodic("meetings.daily", every=timedelta(days=1))
def daily() -> None:
    """Plan regular meetings, invite to them, notice what was missed, remind: in every open town."""
    for town in Municipality.objects.filter(closed_on__isnull=True):
        with inside(town):
            by = system(town)
            plan_ahead(by=by)
            notice_missed_periods(by=by)
            invite_to_regular(by=by)
            remind_of_actions(by=by)
            remind_of_meetings(by=by)


@job("meetings.print", atomic=False)
def print_minutes(minutes_id: int) -> None:
    """Set published minutes once in each language, so that no reader waits for it."""
    keep_copies(Minutes.objects.select_related("meeting__body", "municipality").get(pk=minutes_id))
