"""Calls for nominations at the desk: criteria, the vote on them, nominees, scores, the choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column, Filter
from mithaq.kit.desk.forms import told
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...access import OFFICERS
from ...addresses import call_url, desk_call_url
from ...enums import CallState
from ...forms import CallForm, ChoiceForm, CriteriaForm, NominationForm, OpenCallForm, ScoreForm
from ...models import Call, Nominee
from ...queries import standings
from ...showing import call_state_of
from .shared import at_desk, body_at_desk, form_page


class CallDesk(OfficersDesk):
    code = "councils_calls"
    label = _("Calls for nominations")
    intro = _(
        "Begun on the desk page of a body. Criteria first: nominations open once the body adopted them."
    )
    grants = OFFICERS
    model = Call
    related = ("body", "criteria_decision", "choice_decision")
    ordering = ("-made_at",)
    columns = (
        Column("title", _("Title"), main=True),
        Column("body", _("Body"), value="body.name"),
        Column("places", _("Places"), kind="number"),
        Column("state", _("State"), value=call_state_of, kind="chip", sort="state"),
        Column("closes_on", _("Last day"), kind="day", sort="closes_on"),
    )
    filters = (
        Filter(
            code="state",
            label=_("State"),
            choices=CallState.choices,
            where=lambda rows, value: rows.filter(state=value),
        ),
    )
    empty_words = _("Begin one on the desk page of a body.")
    detail_template = "councils/desk/call.html"

    def acts(self, actor: Actor, obj: Call) -> Sequence[dict[str, Any]]:
        found = [{"label": gettext("See its page"), "url": call_url(obj), "tone": "quiet"}]
        if not allowed(actor, "edit", obj):
            return found
        wanted = {
            CallState.DRAFT: [(gettext("Criteria"), "criteria")],
            CallState.AGREEING: [(gettext("Criteria"), "criteria"), (gettext("Open nominations"), "open")],
            CallState.OPEN: [(gettext("Enter a nomination"), "nominate")],
            CallState.CLOSED: [(gettext("Put the choice to the body"), "choice")],
            CallState.CHOOSING: [(gettext("Put the choice to the body"), "choice")],
        }.get(CallState(obj.state), [])
        return [
            *found,
            *(
                {
                    "label": label,
                    "url": reverse(f"desk_councils_calls_{name}", args=[obj.pk]),
                    "tone": "quiet",
                }
                for label, name in wanted
            ),
        ]

    def context(self, actor: Actor, obj: Call | None) -> dict[str, Any]:
        if obj is None:
            return {}
        may_edit = allowed(actor, "edit", obj)
        return {
            "may_edit": may_edit,
            "may_ask": may_edit and obj.state in (CallState.DRAFT, CallState.AGREEING),
            "may_close": may_edit and obj.state == CallState.OPEN,
            "may_score": may_edit and obj.state == CallState.CLOSED,
            "may_announce": may_edit and obj.state == CallState.CHOOSING,
            "criteria": obj.criteria.all(),
            "standings": standings(actor, obj),
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/<int:pk>/", new, name="desk_councils_calls_new"),
            path("<int:pk>/criteria/", criteria, name="desk_councils_calls_criteria"),
            path("<int:pk>/open/", open_, name="desk_councils_calls_open"),
            path("<int:pk>/nominate/", nominate, name="desk_councils_calls_nominate"),
            path("<int:pk>/choice/", choice, name="desk_councils_calls_choice"),
            path("<int:pk>/act/", act, name="desk_councils_calls_act"),
            path("nominees/<int:pk>/", score, name="desk_councils_calls_score"),
            *super().urls(),
        ]


def call_at_desk(request: TownRequest, pk: int) -> Call:
    return find(request.actor, Call.objects.select_related("body"), "edit", pk=pk)


@at_desk
def new(request: TownRequest, pk: int) -> HttpResponse:
    body = body_at_desk(request, pk)
    form = CallForm(posted(request))
    made = sent(
        form,
        lambda: actions.draft_call(
            by=request.actor,
            body=body,
            criteria=form.criteria,
            **{name: form.cleaned_data[name] for name in ("title", "text", "places")},
        ),
    )
    if made is not None:
        return redirect(desk_call_url(made))
    back = reverse("desk_bodies_object", args=[body.pk])
    return form_page(request, form, gettext("New call for nominations"), back, intro=body.name)


@at_desk
def criteria(request: TownRequest, pk: int) -> HttpResponse:
    row = call_at_desk(request, pk)
    form = CriteriaForm(posted(request), call=row)
    if sent(form, lambda: actions.set_criteria(by=request.actor, call=row, criteria=form.criteria)):
        return redirect(desk_call_url(row))
    return form_page(request, form, gettext("Criteria"), desk_call_url(row), intro=row.title)


@at_desk
def open_(request: TownRequest, pk: int) -> HttpResponse:
    row = call_at_desk(request, pk)
    form = OpenCallForm(posted(request))
    if sent(form, lambda: actions.open_call(by=request.actor, call=row, **form.cleaned_data)):
        return redirect(desk_call_url(row))
    return form_page(request, form, gettext("Open nominations"), desk_call_url(row), intro=row.title)


@at_desk
def nominate(request: TownRequest, pk: int) -> HttpResponse:
    """One that came on paper or by phone."""
    row = call_at_desk(request, pk)
    form = NominationForm(posted(request), initial={"whose": "other"})
    wanted = sent(
        form,
        lambda: actions.nominate(
            by=request.actor, call=row, **(form.wanted() | {"is_self": False, "agreed": True})
        ),
    )
    if wanted is not None:
        return redirect(desk_call_url(row))
    return form_page(request, form, gettext("Enter a nomination"), desk_call_url(row), intro=row.title)


@at_desk
def score(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Nominee.objects.select_related("call__body"), "edit", pk=pk)
    form = ScoreForm(posted(request), nominee=row)
    made = sent(form, lambda: actions.score_nominee(by=request.actor, nominee=row, met=form.met) or row)
    if made is not None:
        return redirect(desk_call_url(row.call))
    return form_page(request, form, row.name, desk_call_url(row.call), intro=row.call.title)


@at_desk
def choice(request: TownRequest, pk: int) -> HttpResponse:
    row = call_at_desk(request, pk)
    form = ChoiceForm(posted(request), call=row)
    made = sent(form, lambda: actions.ask_about_choice(by=request.actor, call=row, **form.cleaned_data))
    if made is not None:
        return redirect(desk_call_url(row))
    return form_page(
        request, form, gettext("Put the choice to the body"), desk_call_url(row), intro=row.title
    )


@at_desk
@require_POST
def act(request: TownRequest, pk: int) -> HttpResponse:
    row = call_at_desk(request, pk)
    by = request.actor
    match request.POST.get("act", ""):
        case "ask":
            said = gettext("The members are asked about the criteria, which are locked from now on.")
            told(request, lambda: actions.ask_about_criteria(by=by, call=row), said)
        case "close":
            said = gettext("Nominations are closed and published.")
            told(request, lambda: actions.close_call(by=by, call=row), said)
        case "announce":
            said = gettext("The choice is announced.")
            told(request, lambda: actions.announce_choice(by=by, call=row), said)
        case _:
            raise Http404
    return redirect(desk_call_url(row))
