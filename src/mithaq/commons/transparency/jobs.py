"""The log grows by itself: once a minute where something is new, and once an hour with all that waits."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F, Q
from django_scopes import scopes_disabled

from mithaq.commons.audit.models import ChainHead
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.jobs.definitions import job, periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import grow_log
from .models import Waiting


@job("transparency.grow")
def grow(municipality_id: int, flush: bool) -> None:
    grow_log(Municipality.objects.get(pk=municipality_id), flush=flush)


@periodic("transparency.look", every=timedelta(minutes=1))
def look() -> None:
    ask_where_something_is_new(flush=False)


@periodic("transparency.flush", every=timedelta(hours=1))
def flush() -> None:
    """A lone ballot does not wait for company for ever."""
    ask_where_something_is_new(flush=True)


def ask_where_something_is_new(*, flush: bool) -> None:
    """One job for each such town: what fails in one leaves the others alone."""
    with scopes_disabled():
        waiting = Waiting.objects.filter(**({} if flush else {"mixed": False})).values("municipality_id")
        behind = ChainHead.objects.filter(
            Q(number__gt=F("municipality__log__acts_until"))
            | Q(number__gt=0, municipality__log__isnull=True)
            | Q(municipality_id__in=waiting)
        )
        towns = list(Municipality.objects.filter(pk__in=behind.values("municipality_id")))
    for town in towns:
        with inside(town):
            enqueue(
                "transparency.grow",
                key=f"transparency.grow:{town.pk}:{flush:d}",
                municipality_id=town.pk,
                flush=flush,
            )
