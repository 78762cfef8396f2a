"""What waits for an officer today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Todo, tasks

FAR = dt.datetime.max.replace(tzinfo=dt.UTC)
MOST = 30


@dataclass(frozen=True)
class Waiting:
    """One line of "today". source: what kind of work it is."""

    todo: Todo
    source: Any

    @property
    def order(self) -> dt.datetime:
        return self.todo.due_at or FAR


def today(actor: Actor, most: int = MOST) -> list[Waiting]:
    """The soonest due first, those without a date last; only what the actor's duties cover."""
    found = [
        Waiting(todo, task.label)
        for task in tasks
        if not task.grants or actor.has(*task.grants)
        for todo in task.waiting(actor, most)
    ]
    return sorted(found, key=lambda one: one.order)[:most]
