"""The officers' table of votes, one of them from preparation to adoption, and voting at the counter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.commons.people.models import Person
from mithaq.commons.people.queries import grants_on, holders_of
from mithaq.kit.desk import Column, Filter
from mithaq.kit.rowforms import explain, posted, sent

from ... import actions
from ...access import BOOTH, OFFICERS, RUN
from ...actions.freezing import missing
from ...addresses import desk_election_url, election_url, results_url
from ...enums import MOVES, State
from ...forms import DeskProofForm, ElectionForm, OptionForm, PotForm, ReasonForm
from ...holding import with_proof, without_proof
from ...models import Booth, Election, Option, Pot
from ...queries import turnout
from ...showing import state_of
from . import booths
from .shared import at_booth, election_at_desk, form_page, managers

# What moves a vote on: address, what the button says, where it leads.
STEPS: dict[str, tuple[Any, str]] = {
    "freeze": (_("Freeze rules and prices"), State.FROZEN),
    "open": (_("Open the vote"), State.OPEN),
    "close": (_("Close the vote"), State.CLOSED),
    "tally": (_("Count the ballots"), State.TALLIED),
    "adopt": (_("Adopt the result"), State.ADOPTED),
    "cancel": (_("Call the vote off"), State.CANCELLED),
}
EXPLAINS: dict[str, Any] = {
    "freeze": _("From then on no price, option, envelope, date or rule can change, and the roll is sealed."),
    "open": _("It opens by itself at the announced hour; before it, only a rehearsal opens."),
    "close": _(
        "It closes by itself at the announced hour. The key that ties ballots to voters is destroyed then."
    ),
    "tally": _("All ballots are counted by the frozen rule, and everything to count again is published."),
    "adopt": _("The result binds the town from then on: winners become projects."),
    "cancel": _("No ballot is counted. Everybody reads the reason."),
}


class ElectionDesk(OfficersDesk):
    code = "elections"
    label = pgettext_lazy("noun", "Votes")
    intro = _("Prepare a vote, freeze it, watch over it, count it. Nobody sees a choice before the count.")
    grants = OFFICERS
    model = Election
    related = ("roll",)
    ordering = ("-opens_at", "-pk")
    columns = (
        Column("name", pgettext_lazy("noun", "Vote"), main=True),
        Column("state", _("State"), value=state_of, kind="chip", sort="state"),
        Column("opens_at", _("Voting opens"), kind="day", sort="opens_at"),
        Column("closes_at", _("Voting closes"), kind="day", sort="closes_at"),
        Column("ballot", _("Ballot"), value=lambda one: one.get_ballot_kind_display()),
    )
    filters = (
        Filter(
            code="state",
            label=_("State"),
            choices=State.choices,
            where=lambda rows, value: rows.filter(state=value),
        ),
    )
    empty_words = _("No vote has been prepared yet. Begin with the electoral roll.")
    list_template = "voting/desk/list.html"
    detail_template = "voting/desk/election.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_elections_new") if actor.has(RUN) else ""

    def acts(self, actor: Actor, obj: Election) -> Sequence[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        if actor.has(RUN):
            found += [
                {
                    "label": label,
                    "url": reverse("desk_elections_step", args=[obj.pk, step]),
                    "tone": "quiet" if step == "cancel" else "",
                }
                for step, (label, state) in STEPS.items()
                if state in MOVES[obj.state]
            ]
        if actor.has(RUN) and obj.rehearsal and obj.state == State.OPEN:
            fake = reverse("desk_elections_fill", args=[obj.pk])
            found.append({"label": gettext("Fill with fake ballots"), "url": fake, "tone": "quiet"})
        if actor.has(BOOTH) and obj.state == State.OPEN:
            desk = reverse("desk_elections_counter", args=[obj.pk])
            found.append({"label": gettext("Vote at the counter"), "url": desk, "tone": "quiet"})
            code = reverse("desk_elections_helping", args=[obj.pk])
            found.append({"label": gettext("My code for helping"), "url": code, "tone": "quiet"})
        if obj.frozen_at:
            found.append({"label": gettext("See its page"), "url": election_url(obj), "tone": "quiet"})
        if obj.is_counted:
            found.append({"label": gettext("Results"), "url": results_url(obj), "tone": "quiet"})
        return found

    def context(self, actor: Actor, obj: Election | None) -> dict[str, Any]:
        if obj is None:
            return {"may_see_rolls": actor.has("voting.roll", RUN)}
        pots = list(obj.pots.select_related("zone").prefetch_related("options"))
        return {
            "vote": obj,
            "pots": pots,
            "missing": missing(obj, pots) if obj.state == State.DRAFT else [],
            "booths": list(Booth.objects.filter(election=obj)),
            "turnout": turnout(actor, obj) if obj.frozen_at else {},
            "may_edit": allowed(actor, "edit", obj),
            "may_set_booths": actor.has(RUN) and obj.state in (State.FROZEN, State.OPEN),
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new, name="desk_elections_new"),
            path("envelopes/<int:pk>/options/", new_option, name="desk_elections_option_new"),
            path("envelopes/<int:pk>/", edit_pot, name="desk_elections_pot"),
            path("options/<int:pk>/", edit_option, name="desk_elections_option"),
            path("booths/<int:pk>/", booths.booth, name="desk_booth"),
            path("booths/<int:pk>/tick/", booths.tick, name="desk_booth_tick"),
            path("booths/<int:pk>/minutes/", booths.minutes, name="desk_booth_minutes"),
            path("booths/<int:pk>/count/", booths.count, name="desk_booth_count"),
            path("booths/<int:pk>/sheet.pdf", booths.sheet_pdf, name="desk_booth_sheet"),
            path("sheets/<int:pk>/papers/", booths.papers, name="desk_sheet_papers"),
            path("sheets/<int:pk>/strike/", booths.strike, name="desk_sheet_strike"),
            path("sheets/<int:pk>/gap/", booths.gap, name="desk_sheet_gap"),
            path("sheets/<int:pk>/ballots.pdf", booths.ballots_pdf, name="desk_sheet_ballots"),
            path("papers/<int:pk>/", booths.resolve, name="desk_paper"),
            path("<int:pk>/envelopes/", new_pot, name="desk_elections_pot_new"),
            path("<int:pk>/booths/", booths.new, name="desk_booth_new"),
            path("<int:pk>/fill/", fill, name="desk_elections_fill"),
            path("<int:pk>/counter/", counter, name="desk_elections_counter"),
            path("<int:pk>/helping/", helping, name="desk_elections_helping"),
            path("<int:pk>/step/<slug:step>/", take_step, name="desk_elections_step"),
            *super().urls(),
        ]


@managers
def new(request: TownRequest) -> HttpResponse:
    form = ElectionForm(posted(request))
    election = sent(form, lambda: actions.create_election(by=request.actor, **form.cleaned_data))
    if election:
        return redirect(desk_election_url(election))
    return form_page(request, form, gettext("Prepare a vote"), reverse("desk_elections"))


@managers
def new_pot(request: TownRequest, pk: int) -> HttpResponse:
    election = election_at_desk(request, pk, "edit")
    form = PotForm(posted(request))
    if sent(form, lambda: actions.add_pot(by=request.actor, election=election, **form.cleaned_data)):
        return redirect(desk_election_url(election))
    return form_page(
        request,
        form,
        gettext("Put an envelope to the vote"),
        desk_election_url(election),
        title=election.name,
    )


@managers
def edit_pot(request: TownRequest, pk: int) -> HttpResponse:
    pot = find(request.actor, Pot.objects.select_related("election"), "edit", pk=pk)
    back = desk_election_url(pot.election)
    if "remove" in request.POST:
        actions.remove_pot(by=request.actor, pot=pot)
        return redirect(back)
    form = PotForm(posted(request), initial={"name": pot.name, "envelope": pot.envelope, "zone": pot.zone_id})
    if sent(form, lambda: actions.change_pot(by=request.actor, pot=pot, fields=form.cleaned_data)):
        return redirect(back)
    return form_page(request, form, gettext("Change the envelope"), back, title=pot.name, removable=True)


@managers
def new_option(request: TownRequest, pk: int) -> HttpResponse:
    pot = find(request.actor, Pot.objects.select_related("election"), "edit", pk=pk)
    form = OptionForm(posted(request))
    if sent(form, lambda: actions.add_option(by=request.actor, pot=pot, **form.cleaned_data)):
        return redirect(desk_election_url(pot.election))
    back = desk_election_url(pot.election)
    return form_page(request, form, gettext("Put a project on the ballot"), back, title=pot.name)


@managers
def edit_option(request: TownRequest, pk: int) -> HttpResponse:
    option = find(request.actor, Option.objects.select_related("pot__election"), "edit", pk=pk)
    back = desk_election_url(option.pot.election)
    if "remove" in request.POST:
        actions.remove_option(by=request.actor, option=option)
        return redirect(back)
    given = {"title": option.title, "summary": option.summary, "cost": option.cost}
    form = OptionForm(posted(request), initial=given)
    if sent(form, lambda: actions.change_option(by=request.actor, option=option, fields=form.cleaned_data)):
        return redirect(back)
    return form_page(request, form, gettext("Change the project"), back, title=option.title, removable=True)


@managers
def take_step(request: TownRequest, pk: int, step: str) -> HttpResponse:
    """One question, one button: freeze, open, close, count, adopt, call off."""
    election = election_at_desk(request, pk, "run")
    if step not in STEPS:
        raise Http404
    label, _state = STEPS[step]
    with_reason = step in ("adopt", "cancel")
    form = ReasonForm(posted(request))
    if not with_reason:
        del form.fields["reason"]
    act: Any = {
        "freeze": actions.freeze,
        "open": actions.open_voting,
        "close": actions.close_voting,
        "tally": actions.tally,
        "adopt": actions.adopt,
        "cancel": actions.cancel,
    }[step]
    if form.is_bound and form.is_valid():
        given = {"reason": form.cleaned_data["reason"]} if with_reason else {}
        try:
            act(by=request.actor, election=election, **given)
        except ValidationError as refused:
            explain(form, refused)
        else:
            messages.success(request, gettext("Done: %(what)s.") % {"what": label})
            return redirect(desk_election_url(election))
    return form_page(
        request,
        form,
        label,
        desk_election_url(election),
        intro=EXPLAINS[step],
        button=label,
        title=election.name,
    )


@managers
def fill(request: TownRequest, pk: int) -> HttpResponse:
    """Fake ballots, for a rehearsal."""
    election = election_at_desk(request, pk, "run")
    form = Form(posted(request))
    if sent(form, lambda: [actions.fill_box(by=request.actor, election=election)]):
        return redirect(desk_election_url(election))
    label = gettext("Fill with fake ballots")
    intro = gettext("Every voter of the rehearsal who has not voted yet is given a ballot.")
    return form_page(
        request, form, label, desk_election_url(election), intro=intro, button=label, title=election.name
    )


@never_cache
@at_booth
def counter(request: TownRequest, pk: int) -> HttpResponse:
    """The officer saw the voter's papers; the ballot opens on this screen, for the voter or with two helpers."""
    election = election_at_desk(request, pk, "booth")
    form = DeskProofForm(posted(request))
    me = request.actor.person.pk if request.actor.person else 0
    others = [one.pk for one in holders_of(BOOTH, timezone.localdate()) if one.pk != me]
    form.fields["helper"].queryset = Person.objects.filter(pk__in=others)  # type: ignore[attr-defined]
    if form.is_bound and form.is_valid():
        helper = form.cleaned_data["helper"]
        try:
            proof = actions.prove_at_desk(
                by=request.actor,
                election=election,
                identity=form.cleaned_data["identity"],
                helper=_as_actor(request, helper) if helper else None,
                code=form.cleaned_data["code"],
            )
        except ValidationError as refused:
            explain(form, refused)
        else:
            return with_proof(redirect("ballot", election.pk), proof)
    page = form_page(
        request,
        form,
        gettext("Vote at the counter"),
        desk_election_url(election),
        intro=gettext(
            "Look at the voter’s papers, then hand over this screen. What is typed here is not kept."
        ),
        button=gettext("Open the ballot"),
        title=election.name,
    )
    # Whoever voted here before is done, also when they left without saying so.
    return without_proof(page)


@never_cache
@at_booth
@require_safe
def helping(request: TownRequest, pk: int) -> HttpResponse:
    """On the second officer's own device: the code they type on the colleague's screen."""
    election = election_at_desk(request, pk, "booth")
    code = actions.helping_code(by=request.actor, election=election)
    context = {"vote": election, "code": f"{code[:4]} {code[4:]}", "back": desk_election_url(election)}
    return render(request, "voting/desk/helping.html", context)


def _as_actor(request: TownRequest, person: Person) -> Actor:
    return Actor(
        municipality=request.municipality,
        person=person,
        grants=grants_on(person, timezone.localdate()),
        channel="desk",
    )
