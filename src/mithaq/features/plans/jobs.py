"""What plans do in the background."""

from __future__ import annotations

from datetime import timedelta

from mithaq.commons.access.actor import system
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.jobs.definitions import job, periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions.following.letters import send_letter
from .actions.following.requests import keep_requests
from .models import UpdateRequest


@periodic("plans.requests", every=timedelta(hours=6))
def requests_everywhere() -> None:
    """One town's trouble is not another's: each has a job of its own."""
    for municipality in Municipality.objects.filter(closed_on__isnull=True):
        with inside(municipality):
            key = f"plans.requests_town:{municipality.pk}"
            enqueue("plans.requests_town", key=key, municipality_id=municipality.pk)


@job("plans.requests_town")
def requests_of_town(municipality_id: int) -> None:
    keep_requests(by=system(Municipality.objects.get(pk=municipality_id)))


@job("plans.request_letter", atomic=False)
def request_letter(request_id: int, letter: str, day: str) -> None:
    rows = UpdateRequest.objects.select_related("organisation", "plan", "municipality")
    request = rows.filter(pk=request_id).first()
    if request is not None:
        send_letter(request, letter, day)
