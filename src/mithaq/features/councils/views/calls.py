"""Calls for nominations as everybody sees them: criteria, nominees against each of them, who was chosen."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.gates import public_page, signed_in
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.rowforms import posted, sent

from .. import actions
from ..enums import SHOWN, CallState
from ..forms import NominationForm
from ..models import Call, Nominee
from ..queries import calls_of, standings
from ..showing import call_state_of

PAGE_SIZE = 20


@public_page
def calls(request: TownRequest) -> HttpResponse:
    page = Paginator(calls_of(request.actor), PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [{"call": one, "state": call_state_of(one)} for one in page]
    return render(request, "councils/calls.html", {"page": page, "calls": lines})


@public_page
def call(request: TownRequest, pk: int) -> HttpResponse:
    actor = request.actor
    row = find(actor, Call.objects.select_related("body", "criteria_decision", "choice_decision"), pk=pk)
    mine = Nominee.objects.none()
    if actor.person is not None and row.state in (CallState.OPEN, CallState.CLOSED):
        mine = Nominee.objects.filter(call=row, nominated_by=actor.person, withdrawn_at__isnull=True)
    context = {
        "call": row,
        "state": call_state_of(row),
        "criteria": row.criteria.all(),
        "is_open": row.state == CallState.OPEN,
        "standings": standings(actor, row) if row.state in SHOWN else [],
        "examined": row.state in SHOWN,
        "is_decided": row.state == CallState.DECIDED,
        "mine": mine,
    }
    return render(request, "councils/call.html", context)


@signed_in
def nominate(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Call.objects.select_related("body"), pk=pk)
    form = NominationForm(posted(request))
    made = sent(form, lambda: actions.nominate(by=request.actor, call=row, **form.wanted()))
    if made is not None:
        messages.success(
            request, gettext("The nomination has arrived. It is published once nominations are closed.")
        )
        return redirect("nomination_call", row.pk)
    context = {
        "call": row,
        "form": form,
        "criteria": row.criteria.all(),
        "is_open": allowed(request.actor, "nominate", row),
    }
    return render(request, "councils/nominate.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def withdraw(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Nominee.objects.select_related("call"), "withdraw", pk=pk)
    try:
        actions.withdraw_nominee(by=request.actor, nominee=row)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, gettext("The nomination is withdrawn."))
    return redirect("nomination_call", row.call_id)
