"""An officer's day, and a citizen's own contributions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public, signed_in
from mithaq.commons.access.policy import Denied
from mithaq.commons.discuss.queries import contributions_of
from mithaq.commons.receipts.openers import mine_of
from mithaq.portal.context import desk_menu

from .journey import journeys_of
from .queries import today


@signed_in
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.is_officer:
        raise Denied("no duty")
    waiting = today(actor)
    now = timezone.now()
    late = [one for one in waiting if one.todo.due_at and one.todo.due_at < now]
    entries = [entry for group in desk_menu(actor, request.path) for entry in group["items"]]
    shown = {
        "waiting": waiting,
        "late": len(late),
        "stats": [
            {"label": entry.label, "value": entry.count, "url": entry.url}
            for entry in entries
            if entry.count is not None
        ],
        "others": [entry for entry in entries if entry.count is None],
    }
    return render(request, "desk_home/desk.html", shown)


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
