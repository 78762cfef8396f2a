"""What every page shows around its content: town, menu, languages, who acts.

A visitor without a session cookie costs nothing here: no query, no session, so their page can be kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.audit.queries import head_of
from mithaq.commons.manifest.definitions import DeskItem, desk_items, menu_items
from mithaq.commons.notify.queries import unread as count_unread
from mithaq.kit.i18n import NAMES, languages

COUNTED_SECONDS = 60
# The four verbs of the menu, in their order.
VERBS = {
    "take_part": _("Take part"),
    "follow": _("Follow"),
    "request": _("Request"),
    "look_inside": _("Look inside"),
}


def page(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    return {
        "town": getattr(request, "municipality", None),
        "actor": actor,
        "languages": language_links(request),
        "menu": SimpleLazyObject(lambda: menu(request.path)) if actor is not None else [],
        "desk_menu": SimpleLazyObject(lambda: desk_menu(actor, request.path)) if actor is not None else [],
        "unread": SimpleLazyObject(lambda: unread(actor)) if actor is not None else 0,
    }


def address(name: str) -> str:
    """The address of a page; "" when nothing is mounted under that name (the house test names those)."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def language_links(request: HttpRequest) -> list[dict[str, str]]:
    """The same page in each language of the town; the front page where the address has no language."""
    spoken = languages()
    first, _slash, rest = request.get_full_path().lstrip("/").partition("/")
    return [
        {
            "code": code,
            "name": NAMES.get(code, code),
            "url": f"/{code}/{rest}" if first in spoken else f"/{code}/",
        }
        for code in spoken
    ]


def read_now(urls: Iterable[str], path: str, home: str) -> str:
    """The one page of a menu that is being read, or holds the page read most closely; "" when none does."""
    holding = (url for url in urls if path == url or (url != home and path.startswith(url)))
    return max(holding, key=len, default="")


def menu(path: str) -> list[dict[str, Any]]:
    """The public pages under the four verbs; a verb without a page is left out."""
    pages = [(item, url) for item in in_order(menu_items) if (url := address(item.url))]
    here = read_now((url for _item, url in pages), path, address("home"))
    found: dict[str, list[dict[str, Any]]] = {verb: [] for verb in VERBS}
    for item, url in pages:
        found[item.verb].append({"label": item.label, "url": url, "current": url == here})
    return [
        {"code": verb, "verb": VERBS[verb], "items": items, "current": any(item["current"] for item in items)}
        for verb, items in found.items()
        if items
    ]


class Acts:
    """How far the town's history has come: work that waits changes with an act, or with time."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    @cached_property
    def number(self) -> int:
        head = head_of(self.actor.municipality)
        return head.number if head else 0


class DeskEntry:
    """One page of the desk in the side menu; its open work is counted only where it is shown.

    The menu stands on every page of the desk: a count is kept until anybody in town acts, a minute at most.
    """

    def __init__(self, item: DeskItem, actor: Actor, acts: Acts, url: str, current: bool) -> None:
        self.item, self.actor, self.acts, self.url = item, actor, acts, url
        self.label, self.icon = item.label, ""
        self.current = current

    @cached_property
    def count(self) -> int | None:
        count = self.item.count
        if count is None:
            return None
        who = self.actor.person.pk if self.actor.person else 0
        place = f"desk:{self.actor.municipality.pk}:{self.acts.number}:{who}:{self.item.code}"
        kept: int | None = caches["pages"].get_or_set(place, lambda: count(self.actor), COUNTED_SECONDS)
        return kept


def desk_menu(actor: Actor, path: str) -> list[dict[str, Any]]:
    """What this officer's duties open at the desk; [] for everybody else."""
    acts = Acts(actor)
    pages = [
        (item, url) for item in in_order(desk_items) if actor.has(*item.grants) and (url := address(item.url))
    ]
    here = read_now((url for _item, url in pages), path, address("desk"))
    entries = [DeskEntry(item, actor, acts, url, url == here) for item, url in pages]
    return [{"verb": "", "items": entries}] if entries else []


def in_order(items: Iterable[Any]) -> list[Any]:
    return sorted(items, key=lambda item: item.order)


def unread(actor: Actor) -> int:
    """How many notifications the person has not read."""
    return count_unread(actor.person) if actor.person else 0
