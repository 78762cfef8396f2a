"""Electoral rolls: made, filled from a list or by hand, printed codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column
from mithaq.kit.formats import number
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...access import ROLL, RUN
from ...addresses import desk_roll_url
from ...enums import State
from ...forms import CodesForm, RollFileForm, RollForm, VoterForm
from ...models import Roll
from ...printing import codes_pdf
from ...reading import ForeignFile
from .shared import form_page, keepers, pdf, roll_at_desk, uploaded


def _state(roll: Roll) -> tuple[str, str]:
    return (gettext("sealed"), "quiet") if roll.sealed_at else (gettext("open to changes"), "good")


class RollDesk(OfficersDesk):
    code = "rolls"
    label = _("Electoral rolls")
    intro = _(
        "Who may vote. Phone and identity numbers are turned into digests at once; no list is kept here."
    )
    grants = (ROLL, RUN)
    model = Roll
    columns = (
        Column("name", _("Electoral roll"), main=True),
        Column("voters", _("Voters"), value=lambda one: one.many, kind="number"),
        Column("state", _("State"), value=_state, kind="chip"),
    )
    empty_words = _("Begin with a roll, then bring in the list of voters.")
    detail_template = "voting/desk/roll.html"

    def queryset(self, actor: Actor) -> Any:
        return super().queryset(actor).annotate(many=Count("voters"))

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_rolls_new") if actor.has(ROLL) else ""

    def acts(self, actor: Actor, obj: Roll) -> Sequence[dict[str, Any]]:
        if not allowed(actor, "edit", obj):
            return []
        acts = [
            (gettext("Bring in a list"), "list", ""),
            (gettext("Add a voter"), "voter", "quiet"),
        ]
        if obj.rehearsal and not obj.voters.exists():
            acts.append((gettext("Fill with fake voters"), "fill", "quiet"))
        return [
            {"label": label, "url": reverse(f"desk_rolls_{name}", args=[obj.pk]), "tone": tone}
            for label, name, tone in acts
        ]

    def context(self, actor: Actor, obj: Roll | None) -> dict[str, Any]:
        if obj is None:
            return {}
        zones = (
            obj.voters.order_by("zone__code").values("zone__code", "zone__name").annotate(many=Count("pk"))
        )
        return {
            "zones": list(zones),
            "without_phone": obj.voters.filter(phone__isnull=True).count(),
            "may_print": actor.has(ROLL),
            "open": obj.elections.filter(state=State.OPEN, rehearsal=False).exists(),
            "codes_form": CodesForm(),
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new, name="desk_rolls_new"),
            path("<int:pk>/list/", bring, name="desk_rolls_list"),
            path("<int:pk>/fill/", fill, name="desk_rolls_fill"),
            path("<int:pk>/voter/", voter, name="desk_rolls_voter"),
            path("<int:pk>/codes.pdf", codes, name="desk_rolls_codes"),
            *super().urls(),
        ]


@keepers
def new(request: TownRequest) -> HttpResponse:
    form = RollForm(posted(request))
    roll = sent(form, lambda: actions.make_roll(by=request.actor, **form.cleaned_data))
    if roll:
        return redirect(desk_roll_url(roll))
    return form_page(request, form, gettext("Open an electoral roll"), reverse("desk_rolls"))


@keepers
def bring(request: TownRequest, pk: int) -> HttpResponse:
    roll = roll_at_desk(request, pk, "edit")
    form = uploaded(RollFileForm, request)
    found = None
    if form.is_bound and form.is_valid():
        try:
            found = actions.import_roll(by=request.actor, roll=roll, file=form.cleaned_data["file"])
        except ForeignFile as foreign:
            form.add_error("file", str(foreign))
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            told = ngettext("%(many)s voter added.", "%(many)s voters added.", found.added)
            messages.success(request, told % {"many": number(found.added)})
            if not found.refused:
                return redirect(desk_roll_url(roll))
    return form_page(
        request,
        form,
        gettext("Bring in a list"),
        desk_roll_url(roll),
        title=roll.name,
        problems=found.refused if found else (),
        problems_heading=gettext("These lines were not taken"),
    )


@keepers
def fill(request: TownRequest, pk: int) -> HttpResponse:
    """Fake voters, for a rehearsal."""
    roll = roll_at_desk(request, pk, "edit")
    form = Form(posted(request))
    if sent(form, lambda: actions.fill_roll(by=request.actor, roll=roll)):
        return redirect(desk_roll_url(roll))
    label = gettext("Fill with fake voters")
    intro = gettext("Fifty voters nobody knows in each zone, with identity numbers FAKE1, FAKE2 and so on.")
    return form_page(request, form, label, desk_roll_url(roll), intro=intro, button=label, title=roll.name)


@keepers
def voter(request: TownRequest, pk: int) -> HttpResponse:
    roll = roll_at_desk(request, pk, "edit")
    form = VoterForm(posted(request))
    row = sent(form, lambda: actions.add_voter(by=request.actor, roll=roll, **form.cleaned_data))
    if row:
        messages.success(
            request, gettext("Added, as number %(number)s of the roll.") % {"number": row.number}
        )
        return redirect("desk_rolls_voter", pk)
    return form_page(request, form, gettext("Add a voter"), desk_roll_url(roll), title=roll.name)


@keepers
@require_POST
def codes(request: TownRequest, pk: int) -> HttpResponse:
    """New codes for everybody without a phone on the roll, or for those named; the ones printed before end."""
    roll = roll_at_desk(request, pk)
    form = CodesForm(posted(request) if "numbers" in request.POST else None)
    try:
        if form.is_bound and not form.is_valid():
            raise ValidationError([one for errors in form.errors.values() for one in errors])
        found = actions.print_codes(
            by=request.actor, roll=roll, **(form.cleaned_data if form.is_bound else {})
        )
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect(desk_roll_url(roll))
    return pdf(codes_pdf(roll=roll, codes=found), f"codes-{roll.pk}")
