"""Ideas: the list, one idea, sending one without an account, following it by receipt, supporting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mithaq.commons.access.gates import public, public_page, signed_in
from mithaq.commons.access.policy import Denied, allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.receipts.codes import digests_of, grouped
from mithaq.commons.receipts.holding import receipt_of, with_receipt
from mithaq.kit.browsers import browser_of, with_browser
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import posted, sent
from mithaq.registers.places.models import Zone

from .. import actions
from ..access import OFFICERS, facilitates
from ..addresses import idea_url
from ..enums import SHOWN, Channel, IdeaState, State
from ..forms import IdeaForm, WrittenIdeaForm
from ..models import Cycle, Facilitator, Idea, Support
from ..queries.cycles import sharing_zones
from ..queries.ideas import by_channel, ideas_of, resembling, shown_ideas
from ..queries.votes import projects_from
from ..showing import idea_state_of, listed, way_of
from .public import PAGE_SIZE, year


@public_page
def ideas(request: TownRequest, code: str) -> HttpResponse:
    """All that were published this year; of one zone, one way or one state."""
    row = year(request, code)
    asked = {name: request.GET.get(name, "") for name in ("zone", "channel", "state")}
    informal = request.GET.get("informal") == "1"
    rows = shown_ideas(request.actor, row)
    if informal:
        rows = ideas_of(request.actor).filter(cycle=row, state__in=SHOWN, is_informal=True)
    if asked["zone"]:
        rows = rows.filter(zone__code=asked["zone"])
    if asked["channel"] in Channel.values:
        rows = rows.filter(channel=asked["channel"])
    if asked["state"] in IdeaState.values:
        rows = rows.filter(state=asked["state"])
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "cycle": row,
        "page": page,
        "ideas": listed(page),
        "zones": [(zone.code, zone) for zone in sharing_zones()],
        "channels": Channel.choices,
        "states": [(one.value, one.label) for one in SHOWN if one != IdeaState.MERGED],
        "asked": asked,
        "informal": informal,
        "counts": by_channel(row),
        "collecting": row.state == State.IDEAS,
    }
    return render(request, "investment/ideas.html", context)


@public_page
def idea(request: TownRequest, pk: int) -> HttpResponse:
    """An idea with its examination, its opinion, what was joined to it and what became of it."""
    row = find(request.actor, _whole(), pk=pk)
    return render(request, "investment/idea.html", _idea_context(request, row))


def _whole() -> Any:
    return Idea.objects.select_related(
        "cycle", "zone", "sector", "sheet", "merged_into", "asked_body", "opinion__body", "opinion__meeting"
    )


def _idea_context(request: TownRequest, row: Idea) -> dict[str, Any]:
    actor = request.actor
    project = projects_from([row]).get(row.pk)
    return {
        "idea": row,
        "state": idea_state_of(row),
        "sheet": row.sheet_or_none if row.sheet_or_none and row.sheet_or_none.verdict else None,
        "opinion": getattr(row, "opinion", None),
        "merged": Idea.objects.filter(merged_into=row),
        "backers": row.supports.count(),
        "supported": actor.person is not None
        and Support.objects.filter(idea=row, person=actor.person).exists(),
        "may_support": allowed(actor, "support", row),
        "token": needs_token(request),
        "project": project,
        "way": way_of(row, project),
    }


@never_cache
@sent_from_here
@public
def new(request: TownRequest, code: str) -> HttpResponse:
    """One sentence and a zone are enough. Ideas that say the same are shown before it is sent."""
    row = year(request, code)
    form = IdeaForm(posted(request), request.FILES or None, actor=request.actor, cycle=row)
    is_open = allowed(request.actor, "suggest", row)
    alike = []
    if form.is_bound and is_open and form.is_valid():
        given = form.cleaned_data
        place = given.get("zone")
        if not given["seen_alike"]:
            alike = resembling(
                request.actor,
                row,
                title=given["title"],
                text=given["text"],
                zone=place.pk if place else None,
            )
        if not alike:
            made = sent(
                form,
                lambda: actions.send_idea(by=request.actor, cycle=row, hold=form.too_fast, **form.wanted()),
            )
            if made is not None:
                messages.success(request, gettext("Thank you. Your idea has arrived."))
                return with_receipt(redirect("investment_idea_mine", made.idea.pk), made.receipt)
    context = {
        "cycle": row,
        "form": form,
        "is_open": is_open,
        "alike": [{"idea": one.idea, "url": idea_url(one.idea)} for one in alike],
        "token": needs_token(request),
    }
    return render(request, "investment/idea_form.html", context, status=422 if form.is_bound else 200)


@never_cache
@sent_from_here
@public
def mine(request: TownRequest, pk: int) -> HttpResponse:
    """One's own idea, by account or receipt: what became of it, and taking it back."""
    row = _own(request, pk)
    if row is None:
        return redirect("receipt")
    receipt = receipt_of(request)
    if request.method == "POST":
        try:
            actions.withdraw(by=request.actor, idea=row, receipt=receipt)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, gettext("Your idea is withdrawn."))
        return redirect("investment_idea_mine", pk)
    holds = row.receipt_digest in digests_of(receipt)
    context = {
        **_idea_context(request, row),
        "receipt": grouped(receipt) if holds else "",
        "is_public": row.state in SHOWN,
        "may_withdraw": row.state in (IdeaState.WAITING, IdeaState.PUBLISHED) and row.sheet_or_none is None,
        "token": needs_token(request),
    }
    return render(request, "investment/mine.html", context)


