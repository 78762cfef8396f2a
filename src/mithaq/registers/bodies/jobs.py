"""What bodies do in the background."""

from __future__ import annotations

from datetime import timedelta

from mithaq.commons.access.actor import system
from mithaq.commons.jobs.definitions import periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import warn_of_ends


@periodic("bodies.ends", every=timedelta(days=1))
def ends() -> None:
    """Terms and seats that end soon, in every open town."""
    for town in Municipality.objects.filter(closed_on__isnull=True):
        with inside(town):
            warn_of_ends(by=system(town))
