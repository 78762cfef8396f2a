"""What groups owe, asked by itself."""

from __future__ import annotations

from datetime import timedelta

from mithaq.commons.access.actor import system
from mithaq.commons.jobs.definitions import periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import ask_for_quarters


@periodic("councils.quarters", every=timedelta(days=1))
def quarters() -> None:
    """The record of the last quarter, in every open town."""
    for town in Municipality.objects.filter(closed_on__isnull=True):
        with inside(town):
            ask_for_quarters(by=system(town))
