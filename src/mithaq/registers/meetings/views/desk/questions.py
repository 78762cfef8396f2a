"""Questions asked before and at a public meeting, and their written answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.interests import InterestConflict
from mithaq.commons.access.policy import allowed
from mithaq.commons.access.request import TownRequest
from mithaq.commons.discuss.actions import answer_comment
from mithaq.commons.discuss.queries import comments_of
from mithaq.kit.rowforms import posted, sent

from ...forms import AnswerForm
from ...models import Meeting
from .shared import at_desk, form_page, meeting_at_desk, show


@at_desk
def questions(request: TownRequest, pk: int) -> HttpResponse:
    meeting = meeting_at_desk(request, pk)
    return show(
        request,
        meeting,
        "questions",
        "questions",
        {
            "questions": questions_of(request.actor, meeting),
            "may_answer": allowed(request.actor, "answer", meeting),
        },
    )


def questions_of(actor: Actor, meeting: Meeting) -> QuerySet[Any]:
    return comments_of(actor, meeting)


@at_desk
def answer_question(request: TownRequest, pk: int, comment: int) -> HttpResponse:
    meeting = meeting_at_desk(request, pk)
    row = questions_of(request.actor, meeting).filter(pk=comment).first()
    if row is None:
        raise Http404
    official = row.official
    shown = (
        {"outcome": official.outcome, "reason": official.reason, "changed": official.changed}
        if official
        else {}
    )
    form = AnswerForm(posted(request), initial=shown)
    try:
        if sent(form, lambda: answer_comment(by=request.actor, comment=row, **form.cleaned_data)):
            messages.success(request, gettext("The answer stands with the minutes."))
            return redirect("desk_meetings_questions", pk=meeting.pk)
    except InterestConflict as conflict:
        form.add_error(None, str(conflict))
    return form_page(request, meeting, form, gettext("Answer a question"), row.text)
