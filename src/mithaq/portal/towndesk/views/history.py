"""What was done to the town itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import officers
from mithaq.commons.audit.lines import history_for_desk

from .shared import enter, show


@officers("town.settings")
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    _actor, town = enter(request)
    return show(request, "desk_town_history", "history.html", {"entries": history_for_desk(town)})
