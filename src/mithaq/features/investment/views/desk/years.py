"""What officers do to a year: forms with one action each, and the buttons of its page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import bring_page, told
from mithaq.kit.formats import number
from mithaq.kit.lists import ListForm
from mithaq.kit.rowforms import posted, sent
from mithaq.registers.bodies.forms import read_subject, subjects_to_work_on
from mithaq.registers.bodies.queries import body_for
from mithaq.registers.places.models import Zone

from ... import actions
from ...actions.archive import COLUMNS
from ...addresses import desk_cycle_url
from ...enums import State
from ...forms import (
    AdoptForm,
    CalendarForm,
    CallForm,
    CycleForm,
    DecisionForm,
    EquipmentForm,
    FacilitatorForm,
    MemberForm,
    MissingForm,
    NewCycleForm,
    SectorForm,
    SessionForm,
    VoteForm,
)
from ...models import Application, Call, Cycle, Facilitator, Member
from .shared import at_desk, form_page


def cycle_at_desk(request: TownRequest, pk: int) -> Cycle:
    return find(request.actor, Cycle.objects.all(), "edit", pk=pk)


def cycle_form(
    request: TownRequest, row: Cycle, form: Any, act: Callable[[], Any], heading: str
) -> HttpResponse:
    """A form about one year, and back to the year."""
    return form_page(request, form, act, heading=heading, back=desk_cycle_url(row), intro=row.title)


@at_desk
def new(request: TownRequest) -> HttpResponse:
    form = NewCycleForm(posted(request))
    made = sent(form, lambda: actions.create_cycle(by=request.actor, **form.cleaned_data))
    if made is not None:
        return redirect(desk_cycle_url(made))
    return form_page(
        request,
        form,
        lambda: None,
        heading=gettext("New year of the programme"),
        back=reverse("desk_investment"),
    )


@at_desk
def archive(request: TownRequest) -> HttpResponse:
    home = reverse("desk_investment")

    def read(form: ListForm) -> str:
        done = actions.import_archive(by=request.actor, text=form.cleaned_data["text"])
        told_ = ngettext(
            "%(projects)s project of earlier years brought in.",
            "%(projects)s projects of earlier years brought in.",
            done.projects,
        )
        return told_ % {"projects": number(done.projects)}

    return bring_page(
        request,
        read,
        heading=gettext("Bring in earlier years"),
        back=home,
        trail=[(gettext("Investment programme"), home)],
        intro=gettext(
            "One line for each project. Either all lines come in, or none; a year that is there already is refused."
        ),
        columns=[("", code) for code in COLUMNS],
    )


@at_desk
def edit(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = CycleForm(posted(request), row=row)
    return cycle_form(
        request,
        row,
        form,
        lambda: actions.change_cycle(
            by=request.actor,
            cycle=row,
            fields=form.wanted(name for name in form.cleaned_data if name != "seen"),
            seen=form.cleaned_data["seen"],
        ),
        gettext("Rules and money"),
    )


@at_desk
def calendar(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = CalendarForm(posted(request), cycle=row)
    return cycle_form(
        request,
        row,
        form,
        lambda: actions.set_calendar(by=request.actor, cycle=row, dates=form.dates),
        gettext("Calendar"),
    )


@at_desk
def new_call(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = CallForm(posted(request))
    return cycle_form(
        request,
        row,
        form,
        lambda: actions.draft_call(by=request.actor, cycle=row, **form.cleaned_data),
        gettext("New call for members"),
    )


@at_desk
def new_member(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = MemberForm(posted(request))
    return cycle_form(
        request,
        row,
        form,
        lambda: actions.add_member(by=request.actor, cycle=row, **form.cleaned_data),
        gettext("Enter a member"),
    )


@at_desk
def facilitator(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = FacilitatorForm(posted(request))
    return cycle_form(
        request,
        row,
        form,
        lambda: actions.assign_facilitator(by=request.actor, cycle=row, **form.cleaned_data),
        gettext("Assign a facilitator"),
    )


@at_desk
def missing(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = MissingForm(posted(request))
    return cycle_form(
        request,
        row,
        form,
        lambda: actions.explain_missing(by=request.actor, cycle=row, **form.cleaned_data),
        gettext("No facilitator attests a zone"),
    )


@at_desk
def sector(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    start = {"order": row.sectors.count() + 1}
    asked = request.GET.get("order", "")
    if asked.isdigit() and (present := row.sectors.filter(order=int(asked)).first()):
        start = {name: getattr(present, name) for name in SectorForm.base_fields}
    form = SectorForm(posted(request), initial=start)
    return cycle_form(
        request,
        row,
        form,
        lambda: actions.set_sector(by=request.actor, cycle=row, **form.cleaned_data),
        gettext("Table of sectors"),
    )


@at_desk
def session(request: TownRequest, pk: int) -> HttpResponse:
    """One question for each commitment that has no working group yet: who coordinates it."""
    row = cycle_at_desk(request, pk)
    lines = [line for _group, found in subjects_to_work_on(request.actor)[1:] for line in found]
    subjects = {key: subject for key, _label in lines if (subject := read_subject(request.actor, key))}
    open_ones = [(key, label) for key, label in lines if key in subjects and body_for(subjects[key]) is None]
    form = SessionForm(posted(request), subjects=open_ones, initial={"on": timezone.localdate()})
    return form_page(
        request,
        form,
        lambda: (
            actions.open_session(
                by=request.actor,
                cycle=row,
                on=form.cleaned_data["on"],
                groups=[(subjects[key], person) for key, person in form.chosen.items()],
            )
            or row
        ),
        heading=gettext("Open the annual session"),
        back=desk_cycle_url(row),
        intro=_(
            "Each commitment gets its working group with the coordinator chosen here; the meetings of this "
            "quarter and the next stand in the calendar at once."
        ),
        saying=gettext("Open the session"),
    )


@at_desk
def vote(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    days = row.phases.filter(code=State.VOTING).first()
    start = {"opens_on": days.starts_on, "closes_on": days.ends_on} if days else {}
    form = VoteForm(posted(request), initial=start)

    def make() -> Any:
        given = form.cleaned_data
        return actions.make_election(
            by=request.actor,
            cycle=row,
            roll=given["roll"],
            rehearsal=given["rehearsal"],
            opens_at=_at(given["opens_on"], 8),
            closes_at=_at(given["closes_on"], 20),
        )

    return form_page(
        request,
        form,
        make,
        heading=gettext("Prepare the vote"),
        back=desk_cycle_url(row),
        intro=_(
            "Every zone with two feasible ideas at least gets its envelope on the ballot. "
            "Check it among the votes, then freeze it there: from then on prices and rules cannot change."
        ),
    )


def _at(day: dt.date, hour: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


@at_desk
def adopt(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = AdoptForm(posted(request))
    return form_page(
        request,
        form,
        lambda: actions.adopt_result(by=request.actor, cycle=row, **form.cleaned_data) or row,
        heading=gettext("Adopt the result"),
        back=desk_cycle_url(row),
        intro=_(
            "Compare the rules on the page of the vote before. Winners become projects; "
            "their authors and supporters are told."
        ),
    )


@at_desk
def equipment(request: TownRequest, pk: int) -> HttpResponse:
    zone = get_object_or_404(Zone, pk=pk)
    form = EquipmentForm(posted(request), zone=zone)
    return form_page(
        request,
        form,
        lambda: actions.set_equipment(by=request.actor, zone=zone, rows=form.rows) or zone,
        heading=gettext("What the zone has"),
        back=reverse("desk_investment"),
        intro=zone.name,
    )


@at_desk
def decide(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Application.objects.select_related("call__cycle"), "decide", pk=pk)
    form = DecisionForm(posted(request))
    return form_page(
        request,
        form,
        lambda: actions.decide_application(
            by=request.actor,
            application=row,
            accept=form.cleaned_data["accept"] == "yes",
            reason=form.cleaned_data["reason"],
        ),
        heading=f"{row.get_category_display()}: {row.institution or row.name}",
        back=desk_cycle_url(row.call.cycle),
        intro=row.statement,
    )


@at_desk
@require_POST
def act(request: TownRequest, pk: int) -> HttpResponse:
    """The buttons of the page: share the money, go on, publish a call, end a membership or a facilitation."""
    row = cycle_at_desk(request, pk)
    by = request.actor
    name, _colon, number_ = request.POST.get("act", "").partition(":")
    match name:
        case "share":
            said = gettext("The money is shared.")
            told(request, lambda: actions.share_money(by=by, cycle=row), said)
        case "move" if number_ in State.values:
            said = gettext("The year goes on.")
            told(request, lambda: actions.move(by=by, cycle=row, to=number_), said)
        case "publish":
            call = get_object_or_404(Call, pk=_number(number_), cycle=row)
            told(request, lambda: actions.publish_call(by=by, call=call), gettext("The call is published."))
        case "leave":
            member = get_object_or_404(Member, pk=_number(number_), cycle=row)
            said = gettext("The membership is ended.")
            told(request, lambda: actions.end_membership(by=by, member=member), said)
        case "end":
            one = get_object_or_404(Facilitator, pk=_number(number_), cycle=row)
            said = gettext("The facilitator’s work is ended.")
            told(request, lambda: actions.end_facilitator(by=by, facilitator=one), said)
        case _:
            raise Http404
    return redirect(desk_cycle_url(row))


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0
