"""Answering what citizens remark on site."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from mithaq.commons.access.request import TownRequest
from mithaq.commons.discuss.actions import answer_comment
from mithaq.commons.discuss.models import Comment
from mithaq.commons.moderation.forms import AnswerForm
from mithaq.kit.rowforms import explain, posted

from ...queries import remarks_to_answer
from .shared import at_desk


@at_desk
def answer(request: TownRequest, pk: int) -> HttpResponse:
    """The technicians' answer to a remark from the site."""
    comment = remarks_to_answer(request.actor).filter(pk=pk).select_related("author").first()
    if comment is None:
        raise Http404
    form = AnswerForm(posted(request))
    if form.is_bound and form.is_valid() and _answered(request, comment, form):
        messages.success(request, gettext("The answer is published; the author is told."))
        return redirect("desk_projects_object", comment.subject_id)
    context = {"form": form, "comment": comment, "project": comment.subject}
    return render(request, "projects/desk/answer.html", context, status=422 if form.is_bound else 200)


def _answered(request: TownRequest, comment: Comment, form: AnswerForm) -> bool:
    try:
        answer_comment(by=request.actor, comment=comment, **form.cleaned_data)
    except ValidationError as refused:
        explain(form, refused)
        return False
    return True
