"""The board of a group: what is to be done, by whom, what may go wrong, what each quarter brought; and who came."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.gates import public_page, signed_in
from mithaq.commons.access.policy import Denied, find, visible
from mithaq.commons.access.request import TownRequest
from mithaq.kit.rowforms import posted, sent
from mithaq.methods.quarters import quarter_named, quarter_of
from mithaq.registers.bodies.models import Body
from mithaq.registers.meetings.models import ActionItem

from .. import actions
from ..access import runs_board
from ..addresses import board_url
from ..enums import TaskState
from ..forms import QuarterForm, RiskForm, TaskForm
from ..models import QuarterRecord, Risk, Task
from ..participation import agencies
from ..queries import decisions_of, quarters_of
from ..screens import listed

LAST_ONES = 5
DONE_SHOWN = 20


@public_page
def board(request: TownRequest, slug: str) -> HttpResponse:
    body = find(request.actor, Body.objects.all(), slug=slug)
    tasks = list(Task.objects.filter(body=body).select_related("seat__person", "organisation"))
    columns = [
        {
            "code": state.value,
            "label": state.label,
            "tasks": [task for task in tasks if task.state == state][:DONE_SHOWN],
            "moves": [(other.value, other.label) for other in TaskState if other != state],
        }
        for state in TaskState
    ]
    agreed = visible(request.actor, ActionItem.objects.filter(meeting__body=body, done_on__isnull=True))
    context = {
        "body": body,
        "columns": columns,
        "risks": Risk.objects.filter(body=body),
        "records": quarters_of(request.actor, body),
        "decisions": listed(decisions_of(request.actor).filter(body=body)[:LAST_ONES]),
        "agreed": agreed.select_related("person", "organisation", "function", "meeting").order_by("due_on"),
        "may_work": request.actor.person is not None and runs_board(request.actor, body),
        "this_quarter": quarter_of(timezone.localdate()).code,
    }
    return render(request, "councils/board.html", context)


def _mine(request: TownRequest, slug: str) -> Body:
    """A board that the actor works on."""
    body = find(request.actor, Body.objects.all(), slug=slug)
    if not runs_board(request.actor, body):
        raise Denied("councils: the board of a body")
    return body


def _form_page(request: TownRequest, body: Body, form: Any, heading: str) -> HttpResponse:
    context = {"body": body, "form": form, "heading": heading}
    return render(request, "councils/board_form.html", context, status=422 if form.errors else 200)


@signed_in
def new_task(request: TownRequest, slug: str) -> HttpResponse:
    body = _mine(request, slug)
    form = TaskForm(posted(request), body=body)
    if sent(form, lambda: actions.add_task(by=request.actor, body=body, **form.cleaned_data)):
        return redirect(board_url(body))
    return _form_page(request, body, form, gettext("New task"))


@signed_in
def new_risk(request: TownRequest, slug: str) -> HttpResponse:
    body = _mine(request, slug)
    form = RiskForm(posted(request))
    if sent(form, lambda: actions.add_risk(by=request.actor, body=body, **form.cleaned_data)):
        return redirect(board_url(body))
    return _form_page(request, body, form, gettext("New risk"))


@signed_in
def quarter(request: TownRequest, slug: str, quarter: str) -> HttpResponse:
    body = _mine(request, slug)
    wanted = quarter_named(quarter)
    if wanted is None or wanted.starts_on > timezone.localdate():
        raise Http404
    row = QuarterRecord.objects.filter(body=body, starts_on=wanted.starts_on).first()
    form = QuarterForm(posted(request), row=row)
    written = sent(
        form,
        lambda: actions.write_quarter(by=request.actor, body=body, quarter=wanted, **form.cleaned_data),
    )
    if written is not None:
        messages.success(request, gettext("Written down, and published."))
        return redirect(board_url(body))
    return _form_page(request, body, form, gettext("What the quarter brought"))


@signed_in
@require_POST
def move(request: TownRequest, pk: int) -> HttpResponse:
    task = find_on_board(request, Task, pk)
    to = request.POST.get("to", "")
    if to not in TaskState.values:
        raise Http404
    try:
        actions.move_task(by=request.actor, task=task, to=to, seen=request.POST.get("seen", ""))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect(board_url(task.body))


@signed_in
@require_POST
def risk_over(request: TownRequest, pk: int) -> HttpResponse:
    risk = find_on_board(request, Risk, pk)
    actions.close_risk(by=request.actor, risk=risk)
    return redirect(board_url(risk.body))


def find_on_board(request: TownRequest, model: Any, pk: int) -> Any:
    """A task or risk of a body that the actor may see."""
    row = model.objects.select_related("body").filter(pk=pk).first()
    if row is None:
        raise Http404
    find(request.actor, Body.objects.all(), pk=row.body_id)
    return row


@public_page
def agencies_of(request: TownRequest, slug: str) -> HttpResponse:
    """Answers and presence of the institutions, meeting by meeting."""
    body = find(request.actor, Body.objects.all(), slug=slug)
    context = {"body": body, "agencies": agencies(request.actor, body)}
    return render(request, "councils/agencies.html", context)
