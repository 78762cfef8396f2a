"""The officers' pages on bodies: founding, members, rules, terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column, Filter
from mithaq.kit.desk.forms import form_page as desk_form
from mithaq.kit.i18n import Text
from mithaq.kit.rowforms import posted, sent

from .. import actions
from ..access import EDIT
from ..actions.founding import FIELDS
from ..actions.seats import CHANGEABLE
from ..addresses import body_url
from ..composition import compose
from ..enums import BodyKind
from ..forms import (
    BodyForm,
    CoordinatorForm,
    EndForm,
    FoundForm,
    RulesForm,
    SeatChangeForm,
    SeatForm,
    TermForm,
)
from ..models import Body, Seat
from ..queries import lead_elsewhere, members_on, rules_of

# Who serves bodies or their meetings opens the desk; what they may change is for the policies.
AT_DESK = (EDIT, "meetings.edit", "meetings.approve", "meetings.convene")
at_desk = officers(*AT_DESK)


def _state(body: Body) -> tuple[str, str]:
    return (gettext("meets"), "good") if body.is_open else (pgettext("a body", "closed"), "quiet")


class BodyDesk(OfficersDesk):
    code = "bodies"
    label = _("Committees and councils")
    intro = _("Who sits where, by which rules, until when.")
    grants = AT_DESK
    model = Body
    related = ("lead", "secretariat")
    ordering = ("kind", "pk")
    columns = (
        Column("name", _("Name"), main=True),
        Column("kind", _("Kind"), value=lambda body: body.get_kind_display(), sort="kind"),
        Column("lead", _("Lead institution"), value="lead.name"),
        Column("secretariat", _("Secretariat"), value="secretariat.title"),
        Column("rule", _("Decides by"), value=lambda body: body.get_rule_display()),
        Column("meets", _("Meets"), value=lambda body: body.get_meets_every_display()),
        Column("term_ends", _("Term until"), kind="due", sort="term_ends"),
        Column("state", _("State"), value=_state, kind="chip", sort="closed_on"),
    )
    filters = (
        Filter(
            code="kind",
            label=_("Kind"),
            choices=BodyKind.choices,
            where=lambda rows, value: rows.filter(kind=value),
        ),
    )
    empty_words = _("Found the first one: a steering committee, a working group, a council.")
    detail_template = "bodies/desk/body.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_bodies_new") if actor.has(EDIT) else ""

    def acts(self, actor: Actor, obj: Body) -> Sequence[dict[str, Any]]:
        found = [{"label": pgettext("a body", "See its page"), "url": body_url(obj), "tone": "quiet"}]
        if allowed(actor, "edit", obj):
            for label, name in (
                (gettext("Change"), "desk_bodies_edit"),
                (gettext("New member"), "desk_bodies_seat_new"),
                (gettext("Replace the coordinator"), "desk_bodies_coordinator"),
                (gettext("Rules of procedure"), "desk_bodies_rules"),
                (gettext("New term"), "desk_bodies_term"),
            ):
                found.append({"label": label, "url": reverse(name, args=[obj.pk]), "tone": "quiet"})
        return found

    def context(self, actor: Actor, obj: Body | None) -> dict[str, Any]:
        if obj is None:
            return {}
        members = list(members_on(obj))
        return {
            "members": members,
            "composition": compose(members, obj.shares),
            "lead_elsewhere": lead_elsewhere(obj, members),
            "may_edit": allowed(actor, "edit", obj),
            "may_close": obj.is_open and allowed(actor, "close", obj),
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new, name="desk_bodies_new"),
            path("<int:pk>/edit/", edit, name="desk_bodies_edit"),
            path("<int:pk>/close/", close, name="desk_bodies_close"),
            path("<int:pk>/rules/", rules, name="desk_bodies_rules"),
            path("<int:pk>/term/", term, name="desk_bodies_term"),
            path("<int:pk>/coordinator/", coordinator, name="desk_bodies_coordinator"),
            path("<int:pk>/seats/new/", new_seat, name="desk_bodies_seat_new"),
            path("seats/<int:pk>/", change_seat, name="desk_bodies_seat"),
            path("seats/<int:pk>/end/", end_seat, name="desk_bodies_seat_end"),
            *super().urls(),
        ]


def body_at_desk(request: TownRequest, pk: int) -> Body:
    return find(request.actor, Body.objects.select_related("lead", "secretariat"), pk=pk)


def seat_at_desk(request: TownRequest, pk: int) -> Seat:
    return find(request.actor, Seat.objects.select_related("body", "person", "organisation"), pk=pk)


def form_page(
    request: TownRequest, form: forms.Form, title: str, body: Body | None, intro: str = ""
) -> HttpResponse:
    back = reverse("desk_bodies_object", args=[body.pk]) if body else reverse("desk_bodies")
    trail = [(gettext("Committees and councils"), reverse("desk_bodies"))]
    if body:
        trail.append((body.name, back))
    about = body.name if body else ""
    return desk_form(request, form, heading=title, back=back, trail=trail, about=about, intro=intro)


def written(
    request: TownRequest, form: forms.Form, act: Callable[[], Any], body: Body | None = None
) -> HttpResponse | None:
    """Carry out the act of a valid form and go back to the body; None when something is to be corrected."""
    result = sent(form, act)
    if result is None:
        return None
    messages.success(request, gettext("Saved."))
    target = body or result
    return redirect("desk_bodies_object", target.pk)


@officers(EDIT)
def new(request: TownRequest) -> HttpResponse:
    form = FoundForm(posted(request), actor=request.actor)

    def act() -> Body:
        return actions.found_body(
            by=request.actor,
            kind=form.cleaned_data["kind"],
            slug=form.cleaned_data["slug"],
            subject=form.chosen_subject,
            coordinator=form.coordinator,
            shares=form.shares,
            **form.wanted(FIELDS),
        )

    return written(request, form, act) or form_page(request, form, gettext("New body"), None)


@at_desk
def edit(request: TownRequest, pk: int) -> HttpResponse:
    body = body_at_desk(request, pk)
    form = BodyForm(posted(request), row=body)

    def act() -> Body:
        fields = {**form.wanted(FIELDS), "shares": form.shares}
        return actions.change_body(by=request.actor, body=body, fields=fields, seen=form.cleaned_data["seen"])

    return written(request, form, act, body) or form_page(request, form, gettext("Change"), body)


@at_desk
@require_POST
def close(request: TownRequest, pk: int) -> HttpResponse:
    body = body_at_desk(request, pk)
    actions.close_body(by=request.actor, body=body)
    messages.success(request, gettext("It meets no more; its members and decisions stay readable."))
    return redirect("desk_bodies_object", body.pk)


@at_desk
def new_seat(request: TownRequest, pk: int) -> HttpResponse:
    body = body_at_desk(request, pk)
    form = SeatForm(posted(request))

    def act() -> Seat:
        return actions.add_seat(by=request.actor, body=body, seat=form.new_seat())

    return written(request, form, act, body) or form_page(request, form, gettext("New member"), body)


@at_desk
def change_seat(request: TownRequest, pk: int) -> HttpResponse:
    seat = seat_at_desk(request, pk)
    form = SeatChangeForm(posted(request), row=seat)

    def act() -> Seat:
        return actions.change_seat(
            by=request.actor, seat=seat, fields=form.wanted(CHANGEABLE), seen=form.cleaned_data["seen"]
        )

    return written(request, form, act, seat.body) or form_page(request, form, seat.shown_name, seat.body)


@at_desk
def end_seat(request: TownRequest, pk: int) -> HttpResponse:
    seat = seat_at_desk(request, pk)
    form = EndForm(posted(request))

    def act() -> Seat:
        return actions.end_seat(by=request.actor, seat=seat, **form.cleaned_data)

    title = gettext("End the seat of %(name)s") % {"name": seat.shown_name}
    return written(request, form, act, seat.body) or form_page(request, form, title, seat.body)


@at_desk
def coordinator(request: TownRequest, pk: int) -> HttpResponse:
    body = body_at_desk(request, pk)
    form = CoordinatorForm(posted(request))

    def act() -> Seat:
        return actions.replace_coordinator(
            by=request.actor, body=body, successor=form.seat(), on=form.cleaned_data["starts_on"]
        )

    intro = gettext("The present coordinator’s seat ends the day before.")
    return written(request, form, act, body) or form_page(
        request, form, gettext("Replace the coordinator"), body, intro
    )


@at_desk
def rules(request: TownRequest, pk: int) -> HttpResponse:
    body = body_at_desk(request, pk)
    present = rules_of(body)
    shown = {"text": present.text if present else Text(), "based_on": present.version if present else 0}
    form = RulesForm(posted(request), initial=shown)

    def act() -> Any:
        return actions.write_rules(by=request.actor, body=body, **form.cleaned_data)

    return written(request, form, act, body) or form_page(request, form, gettext("Rules of procedure"), body)


@at_desk
def term(request: TownRequest, pk: int) -> HttpResponse:
    body = body_at_desk(request, pk)
    form = TermForm(posted(request), seats=members_on(body))

    def act() -> Body:
        return actions.renew_term(by=request.actor, body=body, **form.cleaned_data)

    intro = gettext("Every seat ends with the old term; those who stay get a new one.")
    return written(request, form, act, body) or form_page(request, form, gettext("New term"), body, intro)
