"""What waits for an officer today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.commons.access.actor import Actor
from mithaq.commons.manifest.definitions import Standing, Todo, tasks

FAR = dt.datetime.max.replace(tzinfo=dt.UTC)
MOST = 40


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


def is_late(one: Waiting) -> bool:
    return one.todo.due_at is not None and one.todo.due_at < timezone.now()


def is_due_today(one: Waiting) -> bool:
    return one.todo.due_at is not None and timezone.localdate(one.todo.due_at) <= timezone.localdate()


# {code in the address: (its words, which lines it keeps)}.
PARTS = {
    "late": (_("late"), is_late),
    "due": (_("due by tonight"), is_due_today),
    "mine": (_("on my table"), lambda one: one.todo.standing == Standing.MINE),
    "nobody": (_("on nobody’s table"), lambda one: one.todo.standing == Standing.NOBODYS),
    "contested": (pgettext_lazy("work", "contested"), lambda one: one.todo.standing == Standing.CONTESTED),
}


def part_of(waiting: Sequence[Waiting], code: str) -> list[Waiting]:
    """One part of the day; all of it under a code that nobody knows."""
    return [one for one in waiting if PARTS[code][1](one)] if code in PARTS else list(waiting)


def after(waiting: Sequence[Waiting], url: str) -> Waiting | None:
    """The line that follows the one with this address; the first one when it is not there, None when all is done."""
    places = [number for number, one in enumerate(waiting) if one.todo.url == url]
    rest = [*waiting[places[-1] + 1 :], *waiting[: places[0]]] if places else list(waiting)
    return rest[0] if rest else None
