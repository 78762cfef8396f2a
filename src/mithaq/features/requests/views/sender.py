"""A sender's own page: what became of it, and what one can still do; and "me too" of others."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import system
from mithaq.commons.access.gates import public
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.files.queries import attachments_of
from mithaq.commons.receipts.codes import digests_of, grouped
from mithaq.commons.receipts.holding import receipt_of
from mithaq.kit.browsers import browser_of, with_browser
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import done

from .. import actions
from ..access import holds
from ..actions.filing import question_lines
from ..enums import State
from ..forms import ContestForm, MessageForm, PhotoForm, RatingForm
from ..models import Request
from ..showing import place_of, title_of, way_of


@never_cache
@sent_from_here
@public
def mine(request: TownRequest, pk: int) -> HttpResponse:
    """For whoever sent it: by account, or by the receipt in this browser."""
    receipt = receipt_of(request)
    row = (
        Request.objects.filter(pk=pk).select_related("category", "zone", "unit", "author", "partner").first()
    )
    if row is None or not holds(request.actor, row, receipt):
        return redirect("receipt")
    asked: dict[str, Form] = {}
    if request.method == "POST":
        name = request.POST.get("act", "")
        form, said = _act(request, row, name, receipt)
        if said:
            messages.success(request, said)
            return redirect("request_mine", row.pk)
        if form is not None:
            asked[name] = form
        row.refresh_from_db()
    return _shown(request, row, receipt, asked)


def _act(request: TownRequest, row: Request, name: str, receipt: str) -> tuple[Form | None, str]:
    """(the form with what is wrong, "" ) or (None, what was done)."""
    common: dict[str, Any] = {"by": request.actor, "request": row, "receipt": receipt}
    acts: dict[str, tuple[type[Form], Any, str]] = {
        "write": (MessageForm, actions.write_back, gettext("Your message has arrived.")),
        "photo": (PhotoForm, actions.add_photo, gettext("Your photo has arrived.")),
        "contest": (ContestForm, actions.contest, gettext("Another officer will look at it again.")),
        "rate": (RatingForm, actions.rate, gettext("Thank you: your rating is counted.")),
        "withdraw": (Form, actions.withdraw, gettext("Your request is withdrawn.")),
    }
    if name not in acts:
        return None, ""
    form_class, act, said = acts[name]
    form = form_class(request.POST, request.FILES)
    if form.is_valid() and done(form, lambda: act(**common, **form.cleaned_data)):
        return None, said
    return form, ""


def _shown(request: TownRequest, row: Request, receipt: str, asked: dict[str, Form]) -> HttpResponse:
    steps = list(row.steps.select_related("unit"))
    files = list(attachments_of(system(row.municipality), row))
    context = {
        "request_row": row,
        "title": title_of(row),
        "place": place_of(row),
        "questions": question_lines(row),
        "clock": clock_of("requests.second" if row.state == State.CONTESTED else "requests.answer", row),
        "way": way_of(steps),
        "talk": [one for one in row.messages.all() if not one.is_note],
        "photos": sum(one.kind == "photo" and one.original_id is None for one in files),
        "proof": [one for one in files if one.kind == "proof" and one.is_public],
        "receipt": grouped(receipt) if row.receipt_digest in digests_of(receipt) else "",
        "token": needs_token(request),
        "scores": scores(),
        "write_form": asked.get("write") or MessageForm(),
        "photo_form": asked.get("photo") or PhotoForm(),
        "contest_form": asked.get("contest") or ContestForm(),
        "problem": next(iter(asked.values()), None),
    }
    return render(request, "requests/mine.html", context, status=422 if asked else 200)


def scores() -> list[tuple[int, str]]:
    return [
        (5, gettext("very good")),
        (4, gettext("good")),
        (3, gettext("middling")),
        (2, gettext("bad")),
        (1, gettext("very bad")),
    ]


@never_cache
@sent_from_here
@public
@require_POST
def me_too(request: TownRequest, pk: int) -> HttpResponse:
    """Counted once for an account, once for a browser."""
    row = find(request.actor, Request.objects.select_related("category"), pk=pk)
    browser = browser_of(request)
    if actions.support(by=request.actor, request=row, browser=browser):
        messages.success(request, gettext("Thank you: you are counted."))
    else:
        messages.info(request, gettext("You are counted already."))
    response = redirect("request", row.pk)
    return with_browser(response, browser) if request.actor.person is None else response
