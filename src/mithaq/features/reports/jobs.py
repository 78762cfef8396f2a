"""What reports do in the background."""

from __future__ import annotations

from datetime import timedelta

from mithaq.commons.access.actor import system
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.jobs.definitions import job, periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import prepare_owed
from .enums import OWED
from .models import Edition
from .printing import keep_copies
from .queries.calendar import last_ended


@periodic("reports.prepare", every=timedelta(days=1))
def prepare_all() -> None:
    """Ask for the bulletin of the last quarter in every town that has none: one town's trouble is not another's."""
    for municipality in Municipality.objects.filter(closed_on__isnull=True):
        with inside(municipality):
            quarter = last_ended()
            begun = Edition.objects.filter(series__kind__in=OWED, starts_on=quarter.starts_on)
            if begun.count() < len(OWED):
                key = f"reports.prepare_town:{municipality.pk}"
                enqueue("reports.prepare_town", key=key, municipality_id=municipality.pk)


@job("reports.prepare_town")
def prepare_town(municipality_id: int) -> None:
    prepare_owed(by=system(Municipality.objects.get(pk=municipality_id)))


@job("reports.print")
def print_edition(edition_id: int) -> None:
    """The PDFs of a published edition, ready before anybody asks."""
    keep_copies(Edition.objects.select_related("series", "municipality").get(pk=edition_id))
