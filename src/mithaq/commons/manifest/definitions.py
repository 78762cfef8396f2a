"""The shapes of what a feature tells the portal."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.events import Event
from mithaq.commons.people.duties import Duty
from mithaq.commons.tenancy.models import Municipality
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
class Tally:
    """How much of something each town shows, for the towns of the bare host.

    count: {number of the town: how many anybody may read} in one query for all towns. words: "3 plans", in the
    town's card; label: the heading of its column where towns stand side by side. One of the two is enough.
    """

    code: str
    count: Callable[[], Mapping[int, int]]
    words: Callable[[int], str] | None = None
    label: Any = ""
    order: int = 50


class Standing(enum.Enum):
    """How a line of "today" stands towards the officer who reads it."""

    MINE = "mine"
    NOBODYS = "nobody"
    CONTESTED = "contested"
    OPEN = ""


@dataclass(frozen=True, kw_only=True)
class Todo:
    """One line of an officer's "today": what, where, until when. standing: on whose table it lies."""

    title: Any
    url: str
    kind: Any
    due_at: dt.datetime | None = None
    standing: Standing = Standing.OPEN


@dataclass(frozen=True, kw_only=True)
class Task:
    """A source of lines for "today": what waits for this actor, soonest first, at most `limit`.

    grants: asked only for holders of one of them; for every officer when there is none.
    """

    code: str
    label: Any
    grants: tuple[str, ...]
    waiting: Callable[[Actor, int], Iterable[Todo]]


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A part that one app shows on the page of another's record, which knows nothing of it.

    on: the record's code; context: what the template needs, None to show nothing. A page shows its panels with
    `{% panels object %}` (library `panels`). place "desk" is for the officers' page of the record. alike: everybody
    without a duty sees it as an anonymous visitor does, so it is made for one of those and kept until the town's
    next public act; then nothing of the reader may stand in it, no form's token either.
    """

    code: str
    on: str
    template: str
    context: Callable[[Actor, Any], dict[str, Any] | None]
    place: str = "public"
    order: int = 50
    alike: bool = False


@dataclass(frozen=True, kw_only=True)
class Period:
    """A span of days, both ends included: a quarter of a bulletin, the year of a report."""

    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One line of a report, computed from records: what it counts, how much, where to check it."""

    label: Any
    value: Any
    url: str = ""
    note: Any = ""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A table or list of a report: a heading row and rows of words and numbers, or a single text."""

    title: Any
    heads: tuple[Any, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    text: Any = ""


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """What an app has to say in a periodic report of the town.

    write(municipality, period) is called inside the town's scope with the report's language active, and gives what
    an anonymous visitor may read: facts and passages, in order; nothing when there is nothing to say.
    """

    code: str
    label: Any
    write: Callable[[Municipality, Period], Iterable[Fact | Passage]]
    order: int = 50


@dataclass(frozen=True, kw_only=True)
class Door:
    """One answer to "What do you want to tell us?": plain words of a citizen, and the page that takes it.

    label: the answer itself ("Something is broken or dirty"); text: what will happen, in a line; url: a URL name,
    with `args` in it; "" for a door that is announced and not open yet.
    """

    code: str
    label: Any
    text: Any
    url: str = ""
    args: tuple[str, ...] = ()
    icon: str = "arrow"
    order: int = 50


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
    panels: tuple[Panel, ...] = ()
    doors: tuple[Door, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    tallies: tuple[Tally, ...] = ()
    # "package.module:function", called as function(municipality=…, say=…) inside the town's scope.
    demo: str = ""
    # Those with a lower number tell their part first: what others point to before what points to it.
    demo_order: int = 50

    @property
    def code(self) -> str:
        return self.feature


manifests: Registry[Manifest] = Registry("features")
menu_items: Registry[MenuItem] = Registry("menu")
desk_items: Registry[DeskItem] = Registry("desk")
blocks: Registry[Block] = Registry("blocks")
tasks: Registry[Task] = Registry("tasks")
panels: Registry[Panel] = Registry("panels")
doors: Registry[Door] = Registry("front doors")
chapters: Registry[Chapter] = Registry("chapters")
tallies: Registry[Tally] = Registry("tallies")
