"""What requests do by themselves."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F

from mithaq.commons.access.actor import system
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.jobs.definitions import job, periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import ask_about, close_quiet_ones, forward
from .actions.forwarding import MOST_ASKED
from .enums import Stage
from .models import Endpoint, Handover

# About ten hours of the other body's outage.
TRIES = 8


@periodic("requests.close", every=timedelta(hours=1))
def close() -> None:
    """Answers that nobody contested in time, in every open town."""
    for town in Municipality.objects.filter(closed_on__isnull=True):
        with inside(town):
            close_quiet_ones(by=system(town))


@job("requests.forward", atomic=False, max_attempts=TRIES)
def forward_one(handover_id: int) -> None:
    """To the other body. The last failure stays visible with the endpoint, where an officer sends it again."""
    row = Handover.objects.select_related("endpoint", "request__municipality", "request__zone").get(
        pk=handover_id
    )
    forward(row, last=row.attempts >= TRIES - 1)


@periodic("requests.ask_partners", every=timedelta(minutes=15))
def ask_partners() -> None:
    """Each endpoint on its own: one that is down keeps no other from being asked."""
    for town in Municipality.objects.filter(closed_on__isnull=True):
        with inside(town):
            for pk in (
                Endpoint.objects.filter(handovers__stage=Stage.SENT).distinct().values_list("pk", flat=True)
            ):
                enqueue("requests.ask", key=f"requests.ask:{pk}", endpoint_id=pk)


@job("requests.ask", atomic=False, max_attempts=2)
def ask_one(endpoint_id: int) -> None:
    """Those asked least lately come first."""
    rows = Handover.objects.filter(endpoint=endpoint_id, stage=Stage.SENT)
    waiting = rows.select_related("endpoint", "request__municipality").order_by(
        F("asked_at").asc(nulls_first=True)
    )
    ask_about(Endpoint.objects.get(pk=endpoint_id), list(waiting[:MOST_ASKED]))
