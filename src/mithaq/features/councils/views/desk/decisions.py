"""The officers' table of decisions, one of them with its roll, and what the secretariat does with it."""

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
from mithaq.registers.bodies.models import Body
from mithaq.registers.bodies.queries import bodies_of

from ... import actions
from ...access import OFFICERS, keeps
from ...actions.deciding import FIELDS
from ...addresses import decision_url, desk_decision_url
from ...enums import DECIDED, WRITABLE, Kind, State
from ...forms import BodyForm, DecisionForm, MinutesForm, NewDecisionForm, PositionForm, WithdrawForm
from ...models import Decision, Position
from ...queries import rounds_of
from ...showing import state_of, tally_of
from . import following
from .shared import at_desk, body_at_desk, form_page


class DecisionDesk(OfficersDesk):
    code = "councils"
    label = _("Decisions")
    intro = _("Put a question to the members, write down what they say, count, and see what becomes of it.")
    grants = OFFICERS
    model = Decision
    related = ("body", "meeting")
    ordering = ("-proposed_at",)
    columns = (
        Column("title", _("Title"), main=True),
        Column("body", _("Body"), value="body.name"),
        Column("kind", _("Kind"), value=lambda row: row.get_kind_display()),
        Column("state", _("State"), value=state_of, kind="chip", sort="state"),
        Column("rule", _("Decided by"), value=lambda row: row.get_rule_display()),
        Column("decided_at", _("Decided"), kind="day", sort="decided_at"),
    )
    filters = (
        Filter(
            code="state",
            label=_("State"),
            choices=State.choices,
            where=lambda rows, value: rows.filter(state=value),
        ),
        Filter(
            code="kind",
            label=_("Kind"),
            choices=Kind.choices,
            where=lambda rows, value: rows.filter(kind=value),
        ),
        Filter(
            code="body",
            label=_("Body"),
            choices=lambda actor: [(body.slug, str(body.name)) for body in bodies_of(actor)],
            where=lambda rows, value: rows.filter(body__slug=value),
        ),
    )
    empty_words = _("Prepare the first question to the members of a body.")
    detail_template = "councils/desk/decision.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_councils_choose")

    def acts(self, actor: Actor, obj: Decision) -> Sequence[dict[str, Any]]:
        found = [{"label": gettext("See its page"), "url": decision_url(obj), "tone": "quiet"}]
        if not allowed(actor, "edit", obj):
            return found
        wanted = []
        if obj.state in WRITABLE:
            wanted.append((gettext("Change"), "desk_councils_edit"))
        if obj.state in DECIDED and obj.meeting_id is None:
            wanted.append((gettext("Write it into minutes"), "desk_councils_minutes"))
        if obj.state not in (*DECIDED, State.WITHDRAWN):
            wanted.append((gettext("Withdraw"), "desk_councils_withdraw"))
        links = [
            {"label": label, "url": reverse(name, args=[obj.pk]), "tone": "quiet"} for label, name in wanted
        ]
        return [*found, *links]

    def context(self, actor: Actor, obj: Decision | None) -> dict[str, Any]:
        if obj is None:
            return {}
        rounds = [
            {
                "round": one,
                "tally": tally_of(one) if one.counts else "",
                "roll": list(one.positions.all()),
                "cast": sum(bool(place.choice) for place in one.positions.all()),
            }
            for one in rounds_of(obj)
        ]
        may_edit = allowed(actor, "edit", obj)
        return {
            "rounds": rounds,
            "may_edit": may_edit,
            "may_open": may_edit and obj.state in WRITABLE,
            "may_close": may_edit and obj.state == State.OPEN,
            "may_end": may_edit and obj.state == State.PAUSED,
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", choose, name="desk_councils_choose"),
            path("new/<int:pk>/", new, name="desk_councils_new"),
            path("<int:pk>/edit/", edit, name="desk_councils_edit"),
            path("<int:pk>/act/", act, name="desk_councils_act"),
            path("<int:pk>/withdraw/", withdraw, name="desk_councils_withdraw"),
            path("<int:pk>/minutes/", minutes, name="desk_councils_minutes"),
            path("positions/<int:pk>/", position, name="desk_councils_position"),
            path("positions/<int:pk>/interest/", interest, name="desk_councils_interest"),
            path("follow-up/<int:pk>/", following.follow_up, name="desk_councils_follow_up"),
            path("follow-up/<int:pk>/new/", following.new_item, name="desk_councils_item_new"),
            path("items/<int:pk>/", following.new_step, name="desk_councils_step"),
            *super().urls(),
        ]


def decision_at_desk(request: TownRequest, pk: int) -> Decision:
    return find(request.actor, Decision.objects.select_related("body", "meeting"), "edit", pk=pk)


