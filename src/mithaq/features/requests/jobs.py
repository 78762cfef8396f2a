"""What requests do by themselves."""

from __future__ import annotations

from datetime import timedelta

from mithaq.commons.access.actor import system
from mithaq.commons.jobs.definitions import periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import close_quiet_ones


@periodic("requests.close", every=timedelta(hours=1))
def close() -> None:
    """Answers that nobody contested in time, in every open town."""
    for town in Municipality.objects.filter(closed_on__isnull=True):
        with inside(town):
            close_quiet_ones(by=system(town))
