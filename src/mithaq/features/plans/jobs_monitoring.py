"""The work of monitoring that is done later or every day."""

from __future__ import annotations

import datetime as dt

from mithaq.commons.access.actor import system
from mithaq.commons.jobs.definitions import job, periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions.monitoring.assessing import open_due
from .actions.monitoring.relay import SEND, pass_on
from .models import Plan


@job(SEND, atomic=False)
def relay(message_id: int) -> None:
    pass_on(message_id)


@periodic("plans.open_assessments", every=dt.timedelta(days=1))
def open_assessments() -> None:
    """Whatever became due by a date alone: the end of a plan."""
    for municipality in Municipality.objects.all():
        with inside(municipality):
            for plan in Plan.objects.filter(submitted_on__isnull=False):
                open_due(by=system(municipality), plan=plan)
