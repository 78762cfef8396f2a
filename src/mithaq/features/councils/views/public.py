"""Everybody's pages: what bodies decided, one decision round by round, what became of it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render

from mithaq.commons.access.gates import public_page
from mithaq.commons.access.policy import allowed, find, visible
from mithaq.commons.access.request import TownRequest
from mithaq.kit.registry import record_of
from mithaq.registers.bodies.models import Body
from mithaq.registers.bodies.queries import bodies_of

from ..access import inside
from ..enums import Kind
from ..models import Decision, Item
from ..queries import decisions_of, interests_in_the_way, items_of, positions_of, rounds_of, subjects_seen
from ..screens import listed
from ..showing import fate_of, state_of, tally_of

PAGE_SIZE = 20


@public_page
def decisions(request: TownRequest) -> HttpResponse:
    """All that was put to members, the latest first; of one body (?body=) or kind (?kind=)."""
    slug, kind = request.GET.get("body", ""), request.GET.get("kind", "")
    rows = decisions_of(request.actor)
    if slug:
        rows = rows.filter(body__slug=slug)
    if kind in Kind.values:
        rows = rows.filter(kind=kind)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": listed(page),
        "bodies": [(body.slug, body.name) for body in bodies_of(request.actor)],
        "kinds": Kind.choices,
        "slug": slug,
        "kind": kind,
    }
    return render(request, "councils/decisions.html", context)


@public_page
def decision(request: TownRequest, pk: int) -> HttpResponse:
    """The wording, every closed round with the position of each seat, the minutes, what became of it."""
    actor = request.actor
    row = find(actor, Decision.objects.select_related("body", "meeting__body"), pk=pk)
    members = Decision.objects.filter(inside(actor), pk=row.pk).exists() if actor.person else False
    items = visible(actor, Item.objects.filter(decision=row)).prefetch_related("steps")
    context = {
        "decision": row,
        "state": state_of(row),
        "rounds": [_shown(one, open_to_reader=members) for one in rounds_of(row)],
        "mine": _mine(request, row),
        "about": about(request, row.subject),
        "meeting_shown": row.meeting is not None and allowed(actor, "view", row.meeting),
        "followed": [_followed(one) for one in items.select_related("addressee", "body")],
    }
    return render(request, "councils/decision.html", context)


def _shown(round_: Any, *, open_to_reader: bool) -> dict[str, Any]:
    """While members answer, outsiders see how many did, not what: nobody is to be pressed by it."""
    roll = list(round_.positions.all())
    return {
        "round": round_,
        "tally": tally_of(round_) if round_.counts else "",
        "cast": sum(bool(one.choice) for one in roll),
        "asked": sum(not one.kept_out for one in roll),
        "roll": roll if round_.closed_at or open_to_reader else [],
    }


def _mine(request: TownRequest, row: Decision) -> list[dict[str, Any]]:
    if request.actor.person is None:
        return []
    return [
        {"position": one, "interests": interests_in_the_way(row, one.seat)}
        for one in positions_of(request.actor, row)
    ]


def about(request: TownRequest, subject: Model | None) -> dict[str, Any] | None:
    """The record something is about, when the reader may see it."""
    return _link(subject) if subject is not None and allowed(request.actor, "view", subject) else None


def _link(subject: Model | None) -> dict[str, Any] | None:
    if subject is None:
        return None
    record = record_of(subject)
    return {"title": record.title(subject), "url": record.url(subject) if record.url else ""}


def _followed(item: Item) -> dict[str, Any]:
    return {"item": item, "steps": list(item.steps.all()), "fate": fate_of(item)}


@public_page
def follow_up(request: TownRequest, slug: str) -> HttpResponse:
    """What a body follows: its opinions, the answers, what came of each."""
    body = find(request.actor, Body.objects.all(), slug=slug)
    page = Paginator(items_of(request.actor, body), PAGE_SIZE).get_page(request.GET.get("page"))
    subjects = subjects_seen(request.actor, page)
    lines = [{**_followed(one), "about": _link(subjects.get(one.pk))} for one in page]
    return render(request, "councils/follow_up.html", {"body": body, "page": page, "lines": lines})