def position_at_desk(request: TownRequest, pk: int) -> Position:
    rows = Position.objects.select_related("round__decision__body", "seat__person")
    row = find(request.actor, rows, pk=pk)
    if not allowed(request.actor, "edit", row.round.decision):
        raise Http404
    return row


@at_desk
def choose(request: TownRequest) -> HttpResponse:
    """Whose decision it is to be."""
    bodies = Body.objects.filter(keeps(request.actor, ""), closed_on__isnull=True).order_by("kind", "pk")
    form = BodyForm(posted(request), bodies=bodies)
    if form.is_bound and form.is_valid():
        return redirect("desk_councils_new", form.cleaned_data["body"].pk)
    return form_page(
        request, form, gettext("New decision"), reverse("desk_councils"), saying=gettext("Continue")
    )


@at_desk
def new(request: TownRequest, pk: int) -> HttpResponse:
    body = body_at_desk(request, pk)
    form = NewDecisionForm(posted(request), body=body, actor=request.actor)
    made = sent(
        form,
        lambda: actions.draft_decision(
            by=request.actor,
            body=body,
            subject=form.chosen_subject,
            **form.wanted((*FIELDS, "organisations")),
        ),
    )
    if made is not None:
        return redirect(desk_decision_url(made))
    return form_page(request, form, gettext("New decision"), reverse("desk_councils"), intro=body.name)


@at_desk
def edit(request: TownRequest, pk: int) -> HttpResponse:
    row = decision_at_desk(request, pk)
    form = DecisionForm(posted(request), row=row, body=row.body)
    made = sent(
        form,
        lambda: actions.change_decision(
            by=request.actor,
            decision=row,
            fields=form.wanted(FIELDS),
            **form.wanted(("organisations", "seen")),
        ),
    )
    if made is not None:
        return redirect(desk_decision_url(row))
    return form_page(request, form, gettext("Change"), desk_decision_url(row), intro=row.title)


@at_desk
@require_POST
def act(request: TownRequest, pk: int) -> HttpResponse:
    """Ask the members, close the round, or end it."""
    row = decision_at_desk(request, pk)
    seen = request.POST.get("cast", "")
    seen_cast = int(seen) if seen.isascii() and seen.isdigit() else None
    by = request.actor
    match request.POST.get("act", ""):
        case "open":
            said = gettext("The members are asked; those with an account are told.")
            told(request, lambda: actions.open_round(by=by, decision=row), said)
        case "close":
            said = gettext("The round is closed and counted.")
            told(request, lambda: actions.close_round(by=by, decision=row, seen_cast=seen_cast), said)
        case "end":
            said = gettext("It is not adopted, and published so.")
            told(request, lambda: actions.end_decision(by=by, decision=row), said)
        case _:
            raise Http404
    return redirect(desk_decision_url(row))


@at_desk
def withdraw(request: TownRequest, pk: int) -> HttpResponse:
    row = decision_at_desk(request, pk)
    form = WithdrawForm(posted(request))
    made = sent(form, lambda: actions.withdraw_decision(by=request.actor, decision=row, **form.cleaned_data))
    if made is not None:
        return redirect(desk_decision_url(row))
    return form_page(request, form, gettext("Withdraw"), desk_decision_url(row), intro=row.title)


@at_desk
def minutes(request: TownRequest, pk: int) -> HttpResponse:
    row = decision_at_desk(request, pk)
    form = MinutesForm(posted(request), decision=row)
    made = sent(form, lambda: actions.enter_in_minutes(by=request.actor, decision=row, **form.cleaned_data))
    if made is not None:
        return redirect(desk_decision_url(row))
    return form_page(request, form, gettext("Write it into minutes"), desk_decision_url(row), intro=row.title)


@at_desk
def position(request: TownRequest, pk: int) -> HttpResponse:
    """What a member said at the table."""
    row = position_at_desk(request, pk)
    decision = row.round.decision
    form = PositionForm(posted(request), row=row)
    made = sent(
        form,
        lambda: actions.cast(by=request.actor, position=row, **form.wanted(("choice", "reason", "seen"))),
    )
    if made is not None:
        return redirect(desk_decision_url(decision))
    heading = gettext("Position of %(name)s") % {"name": row.seat.shown_name}
    return form_page(request, form, heading, desk_decision_url(decision), intro=decision.title)


@at_desk
@require_POST
def interest(request: TownRequest, pk: int) -> HttpResponse:
    row = position_at_desk(request, pk)
    said = gettext("This member is kept from the vote.")
    told(request, lambda: actions.keep_out(by=request.actor, position=row), said)
    return redirect(desk_decision_url(row.round.decision))
