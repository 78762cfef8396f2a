"""What clocks do in the background."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Model
from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.audit.models import Entry
from mithaq.commons.jobs.actions import enqueue
from mithaq.commons.jobs.definitions import job, periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import cancel_clock, recompute_clocks, start_clock, stop_clock, tick
from .definitions import ClockKind, clock_kinds
from .enums import ClockState
from .models import Clock
from .queries import clock_of, concerns


@periodic("clocks.tick", every=timedelta(minutes=5))
def tick_all() -> None:
    """Ask for a tick in every town where a clock has something to say: one town's trouble is not another's."""
    for municipality in Municipality.objects.filter(closed_on__isnull=True):
        with inside(municipality):
            if Clock.objects.filter(state=ClockState.RUNNING, wake_at__lte=timezone.now()).exists():
                key = f"clocks.tick_town:{municipality.pk}"
                enqueue("clocks.tick_town", key=key, municipality_id=municipality.pk)


@job("clocks.tick_town")
def tick_town(municipality_id: int) -> None:
    tick(by=system(Municipality.objects.get(pk=municipality_id)))


@periodic("clocks.recompute", every=timedelta(days=1))
def recompute_all() -> None:
    """A weekend changed in the country profile moves due dates too, and nobody pressed a button."""
    for municipality in Municipality.objects.filter(closed_on__isnull=True):
        with inside(municipality):
            recompute_clocks(by=system(municipality), because="calendar")


@job("clocks.follow")
def follow(entry_id: int) -> None:
    """Start and stop the clocks of floors below this one, by what the history says happened."""
    entry = Entry.objects.get(pk=entry_id)
    kinds = [kind for kind in clock_kinds if kind.listens_to(entry.event)]
    subject = entry.subject if kinds else None
    if subject is None:
        return
    by = system(entry.municipality)
    for kind in kinds:
        if entry.event in kind.starts:
            if not concerns(kind, subject):
                continue
            start_clock(kind.code, by=by, on=subject, started_at=entry.at)
            # Jobs may overtake each other: a start that comes late must not outlive its end.
            if end := _first_end_after(entry, kind):
                _end(kind, end, subject, by)
        else:
            _end(kind, entry, subject, by)


def _first_end_after(entry: Entry, kind: ClockKind) -> Entry | None:
    later = Entry.objects.filter(
        subject_type=entry.subject_type, subject_id=entry.subject_id, number__gt=entry.number
    )
    return later.filter(event__in=(*kind.stops, *kind.cancels)).order_by("number").first()


def _end(kind: ClockKind, entry: Entry, subject: Model, by: Actor) -> None:
    clock = clock_of(kind.code, subject)
    if clock is None or not clock.is_open or clock.started_at > entry.at:
        return
    if entry.event in kind.stops:
        stop_clock(kind.code, by=by, on=subject, at=entry.at)
    else:
        cancel_clock(kind.code, by=by, on=subject)
