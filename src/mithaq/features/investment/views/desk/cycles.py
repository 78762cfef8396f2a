"""Years of the programme at the desk: rules, calendar, money, members, facilitators, the vote, the archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column, Filter
from mithaq.kit.formats import money

from ...access import OFFICERS, RUN
from ...addresses import cycle_url
from ...enums import BY_THE_VOTE, MOVES, OPEN_RULES, UNDECIDED, Fate, Kind, State
from ...models import Application, Attestation, Cycle, Facilitator, Member
from ...queries.cycles import composition, envelopes_of, sharing_zones
from ...queries.votes import election_of
from ...showing import calendar_of, fate_of, state_of
from . import years


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
        moves = [
            one for one in MOVES[State(obj.state)] if one not in BY_THE_VOTE and obj.state not in UNDECIDED
        ]
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
            path("new/", years.new, name="desk_investment_new"),
            path("archive/", years.archive, name="desk_investment_archive"),
            path("<int:pk>/edit/", years.edit, name="desk_investment_edit"),
            path("<int:pk>/calendar/", years.calendar, name="desk_investment_calendar"),
            path("<int:pk>/call/", years.new_call, name="desk_investment_call"),
            path("<int:pk>/member/", years.new_member, name="desk_investment_member"),
            path("<int:pk>/facilitator/", years.facilitator, name="desk_investment_facilitator"),
            path("<int:pk>/missing/", years.missing, name="desk_investment_missing"),
            path("<int:pk>/sector/", years.sector, name="desk_investment_sector"),
            path("<int:pk>/session/", years.session, name="desk_investment_session"),
            path("<int:pk>/vote/", years.vote, name="desk_investment_vote"),
            path("<int:pk>/adopt/", years.adopt, name="desk_investment_adopt"),
            path("<int:pk>/act/", years.act, name="desk_investment_act"),
            path("zones/<int:pk>/equipment/", years.equipment, name="desk_investment_equipment"),
            path("applications/<int:pk>/", years.decide, name="desk_investment_application"),
            *super().urls(),
        ]
