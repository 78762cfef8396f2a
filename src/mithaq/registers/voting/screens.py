"""Where votes show on other pages: the home page, and the officers' day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Block, Task, Todo

from .access import RUN
from .addresses import desk_election_url
from .enums import State
from .models import Election
from .queries import elections_of


def open_now(actor: Actor) -> dict[str, Any] | None:
    """Votes one can take part in today."""
    now = timezone.now()
    rows = elections_of(actor).filter(state=State.OPEN, opens_at__lte=now, closes_at__gt=now, rehearsal=False)
    found = list(rows[:3])
    return {"votes": found} if found else None


def waiting(actor: Actor, limit: int) -> Iterable[Todo]:
    steps = {
        State.CLOSED: _("count the vote"),
        State.TALLIED: _("have the result adopted"),
    }
    now = timezone.now()
    # It opens by itself; when it did not, somebody has to know.
    unopened = Q(state=State.FROZEN, opens_at__lte=now)
    for one in Election.objects.filter(Q(state__in=steps) | unopened).order_by("closes_at")[:limit]:
        kind = steps.get(State(one.state)) or (
            _("open the vote: its hour has come")
            if now < one.closes_at
            else _("call the vote off: its hours have gone by")
        )
        yield Todo(title=one.name, url=desk_election_url(one), kind=kind, due_at=one.closes_at)


BLOCKS = (
    Block(code="voting", slot="open_now", template="voting/blocks/open_now.html", context=open_now, order=5),
)
TASKS = (Task(code="voting", label=_("Votes"), grants=(RUN,), waiting=waiting),)
