"""The log grows by itself: each minute where something is new, each hour where ballots have found company."""

from __future__ import annotations

from collections.abc import Sequence
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
def grow(municipality_id: int, ended: Sequence[str] = ()) -> None:
    grow_log(Municipality.objects.get(pk=municipality_id), ended=ended)


@periodic("transparency.look", every=timedelta(minutes=1))
def look() -> None:
    ask_where_something_is_new(mixed=False)


@periodic("transparency.mix", every=timedelta(hours=1))
def mix() -> None:
    ask_where_something_is_new(mixed=True)


def ask_where_something_is_new(*, mixed: bool) -> None:
    """One job for each such town: what fails in one leaves the others alone. mixed: also where ballots wait."""
    with scopes_disabled():
        waiting = Waiting.objects.filter(**({} if mixed else {"mixed": False})).values("municipality_id")
        behind = ChainHead.objects.filter(
            Q(number__gt=F("municipality__log__acts_until"))
            | Q(number__gt=0, municipality__log__isnull=True)
            | Q(municipality_id__in=waiting)
        )
        towns = list(Municipality.objects.filter(pk__in=behind.values("municipality_id")))
    for town in towns:
        with inside(town):
            enqueue("transparency.grow", key=f"transparency.grow:{town.pk}", municipality_id=town.pk)
