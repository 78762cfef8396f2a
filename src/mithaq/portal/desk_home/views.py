"""An officer's day, and a citizen's own contributions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public, signed_in
from mithaq.commons.access.policy import Denied
from mithaq.commons.access.request import TownRequest
from mithaq.commons.discuss.queries import contributions_of
from mithaq.commons.membership.queries import notes_for
from mithaq.commons.people.queries import stand_in_of, stood_in_for
from mithaq.commons.receipts.openers import mine_of
from mithaq.portal.context import desk_menu

from .journey import journeys_of
from .queries import PARTS, Waiting, after, part_of, today


@signed_in
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.is_officer:
        raise Denied("no duty")
    waiting = today(actor)
    part = request.GET.get("show", "")
    day = timezone.localdate()
    entries = [entry for group in desk_menu(actor, request.path) for entry in group["items"]]
    shown = {
        "waiting": part_of(waiting, part),
        "late": len(part_of(waiting, "late")),
        "parts": parts_shown(waiting, part),
        "notes": notes_for(actor.person, day),
        "stood_in": stood_in_for(actor.person, day),
        "stand_in": stand_in_of(actor.person, day),
        "stats": [
            {"label": entry.label, "value": entry.count, "url": entry.url}
            for entry in entries
            if entry.count is not None
        ],
        "others": [entry for entry in entries if entry.count is None],
    }
    return render(request, "desk_home/desk.html", shown)


def parts_shown(waiting: list[Waiting], chosen: str) -> list[dict[str, Any]]:
    """All, then each part of the day that holds something."""
    found = [
        {"label": gettext("all"), "url": "?", "current": chosen not in PARTS, "count": len(waiting)},
        *(
            {
                "label": words,
                "url": f"?show={code}",
                "current": code == chosen,
                "count": len(part_of(waiting, code)),
            }
            for code, (words, _keeps) in PARTS.items()
        ),
    ]
    return [one for one in found if one["count"] or one["current"]]


@signed_in
@require_safe
def next_task(request: TownRequest) -> HttpResponse:
    """Straight to what comes after the page one was on (`?after=`); to the day itself when nothing waits."""
    if not request.actor.is_officer:
        raise Denied("no duty")
    following = after(today(request.actor), request.GET.get("after", ""))
    return redirect(following.todo.url if following is not None else "desk")


@public
@require_safe
def contributions(request: HttpRequest) -> HttpResponse:
    """Everything the visitor said here and what became of it; those without an account use a receipt."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = list(contributions_of(actor.person)) if actor.person else []
    shown = {"journeys": journeys_of(rows), "sent": mine_of(actor.person) if actor.person else []}
    response = render(request, "desk_home/contributions.html", shown)
    response.headers["Cache-Control"] = "private, no-store"
    return response
