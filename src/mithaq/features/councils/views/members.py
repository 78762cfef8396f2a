"""A member answers for their seat."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from mithaq.commons.access.gates import signed_in
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.rowforms import posted, sent

from .. import actions
from ..enums import State
from ..forms import PositionForm
from ..models import Position
from ..queries import interests_in_the_way


@signed_in
def position(request: TownRequest, pk: int) -> HttpResponse:
    """The ballot, or the warning that an interest keeps its reader from it."""
    rows = Position.objects.select_related("round__decision__body", "seat__person")
    row = find(request.actor, rows, "cast", pk=pk)
    decision = row.round.decision
    interests = interests_in_the_way(decision, row.seat)
    form = PositionForm(posted(request), row=row)
    given = sent(
        form,
        lambda: actions.cast(by=request.actor, position=row, **form.wanted(("choice", "reason", "seen"))),
    )
    if given is not None:
        messages.success(
            request, gettext("Your position is recorded. You may change it until the round is closed.")
        )
        return redirect("decision", decision.pk)
    context = {
        "position": row,
        "round": row.round,
        "decision": decision,
        "form": form,
        "interests": interests,
        "is_open": decision.state == State.OPEN and row.round.closed_at is None,
    }
    return render(request, "councils/position.html", context, status=422 if form.is_bound else 200)
