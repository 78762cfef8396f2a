"""What projects do in the background."""

from __future__ import annotations

from datetime import timedelta

from mithaq.commons.access.actor import system
from mithaq.commons.audit.events import Event
from mithaq.commons.audit.models import Entry
from mithaq.commons.discuss.models import Comment
from mithaq.commons.jobs.definitions import job, periodic
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Municipality

from .actions import forget_remark, tell_delays

FORGET = "projects.forget_remark"


@periodic("projects.delays", every=timedelta(days=1))
def delays() -> None:
    """Projects that became late, in every open town."""
    for town in Municipality.objects.filter(closed_on__isnull=True):
        with inside(town):
            tell_delays(by=system(town))


@job(FORGET)
def forget(entry_id: int) -> None:
    """Place and pictures go with the words that their author took back."""
    entry = Entry.objects.filter(pk=entry_id).first()
    if entry is not None and isinstance(entry.subject, Comment):
        forget_remark(entry.subject)


def takes_words_back(event: Event, subject: type) -> bool:
    return event.code in ("discuss.withdrawn", "discuss.erased")
