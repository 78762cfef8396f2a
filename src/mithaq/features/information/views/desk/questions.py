"""The register of questions and the index of what is published unasked, at the desk."""

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
from mithaq.commons.clocks.queries import clock_of, reckoning
from mithaq.kit.desk import Column, Filter
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...access import INDEX, QUESTIONS
from ...addresses import desk_question_url
from ...enums import QUESTION_CLOCK, Freshness, QuestionState
from ...forms import AnswerForm, EnterForm, ItemForm, OfficeForm, TurnDownForm
from ...law import law_of
from ...models import IndexItem, Question
from ...receipts import question_state
from .shared import Act, act_page, filled, form_page


def _in(*states: str) -> Any:
    return lambda actor, row: row.state in states and allowed(actor, "handle", row)


ACTS = {
    act.code: act
    for act in (
        Act(
            "enter",
            _("Enter into the register"),
            EnterForm,
            actions.enter_question,
            _in(QuestionState.RECEIVED),
            tone="",
        ),
        Act(
            "answer",
            _("Answer"),
            AnswerForm,
            actions.answer_question,
            _in(QuestionState.SHOWN, QuestionState.ANSWERED),
            tone="",
        ),
        Act(
            "turn-down",
            _("Do not enter"),
            TurnDownForm,
            actions.turn_down,
            _in(QuestionState.RECEIVED),
            intro=_(
                "Only for insults, somebody’s private life, or what is no question. The author reads why."
            ),
        ),
    )
}


class QuestionDesk(OfficersDesk):
    code = "questions"
    label = _("Register of questions")
    intro = _("Read a question, enter it, answer it. The register is public, with number, date and due date.")
    grants = (QUESTIONS,)
    model = Question
    related = ("unit",)
    ordering = ("-filed_at", "-pk")
    columns = (
        Column("reference", _("Number"), sort="filed_at", main=True),
        Column("text", _("Question"), value=lambda row: row.title),
        Column("due_on", _("Due"), kind="day", sort="due_on"),
        Column("state", _("State"), value=question_state, kind="chip", sort="state"),
    )
    filters = (
        Filter(
            code="state",
            label=_("State"),
            choices=QuestionState.choices,
            where=lambda rows, value: rows.filter(state=value),
        ),
    )
    empty_words = _("Nobody has put a question yet.")
    detail_template = "information/desk/question.html"

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_questions_new")

    def title(self, obj: Question) -> str:
        return obj.reference

    def acts(self, actor: Actor, obj: Question) -> Sequence[dict[str, Any]]:
        return [
            {
                "label": act.label,
                "url": reverse("desk_questions_act", args=[obj.pk, act.code]),
                "tone": act.tone,
            }
            for act in ACTS.values()
            if act.may(actor, obj)
        ]

    def context(self, actor: Actor, obj: Question | None) -> dict[str, Any]:
        if obj is None:
            return {}
        clock = clock_of(QUESTION_CLOCK, obj)
        return {
            "question": obj,
            "state": dict(zip(("words", "tone"), question_state(obj), strict=True)),
            "clock": clock,
            "reckoning": reckoning(clock) if clock else None,
        }

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", walk_in, name="desk_questions_new"),
            path("<int:pk>/do/<slug:act>/", do, name="desk_questions_act"),
            *super().urls(),
        ]


@officers(QUESTIONS)
def do(request: TownRequest, pk: int, act: str) -> HttpResponse:
    if act not in ACTS:
        raise Http404
    row = find(request.actor, Question.objects.select_related("unit"), pk=pk)
    initial = {"answer": {"initial": {"answer": row.answer}}}.get(act, {})
    return act_page(
        request,
        ACTS[act],
        row,
        name="question",
        form=filled(request, ACTS[act].form, **initial),
        back=desk_question_url(row),
        desk=(QuestionDesk.label, reverse("desk_questions")),
        title=row.reference,
    )


@officers(QUESTIONS)
def walk_in(request: TownRequest) -> HttpResponse:
    form = OfficeForm(posted(request))
    put = sent(form, lambda: _written(request, form))
    if put:
        context = {"asked": put, "again": reverse("desk_questions_new")}
        return render(request, "information/desk/written.html", context)
    back = reverse("desk_questions")
    return form_page(
        request,
        form,
        heading=gettext("Write down a question"),
        back=back,
        desk=(QuestionDesk.label, back),
    )


def _written(request: TownRequest, form: OfficeForm) -> Any:
    given = dict(form.cleaned_data)
    day = given.pop("day")
    noon = timezone.make_aware(dt.datetime.combine(day, dt.time(12))) if day else None
    return actions.put_question(by=request.actor, filed_at=noon, **given)


TONES = {Freshness.PRESENT: "good", Freshness.STALE: "soon", Freshness.MISSING: "late"}


class IndexDesk(OfficersDesk):
    code = "transparency"
    label = _("What is published unasked")
    intro = _(
        "What the law wants everybody to find without asking. Everybody sees what is missing or out of date."
    )
    grants = (INDEX,)
    model = IndexItem
    verb = "edit"
    related = ("owner",)
    ordering = ("order", "pk")
    columns = (
        Column("title", _("What is published"), main=True),
        Column("owner", _("Owner"), value=lambda row: str(row.owner.title) if row.owner else ""),
        Column("updated_on", _("Last updated"), kind="day", sort="updated_on"),
        Column(
            "state", _("State"), value=lambda row: (row.freshness.label, TONES[row.freshness]), kind="chip"
        ),
    )
    empty_words = _("Enter the list of the law first.")
    list_template = "information/desk/index.html"

    def acts(self, actor: Actor, obj: IndexItem) -> Sequence[dict[str, Any]]:
        edit = reverse("desk_transparency_edit", args=[obj.pk])
        return [{"label": gettext("Bring up to date"), "url": edit, "tone": ""}]

    def context(self, actor: Actor, obj: IndexItem | None) -> dict[str, Any]:
        if obj is not None:
            return {}
        known = set(IndexItem.objects.values_list("code", flat=True))
        return {"undrafted": sum(one.code not in known for one in law_of(actor.municipality).owed)}

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("draft/", draft, name="desk_transparency_draft"),
            path("<int:pk>/edit/", edit, name="desk_transparency_edit"),
            *super().urls(),
        ]


@officers(INDEX)
@require_POST
def draft(request: TownRequest) -> HttpResponse:
    actions.draft_index(by=request.actor)
    messages.success(request, gettext("The list of the law is entered. Say where each thing stands."))
    return redirect("desk_transparency")


@officers(INDEX)
def edit(request: TownRequest, pk: int) -> HttpResponse:
    item = find(request.actor, IndexItem.objects.select_related("owner"), "edit", pk=pk)
    form = ItemForm(posted(request), item=item)
    if sent(form, lambda: actions.keep_item(by=request.actor, item=item, **form.cleaned_data)):
        messages.success(request, gettext("Saved."))
        return redirect("desk_transparency")
    back = reverse("desk_transparency")
    return form_page(
        request,
        form,
        heading=gettext("Bring up to date"),
        back=back,
        desk=(IndexDesk.label, back),
        row=(item.title, back),
        intro=item.title,
    )
