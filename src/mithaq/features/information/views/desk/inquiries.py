"""The information officer's desk: the requests, one of them, and every act on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.commons.clocks.queries import clock_of, clocks_on, reckoning
from mithaq.commons.files.actions import attach
from mithaq.commons.files.forms import UploadForm
from mithaq.commons.files.queries import attachments_of
from mithaq.kit.desk import Column, Filter
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...access import HANDLE, OFFICERS
from ...addresses import desk_inquiry_url, disclosure_url
from ...enums import ANSWER_CLOCK, RUNNING, Outcome, State
from ...forms import (
    AppealForm,
    AssignForm,
    AuthorityForm,
    CostForm,
    DecideForm,
    DiscloseForm,
    ExtendForm,
    LinkForm,
    PublicFileForm,
    TransferForm,
    WalkInForm,
    WordsForm,
)
from ...models import Inquiry
from ...queries import may_appeal
from ...receipts import state_of
from . import grounds, redacting
from .shared import Act, act_page, filled, form_page

at_desk = officers(*OFFICERS)


def handles(actor: Actor, row: Inquiry) -> bool:
    return row.state in RUNNING and allowed(actor, "handle", row)


def may_decide(actor: Actor, row: Inquiry) -> bool:
    if row.state == State.REVIEW:
        return allowed(actor, "review", row)
    return row.state in (*RUNNING, State.SILENT) and allowed(actor, "handle", row)


def may_extend(actor: Actor, row: Inquiry) -> bool:
    clock = clock_of(ANSWER_CLOCK, row)
    return handles(actor, row) and clock is not None and clock.is_open and clock.extended_at is None


def may_disclose(actor: Actor, row: Inquiry) -> bool:
    answered = row.outcome not in ("", Outcome.SILENCE)
    return answered and allowed(actor, "handle", row)


ACTS = {
    act.code: act
    for act in (
        Act("decide", _("Answer or decide"), DecideForm, actions.decide, may_decide, tone=""),
        Act(
            "clarify",
            _("Ask what is meant"),
            WordsForm,
            actions.ask_clarification,
            lambda actor, row: handles(actor, row) and row.state == State.OPEN,
            intro=_("The term stands still until the asker answers."),
        ),
        Act(
            "extend",
            _("Take more time, once"),
            ExtendForm,
            actions.extend,
            may_extend,
            intro=_("The law allows one extension. The asker reads your reason."),
        ),
        Act("cost", _("Tell what the copies cost"), CostForm, actions.tell_cost, handles),
        Act(
            "consult",
            _("Ask somebody concerned"),
            WordsForm,
            actions.consult,
            handles,
            intro=_("Write whom you asked and what. The asker does not see it; the term runs on."),
        ),
        Act("heard", _("Write down what they said"), WordsForm, actions.hear, handles),
        Act("transfer", _("Pass it on"), TransferForm, actions.transfer, handles),
        Act(
            "assign",
            _("Name the unit"),
            AssignForm,
            actions.assign,
            lambda actor, row: allowed(actor, "handle", row),
        ),
        Act(
            "link",
            _("Asked before?"),
            LinkForm,
            actions.link,
            lambda actor, row: allowed(actor, "handle", row),
            intro=_("What is asked twice and given must be published."),
        ),
        Act(
            "note",
            _("Note among officers"),
            WordsForm,
            actions.note,
            lambda actor, row: allowed(actor, "handle", row),
        ),
        Act(
            "publish",
            _("Publish the answer"),
            DiscloseForm,
            actions.disclose,
            may_disclose,
            intro=_(
                "Names, addresses and long numbers are blacked out already. Read every line before you publish."
            ),
        ),
        Act(
            "publish-file",
            _("Publish a document"),
            PublicFileForm,
            actions.attach_public,
            lambda actor, row: hasattr(row, "disclosure") and allowed(actor, "handle", row),
            intro=_(
                "It stands beside the published answer. A PDF that names somebody goes through “Black out a PDF”."
            ),
        ),
        Act(
            "appeal",
            _("The asker went to the appeal body"),
            AppealForm,
            actions.lodge_appeal,
            lambda actor, row: actor.has(*OFFICERS) and may_appeal(row),
        ),
        Act(
            "authority",
            _("Write down the decision of the appeal body"),
            AuthorityForm,
            actions.record_appeal,
            lambda actor, row: actor.has(*OFFICERS) and row.state == State.APPEALED,
        ),
    )
}


class InquiryDesk(OfficersDesk):
    code = "information"
    label = _("Requests for information")
    intro = _("The law gives every request a term. Silence at its end is a refusal, and everybody sees it.")
    grants = OFFICERS
    model = Inquiry
    related = ("person", "unit")
    ordering = ("-filed_at", "-pk")
    columns = (
        Column("reference", _("Number"), sort="filed_at", main=True),
        Column("text", _("What is asked for"), value=lambda row: row.text[:90]),
        Column("filed_at", _("Filed"), kind="day", sort="filed_at"),
        Column("state", _("State"), value=state_of, kind="chip", sort="state"),
        Column("unit", _("Unit"), value=lambda row: str(row.unit.name) if row.unit else ""),
    )
    filters = (
        Filter(
            code="state",
            label=_("State"),
            choices=State.choices,
            where=lambda rows, value: rows.filter(state=value),
        ),
        Filter(
            code="outcome",
            label=_("Outcome"),
            choices=Outcome.choices,
            where=lambda rows, value: rows.filter(outcome=value),
        ),
    )
    empty_words = _("Nobody has asked yet. Write down what comes by letter or at the counter.")
    list_template = "information/desk/inquiries.html"
    detail_template = "information/desk/inquiry.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_information_new") if actor.has(HANDLE) else ""

    def title(self, obj: Inquiry) -> str:
        return obj.reference

    def acts(self, actor: Actor, obj: Inquiry) -> Sequence[dict[str, Any]]:
        found = [
            {
                "label": act.label,
                "url": reverse("desk_information_act", args=[obj.pk, act.code]),
                "tone": act.tone,
            }
            for act in ACTS.values()
            if act.may(actor, obj)
        ]
        if allowed(actor, "handle", obj):
            black = reverse("desk_information_blackout", args=[obj.pk])
            found.append({"label": gettext("Black out a PDF"), "url": black, "tone": "quiet"})
        return found

    def context(self, actor: Actor, obj: Inquiry | None) -> dict[str, Any]:
        if obj is None:
            return {}
        clocks = list(clocks_on(obj))
        shown = getattr(obj, "disclosure", None)
        return {
            "inquiry": obj,
            "state": dict(zip(("words", "tone"), state_of(obj), strict=True)),
            "clock": clocks[0] if clocks else None,
            "reckoning": reckoning(clocks[0]) if clocks else None,
            "steps": obj.steps.select_related("by"),
            "rulings": obj.rulings.order_by("-decided_at", "-pk"),
            "appeals": obj.appeals.order_by("-pk"),
            "papers": attachments_of(actor, obj),
            "upload": UploadForm(),
            "alike": Inquiry.objects.filter(same_as=obj),
            "shown_url": disclosure_url(shown) if shown is not None else "",
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", walk_in, name="desk_information_new"),
            path("grounds/", grounds.grounds, name="desk_information_grounds"),
            path("grounds/<slug:code>/", grounds.ground, name="desk_information_ground"),
            path("<int:pk>/files/", upload, name="desk_information_upload"),
            path("<int:pk>/do/<slug:act>/", do, name="desk_information_act"),
            path("<int:pk>/blackout/", redacting.blackout, name="desk_information_blackout"),
            path(
                "<int:pk>/blackout/<int:redaction>/", redacting.redaction, name="desk_information_redaction"
            ),
            path(
                "<int:pk>/blackout/<int:redaction>/page-<int:page>.jpg",
                redacting.redaction_page,
                name="desk_information_redaction_page",
            ),
            path(
                "<int:pk>/blackout/<int:redaction>/marks/<int:cover>/remove/",
                redacting.uncover,
                name="desk_information_uncover",
            ),
            path(
                "<int:pk>/blackout/<int:redaction>/finish/",
                redacting.finish,
                name="desk_information_redaction_finish",
            ),
            *super().urls(),
        ]


@at_desk
def do(request: TownRequest, pk: int, act: str) -> HttpResponse:
    """One act on one request."""
    if act not in ACTS:
        raise Http404
    row = find(request.actor, Inquiry.objects.select_related("person", "unit"), pk=pk)
    return act_page(
        request,
        ACTS[act],
        row,
        name="inquiry",
        form=filled(request, ACTS[act].form, inquiry=row),
        back=desk_inquiry_url(row),
        desk=(InquiryDesk.label, reverse("desk_information")),
        title=row.reference,
    )


@at_desk
@require_POST
def upload(request: TownRequest, pk: int) -> HttpResponse:
    """A document of the answer: its asker gets it, nobody else does."""
    row = find(request.actor, Inquiry.objects.all(), pk=pk)
    form = UploadForm(request.POST, request.FILES)
    if sent(form, lambda: attach(by=request.actor, to=row, **form.cleaned_data)):
        messages.success(request, gettext("The document is attached."))
    for errors in form.errors.values():
        messages.error(request, " ".join(str(one) for one in errors))
    return redirect(desk_inquiry_url(row))


@officers(HANDLE)
def walk_in(request: TownRequest) -> HttpResponse:
    """What somebody asks at the counter; their receipt is printed from here."""
    form = WalkInForm(posted(request), actor=request.actor)
    asked = sent(form, lambda: _written(request, form))
    if asked:
        context = {"asked": asked, "again": reverse("desk_information_new")}
        return render(request, "information/desk/written.html", context)
    back = reverse("desk_information")
    return form_page(
        request,
        form,
        heading=gettext("Write down a request"),
        back=back,
        desk=(InquiryDesk.label, back),
    )


def _written(request: TownRequest, form: WalkInForm) -> Any:
    given = dict(form.cleaned_data)
    day = given.pop("day")
    noon = timezone.make_aware(dt.datetime.combine(day, dt.time(12))) if day else None
    return actions.ask(by=request.actor, filed_at=noon, **given)
