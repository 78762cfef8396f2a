"""What happens by itself when the term of the law ends."""

from __future__ import annotations

from mithaq.commons.access.actor import system
from mithaq.commons.clocks.models import Clock
from mithaq.commons.jobs.definitions import job

from .actions import fall_silent


@job("information.silence")
def silence(clock_id: int) -> None:
    """A clock that was stopped meanwhile says nothing any more."""
    clock = Clock.objects.filter(pk=clock_id).first()
    if clock is not None:
        fall_silent(by=system(clock.municipality), clock=clock)
