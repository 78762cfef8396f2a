"""The register of questions: everybody's pages, and putting one."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.clocks.queries import clock_of, reckoning
from mithaq.commons.receipts.codes import digests_of, grouped
from mithaq.commons.receipts.holding import receipt_of, with_receipt
from mithaq.kit import formats
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import posted, sent
from mithaq.kit.tables import csv_file

from .. import actions
from ..access import is_asker
from ..enums import QUESTION_CLOCK, QuestionState
from ..forms import QuestionForm
from ..letters import register_pdf
from ..models import Question
from ..queries import register_questions
from ..receipts import question_state

PAGE_SIZE = 20
# A file of a year; more than a town is ever asked.
MOST_ROWS = 2000


@public_page
def questions(request: TownRequest) -> HttpResponse:
    """All entered questions, the newest first; ?state= only those waiting or answered."""
    state = request.GET.get("state", "")
    rows = register_questions(request.actor)
    if state in (QuestionState.SHOWN, QuestionState.ANSWERED):
        rows = rows.filter(state=state)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [{"question": row, "state": question_state(row)} for row in page],
        "state": state,
        "states": [(one.value, one.label) for one in (QuestionState.SHOWN, QuestionState.ANSWERED)],
    }
    return render(request, "information/questions.html", context)


@public_page
def question(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, register_questions(request.actor), pk=pk)
    clock = clock_of(QUESTION_CLOCK, row)
    words, tone = question_state(row)
    context = {
        "question": row,
        "state": {"words": words, "tone": tone},
        "clock": clock,
        "reckoning": reckoning(clock) if clock else None,
    }
    return render(request, "information/question.html", context)


@never_cache
@sent_from_here
@public
def ask(request: TownRequest) -> HttpResponse:
    form = QuestionForm(posted(request), actor=request.actor)
    put = sent(form, lambda: actions.put_question(by=request.actor, **form.cleaned_data))
    if put:
        messages.success(request, _("Your question has arrived. An officer reads it before it is entered."))
        return with_receipt(redirect("question_mine", put.question.pk), put.receipt)
    context = {"form": form, "token": needs_token(request)}
    return render(request, "information/question_ask.html", context, status=422 if form.is_bound else 200)


@never_cache
@public
def mine(request: TownRequest, pk: int) -> HttpResponse:
    receipt = receipt_of(request)
    row = Question.objects.filter(pk=pk).first()
    if row is None or not is_asker(request.actor, row, receipt):
        return redirect("receipt")
    words, tone = question_state(row)
    held = bool(receipt) and row.receipt_digest in digests_of(receipt)
    context = {
        "question": row,
        "state": {"words": words, "tone": tone},
        "clock": clock_of(QUESTION_CLOCK, row),
        "receipt": grouped(receipt) if held else "",
    }
    return render(request, "information/question_mine.html", context)


def _lines(request: TownRequest, year: int) -> list[tuple[str, ...]]:
    rows = register_questions(request.actor).filter(year=year).order_by("number")[:MOST_ROWS]
    return [
        (
            row.reference,
            formats.day(row.filed_at),
            row.text,
            str(row.unit.name) if row.unit else "",
            formats.day(row.due_on) if row.due_on else "",
            str(row.answer),
        )
        for row in rows
    ]


@require_safe
@public_page
def register_file(request: TownRequest, year: int, ending: str) -> HttpResponse:
    """The register of a year, as PDF or CSV, in the reader's language."""
    lines = _lines(request, year)
    if not lines:
        raise Http404
    if ending == "pdf":
        language = get_language() or "ar"
        written = register_pdf(town=request.municipality, rows=lines, year=year, language=language)
        response = HttpResponse(written, content_type="application/pdf")
    else:
        heads = [_("Number"), _("Filed"), _("Question"), _("Unit"), _("Due"), _("Answer")]
        response = HttpResponse(csv_file(heads, lines).read(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="questions-{year}.{ending}"'
    return response
