"""Votes open and close at their hours by themselves, and no key outlives its vote."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_scopes import scopes_disabled

from mithaq.commons.access.actor import system
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.jobs.definitions import job, periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import close_voting, open_voting
from .actions.proving import REST
from .enums import OVER, State
from .keys import destroy_election_key, kept_election_keys
from .models import Challenge, Election


@periodic("voting.hours", every=timedelta(minutes=1))
def look() -> None:
    now = timezone.now()
    due = Q(state=State.FROZEN, opens_at__lte=now, closes_at__gt=now) | Q(
        state=State.OPEN, closes_at__lte=now
    )
    with scopes_disabled():
        rows = list(Election.objects.filter(due).select_related("municipality"))
    for election in rows:
        with inside(election.municipality):
            enqueue("voting.turn", key=f"voting.turn:{election.pk}:{election.state}", election_id=election.pk)


@job("voting.turn")
def turn(election_id: int) -> None:
    """Open it or close it, whichever its hour has come for."""
    election = Election.objects.select_related("municipality").get(pk=election_id)
    by, now = system(election.municipality), timezone.now()
    if election.state == State.FROZEN and election.opens_at <= now < election.closes_at:
        open_voting(by=by, election=election)
    elif election.state == State.OPEN and election.closes_at <= now:
        close_voting(by=by, election=election)


@periodic("voting.sweep", every=timedelta(minutes=10))
def sweep() -> None:
    """A key whose vote is over goes, also when the machine stopped between the close and its end; codes run out.

    Only such a key: that of a vote which opens this moment, in another process, is there before its state says so.
    """
    with scopes_disabled():
        now = timezone.now()
        Challenge.objects.filter(Q(wrong=0, expires_at__lt=now) | Q(expires_at__lt=now - REST)).delete()
        for town in Municipality.objects.all():
            kept = kept_election_keys(town.slug)
            for pk in Election.objects.filter(pk__in=kept, state__in=OVER).values_list("pk", flat=True):
                destroy_election_key(town.slug, pk)
