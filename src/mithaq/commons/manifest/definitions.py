"""The shapes of what a feature tells the portal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.events import Event
from mithaq.commons.people.duties import Duty
from mithaq.kit.registry import Record, Registry


@dataclass(frozen=True, kw_only=True)
class MenuItem:
    """A public page in the menu. verb: take_part, follow, request or look_inside; url: a URL name."""

    code: str
    verb: str
    label: Any
    url: str
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class DeskItem:
    """A page of the officers' desk, shown to those who hold one of the grants. count: open work, or None."""

    code: str
    label: Any
    url: str
    grants: tuple[str, ...]
    order: int = 50
    count: Callable[[Actor], int] | None = None


@dataclass(frozen=True, kw_only=True)
class Block:
    """A part of the town's home page. slot: open_now, promises, figures; context: what the template needs.

    Nothing is shown when `context` gives None.
    """

    code: str
    slot: str
    template: str
    context: Callable[[Actor], dict[str, Any] | None]
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class Todo:
    """One line of an officer's "today": what, where, until when."""

    title: Any
    url: str
    kind: Any
    due_at: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Task:
    """A source of lines for "today": what waits for this actor, soonest first, at most `limit`."""

    code: str
    label: Any
    grants: tuple[str, ...]
    waiting: Callable[[Actor, int], Iterable[Todo]]


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """All a feature plugs in. clocks: definitions of commons.clocks; demo: see portal.demo."""

    feature: str
    label: Any
    records: tuple[Record, ...] = ()
    events: tuple[Event, ...] = ()
    duties: tuple[Duty, ...] = ()
    clocks: tuple[Any, ...] = ()
    menu: tuple[MenuItem, ...] = ()
    desk: tuple[DeskItem, ...] = ()
    blocks: tuple[Block, ...] = ()
    tasks: tuple[Task, ...] = ()
    # "package.module:function", called as function(municipality=…, say=…) inside the town's scope.
    demo: str = ""

    @property
    def code(self) -> str:
        return self.feature


manifests: Registry[Manifest] = Registry("features")
menu_items: Registry[MenuItem] = Registry("menu")
desk_items: Registry[DeskItem] = Registry("desk")
blocks: Registry[Block] = Registry("blocks")
tasks: Registry[Task] = Registry("tasks")