def _own(request: TownRequest, pk: int) -> Idea | None:
    """The idea, for its author or the holder of its receipt; None for everybody else."""
    row = _whole().filter(pk=pk).first()
    if row is None:
        return None
    person = request.actor.person
    signed = person is not None and row.author_id == person.pk
    return row if signed or row.receipt_digest in digests_of(receipt_of(request)) else None


@never_cache
@sent_from_here
@public
@require_POST
def support(request: TownRequest, pk: int) -> HttpResponse:
    """Counted once for an account, once for a browser; taken back by whoever has an account."""
    row = find(request.actor, Idea.objects.all(), pk=pk)
    there = redirect(idea_url(row))
    if request.actor.person is None:
        browser = browser_of(request)
        if actions.support(by=request.actor, idea=row, browser=browser):
            messages.success(request, gettext("Thank you: you are counted."))
        else:
            messages.info(request, gettext("You are counted already."))
        return with_browser(there, browser)
    if request.POST.get("act") == "leave":
        actions.unsupport(by=request.actor, idea=row)
    else:
        actions.support(by=request.actor, idea=row)
        messages.success(request, gettext("You support this idea and will hear what becomes of it."))
    return there


@signed_in
def write_down(request: TownRequest, code: str) -> HttpResponse:
    """What was said in an assembly, on paper, at the counter: by officers, and facilitators in their zone."""
    row = year(request, code)
    if not allowed(request.actor, "write_down", row):
        raise Denied("investment: writing down ideas")
    form = WrittenIdeaForm(posted(request), cycle=row, zones=_zones_of(request, row))
    made = sent(form, lambda: actions.send_idea(by=request.actor, cycle=row, **form.cleaned_data))
    if made is not None:
        again = reverse("investment_write_down", args=[row.code])
        context = {"cycle": row, "idea": made.idea, "receipt": made.receipt, "again": again}
        return render(request, "investment/written_down.html", context)
    context = {"cycle": row, "form": form}
    return render(request, "investment/write_down.html", context, status=422 if form.is_bound else 200)


def _zones_of(request: TownRequest, row: Cycle) -> list[Zone] | None:
    """All of them for officers; for a facilitator theirs alone."""
    if request.actor.has(*OFFICERS):
        return None
    beside = Facilitator.objects.filter(facilitates(request.actor), cycle=row).values("zone")
    found = list(Zone.objects.filter(pk__in=beside))
    if not found:
        raise Http404
    return found
