"""Years of the programme at the desk: rules, calendar, money, members, facilitators, the vote, the archive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column, Filter
from mithaq.kit.formats import money, number
from mithaq.kit.lists import LineProblem, ListForm, WrongLines
from mithaq.kit.rowforms import posted, sent
from mithaq.registers.bodies.forms import read_subject, subjects_to_work_on
from mithaq.registers.bodies.queries import body_for
from mithaq.registers.places.models import Zone

from ... import actions
from ...access import OFFICERS, RUN
from ...actions.archive import COLUMNS
from ...addresses import cycle_url, desk_cycle_url
from ...enums import BY_THE_VOTE, MOVES, OPEN_RULES, Fate, Kind, State
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
from ...models import Application, Attestation, Call, Cycle, Facilitator, Member
from ...queries.cycles import composition, envelopes_of, sharing_zones
from ...queries.votes import election_of
from ...showing import calendar_of, fate_of, state_of
from .shared import at_desk, form_page, told


class CycleDesk(OfficersDesk):
    code = "investment"
    label = _("Investment programme")
    intro = _("One line for each year. A new year copies the rules and the calendar of an earlier one.")
    grants = OFFICERS
    model = Cycle
    ordering = ("-year", "kind")
    columns = (
        Column("title", _("Title"), main=True),
        Column("year", _("Year"), kind="text", sort="year"),
        Column("kind", _("Kind"), value="get_kind_display"),
        Column("state", _("State"), value=state_of, kind="chip", sort="state"),
        Column("amount", _("Money of the year"), value=lambda row: money(row.amount)),
    )
    filters = (
        Filter(
            code="state",
            label=_("State"),
            choices=State.choices,
            where=lambda rows, value: rows.filter(state=value),
        ),
    )
    empty_words = _("Begin a year, or bring in the earlier ones from a list.")
    detail_template = "investment/desk/cycle.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_investment_new") if actor.has(RUN) else ""

    def acts(self, actor: Actor, obj: Cycle) -> Sequence[dict[str, Any]]:
        found = [{"label": gettext("See its page"), "url": cycle_url(obj), "tone": "quiet"}]
        if not actor.has(RUN) or obj.is_imported:
            return found
        names = [("edit", gettext("Rules and money")), ("calendar", gettext("Calendar"))]
        names += [("call", gettext("New call for members")), ("member", gettext("Enter a member"))]
        names += [("facilitator", gettext("Assign a facilitator"))]
        if obj.kind == Kind.ECONOMIC:
            names.append(("sector", gettext("Table of sectors")))
        if obj.session_on is None:
            names.append(("session", gettext("Open the annual session")))
        if obj.state in OPEN_RULES:
            names.append(("vote", gettext("Prepare the vote")))
        if obj.state in (State.COUNTED, State.ADOPTED, State.FOLLOWING):
            names.append(("missing", gettext("No facilitator attests a zone")))
        if obj.state == State.COUNTED:
            names.append(("adopt", gettext("Adopt the result")))
        return [
            *found,
            *(
                {"label": label, "url": reverse(f"desk_investment_{name}", args=[obj.pk]), "tone": "quiet"}
                for name, label in names
            ),
        ]

    def context(self, actor: Actor, obj: Cycle | None) -> dict[str, Any]:
        if obj is None:
            return {"may_run": actor.has(RUN)}
        may_edit = allowed(actor, "edit", obj)
        waiting = Application.objects.filter(call__cycle=obj).select_related("call").order_by("fate", "pk")
        attested = {one.zone_id: one for one in Attestation.objects.filter(cycle=obj)}
        rows = Facilitator.objects.filter(cycle=obj, ended_on__isnull=True)
        moves = [one for one in MOVES[State(obj.state)] if one not in BY_THE_VOTE]
        return {
            "may_edit": may_edit,
            "may_share": may_edit and obj.state in OPEN_RULES,
            "moves": [(one.value, one.label) for one in moves] if may_edit else [],
            "calendar": calendar_of(obj),
            "envelopes": envelopes_of(obj),
            "calls": obj.calls.all() if may_edit else [],
            "applications": [
                {"row": one, "fate": fate_of(one), "open": one.fate == Fate.WAITING} for one in waiting
            ]
            if may_edit
            else [],
            "composed": composition(obj),
            "members": Member.objects.filter(cycle=obj, left_on__isnull=True).select_related("organisation")
            if may_edit
            else [],
            "facilitators": [
                {"row": one, "attestation": attested.get(one.zone_id)}
                for one in rows.select_related("zone", "person", "organisation").order_by("zone", "pk")
            ],
            "zones": sharing_zones(),
            "election": election_of(obj),
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new, name="desk_investment_new"),
            path("archive/", archive, name="desk_investment_archive"),
            path("<int:pk>/edit/", edit, name="desk_investment_edit"),
            path("<int:pk>/calendar/", calendar, name="desk_investment_calendar"),
            path("<int:pk>/call/", new_call, name="desk_investment_call"),
            path("<int:pk>/member/", new_member, name="desk_investment_member"),
            path("<int:pk>/facilitator/", facilitator, name="desk_investment_facilitator"),
            path("<int:pk>/missing/", missing, name="desk_investment_missing"),
            path("<int:pk>/sector/", sector, name="desk_investment_sector"),
            path("<int:pk>/session/", session, name="desk_investment_session"),
            path("<int:pk>/vote/", vote, name="desk_investment_vote"),
            path("<int:pk>/adopt/", adopt, name="desk_investment_adopt"),
            path("<int:pk>/act/", act, name="desk_investment_act"),
            path("zones/<int:pk>/equipment/", equipment, name="desk_investment_equipment"),
            path("applications/<int:pk>/", decide, name="desk_investment_application"),
            *super().urls(),
        ]


def cycle_at_desk(request: TownRequest, pk: int) -> Cycle:
    return find(request.actor, Cycle.objects.all(), "edit", pk=pk)


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
    """All lines or none; what is wrong is said line by line, and the lines stay in the box."""
    form = ListForm(request.POST or None, request.FILES or None)
    problems: list[LineProblem] = []
    if form.is_bound and form.is_valid():
        try:
            done = actions.import_archive(by=request.actor, text=form.cleaned_data["text"])
        except WrongLines as wrong:
            problems = wrong.problems
            form.put_back()
        else:
            told_ = ngettext(
                "%(projects)s project of earlier years brought in.",
                "%(projects)s projects of earlier years brought in.",
                done.projects,
            )
            messages.success(request, told_ % {"projects": number(done.projects)})
            return redirect("desk_investment")
    context = {"form": form, "problems": problems, "columns": COLUMNS}
    return render(request, "investment/desk/archive.html", context)


@at_desk
def edit(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = CycleForm(posted(request), row=row)
    return form_page(
        request,
        form,
        lambda: actions.change_cycle(
            by=request.actor,
            cycle=row,
            fields=form.wanted(name for name in form.cleaned_data if name != "seen"),
            seen=form.cleaned_data["seen"],
        ),
        heading=gettext("Rules and money"),
        back=desk_cycle_url(row),
        intro=row.title,
    )


@at_desk
def calendar(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = CalendarForm(posted(request), cycle=row)
    return form_page(
        request,
        form,
        lambda: actions.set_calendar(by=request.actor, cycle=row, dates=form.dates),
        heading=gettext("Calendar"),
        back=desk_cycle_url(row),
        intro=row.title,
    )


@at_desk
def new_call(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = CallForm(posted(request))
    return form_page(
        request,
        form,
        lambda: actions.draft_call(by=request.actor, cycle=row, **form.cleaned_data),
        heading=gettext("New call for members"),
        back=desk_cycle_url(row),
        intro=row.title,
    )


@at_desk
def new_member(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = MemberForm(posted(request))
    return form_page(
        request,
        form,
        lambda: actions.add_member(by=request.actor, cycle=row, **form.cleaned_data),
        heading=gettext("Enter a member"),
        back=desk_cycle_url(row),
        intro=row.title,
    )


@at_desk
def facilitator(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = FacilitatorForm(posted(request))
    return form_page(
        request,
        form,
        lambda: actions.assign_facilitator(by=request.actor, cycle=row, **form.cleaned_data),
        heading=gettext("Assign a facilitator"),
        back=desk_cycle_url(row),
        intro=row.title,
    )


@at_desk
def missing(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    form = MissingForm(posted(request))
    return form_page(
        request,
        form,
        lambda: actions.explain_missing(by=request.actor, cycle=row, **form.cleaned_data),
        heading=gettext("No facilitator attests a zone"),
        back=desk_cycle_url(row),
        intro=row.title,
    )


@at_desk
def sector(request: TownRequest, pk: int) -> HttpResponse:
    row = cycle_at_desk(request, pk)
    start = {"order": row.sectors.count() + 1}
    asked = request.GET.get("order", "")
    if asked.isdigit() and (present := row.sectors.filter(order=int(asked)).first()):
        start = {name: getattr(present, name) for name in SectorForm.base_fields}
    form = SectorForm(posted(request), initial=start)
    return form_page(
        request,
        form,
        lambda: actions.set_sector(by=request.actor, cycle=row, **form.cleaned_data),
        heading=gettext("Table of sectors"),
        back=desk_cycle_url(row),
        intro=row.title,
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
