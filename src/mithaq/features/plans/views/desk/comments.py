"""The comments on a plan that are owed an answer."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.interests import conflicts
from mithaq.commons.access.policy import visible
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.discuss.concerned import concerned_by

from ...actions.answering import answer_on_plan
from ...enums import ANSWER_CLOCK
from ...forms.consultation import AnswerForm
from ...models import Plan, SectionChange
from ...queries.answering import answer_queue, with_due_dates
from ...queries.desk import places_of, workspace
from .shared import ANSWERERS, actor_of, done, part, plan_at_desk, show

PAGE = 20


@officers("discuss.desk")
def write_down(request: HttpRequest) -> HttpResponse:
    """Where an agent begins to write down what somebody said: the plan itself when only one is open."""
    plans = list(visible(actor_of(request), Plan.objects.all(), "comment").order_by("pk"))
    if len(plans) == 1:
        return redirect("discuss_on_behalf", code="plans.plan", pk=plans[0].pk)
    return render(request, "plans/desk/write_down.html", {"plans": plans})


@officers(*ANSWERERS)
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    work = workspace(actor, plan)
    places = places_of(work)
    place = request.GET.get("place", "")
    known = place if place in dict(places) else None
    page = Paginator(answer_queue(actor, plan, known), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "waiting": with_due_dates(list(page)),
        "places": places,
        "place": known or "",
        "labels": dict(places),
        "work": work,
        "counts": work.comments,
    }
    return show(request, plan, "comments", "comments", context)


@officers(*ANSWERERS)
def answer(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    plan, actor = plan_at_desk(request, pk), actor_of(request)
    row = part(answer_queue(actor, plan), pk=comment)
    row.subject = plan
    known = row.official
    change = SectionChange.objects.filter(comment=row).first()
    here = plan.sections.filter(question__code=row.place).first()
    initial = (
        {
            "outcome": known.outcome,
            "reason": known.reason,
            "changed": known.changed,
            "section": change.section_id if change else None,
        }
        if known
        else {"section": None}
    )
    form = AnswerForm(request.POST or None, plan=plan, language=row.language, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        if done(form, lambda: answer_on_plan(by=actor, comment=row, **given)):
            messages.success(request, gettext("Answered. Its author is told."))
            return redirect("desk_plan_comments", pk=plan.pk)
    context = {
        "form": form,
        "comment": row,
        "here": here,
        "clock": clock_of(ANSWER_CLOCK, row),
        "interests": conflicts(actor, concerned_by(row)),
    }
    return show(request, plan, "comments", "answer", context)
