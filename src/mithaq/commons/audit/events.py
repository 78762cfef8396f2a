"""What can happen in the house, and which part of it is somebody's own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mithaq.kit.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Event:
    """One kind of act.

    label: what the history says ("answered a comment"); public: shown in the public log and makes cached
    pages stale; personal: keys of `record(personal=…)`, erasable without breaking the chain; notify: whom to
    tell, read by commons.notify (its own definition; None for nobody); detail: entry → one more sentence for
    the history, rendered in the reader's language.
    """

    code: str
    label: Any
    public: bool = False
    personal: tuple[str, ...] = ()
    notify: Any = None
    detail: Callable[[Any], Any] | None = None


events: Registry[Event] = Registry("events")

# Jobs that want every entry, by name; each takes `entry_id`. Higher floors add theirs.
consumers: list[str] = []
