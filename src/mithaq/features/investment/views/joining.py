"""The open call, applying without an account, and the workspace of facilitators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from mithaq.commons.access.gates import public, public_page, signed_in
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.receipts.codes import digests_of, grouped
from mithaq.commons.receipts.holding import receipt_of, with_receipt
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import posted, sent

from .. import actions
from ..access import facilitates
from ..enums import RUNNING, IdeaState, State
from ..forms import ApplicationForm, AttestForm
from ..models import Application, Attestation, Call, Facilitator, Idea
from ..queries.ideas import liaisons_of, shown_ideas
from ..showing import fate_of, listed, state_of


@public_page
def call(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Call.objects.select_related("cycle"), pk=pk)
    context = {"call": row, "is_open": allowed(request.actor, "apply", row)}
    return render(request, "investment/call.html", context)


@never_cache
@sent_from_here
@public
def apply_for(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Call.objects.select_related("cycle"), pk=pk)
    is_open = allowed(request.actor, "apply", row)
    form = ApplicationForm(posted(request))
    if form.is_bound and not is_open:
        form.add_error(None, gettext("This call is closed. Nothing was sent; your words are still below."))
    made = sent(form, lambda: actions.apply_for(by=request.actor, call=row, **form.wanted()))
    if made is not None:
        messages.success(request, gettext("Thank you. Your application has arrived."))
        return with_receipt(redirect("investment_application", made.application.pk), made.receipt)
    context = {"call": row, "form": form, "is_open": is_open, "token": needs_token(request)}
    return render(request, "investment/apply.html", context, status=422 if form.is_bound else 200)


@never_cache
@public
def application(request: TownRequest, pk: int) -> HttpResponse:
    """One's own application and its outcome, by account or receipt."""
    row = Application.objects.select_related("call__cycle").filter(pk=pk).first()
    person, receipt = request.actor.person, receipt_of(request)
    holds = row is not None and row.receipt_digest in digests_of(receipt)
    if row is None or not (holds or (person is not None and row.person_id == person.pk)):
        return redirect("receipt")
    context = {"application": row, "fate": fate_of(row), "receipt": grouped(receipt) if holds else ""}
    return render(request, "investment/application.html", context)


@signed_in
def workspace(request: TownRequest) -> HttpResponse:
    """A facilitator's zones: ideas, questions to agencies, and their word under the result."""
    rows = Facilitator.objects.filter(facilitates(request.actor), cycle__state__in=RUNNING)
    beside = []
    for one in rows.select_related("cycle", "zone", "organisation").order_by("-cycle__year", "zone"):
        mine = shown_ideas(request.actor, one.cycle).filter(zone=one.zone)
        beside.append(
            {
                "facilitator": one,
                "state": state_of(one.cycle),
                "ideas": listed(mine[:20]),
                "waiting": Idea.objects.filter(
                    cycle=one.cycle, zone=one.zone, state=IdeaState.WAITING
                ).count(),
                "liaisons": liaisons_of(request.actor, one.cycle).filter(idea__zone=one.zone),
                "attestation": Attestation.objects.filter(cycle=one.cycle, zone=one.zone).first(),
                "may_write": allowed(request.actor, "write_down", one.cycle),
                "may_attest": one.cycle.state in (State.COUNTED, State.ADOPTED, State.FOLLOWING),
            }
        )
    return render(request, "investment/workspace.html", {"beside": beside})


@signed_in
def attest(request: TownRequest, pk: int) -> HttpResponse:
    rows = Facilitator.objects.filter(facilitates(request.actor)).select_related("cycle", "zone")
    row = rows.filter(pk=pk).first()
    if row is None:
        return redirect("investment_workspace")
    form = AttestForm(posted(request))
    if sent(form, lambda: actions.attest(by=request.actor, facilitator=row, **form.cleaned_data)):
        messages.success(request, gettext("Thank you. Your word stands under the result."))
        return redirect("investment_workspace")
    context = {"facilitator": row, "form": form}
    return render(request, "investment/attest.html", context, status=422 if form.is_bound else 200)
