"""Reporting a comment; deciding appeals, settling reports, writing answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mithaq.commons.access.gates import officers, public
from mithaq.commons.access.policy import find
from mithaq.commons.discuss.access import ADMINISTER, MODERATE
from mithaq.commons.discuss.actions import answer_comment, decide_appeal
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.notices import title_of, url_of
from mithaq.commons.discuss.showing import shown
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import explain

from .actions import report_comment, settle_reports
from .forms import AnswerForm, AppealDecisionForm, ReportForm, SettleForm
from .queries import reports_on


def comment_of(request: HttpRequest, pk: int, verb: str = "view") -> Comment:
    rows = Comment.objects.select_related("author", "organisation", "answer__by", "answer__organisation")
    return find(request.actor, rows, verb, pk=pk)  # type: ignore[attr-defined]


@never_cache
@sent_from_here
@public
def moderation_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Anybody may report a published comment; no account is needed."""
    comment = comment_of(request, pk)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            report_comment(by=request.actor, comment=comment, **form.cleaned_data)  # type: ignore[attr-defined]
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("Thank you. A moderator will look at this comment."))
            return redirect(url_of(comment))
    context = {
        "form": form,
        "shown": {**shown(comment), "acts": []},
        "about": title_of(comment),
        "back": url_of(comment),
        "token": needs_token(request),
    }
    return render(request, "moderation/report.html", context, status=422 if form.is_bound else 200)


def _act_page(
    request: HttpRequest, comment: Comment, form: forms.Form, desk: str, **words: Any
) -> HttpResponse:
    """One comment and one form about it."""
    context = {
        "form": form,
        "shown": {**shown(comment), "acts": []},
        "about": title_of(comment),
        "comment": comment,
        "desk_label": words.pop("desk_label"),
        "list_url": reverse(f"desk_{desk}"),
        "object_url": reverse(f"desk_{desk}_object", args=[comment.pk]),
        **words,
    }
    return render(request, "moderation/act.html", context, status=422 if form.is_bound else 200)


@officers(MODERATE, ADMINISTER)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The second look at a comment that was not published, by another moderator or an administrator."""
    comment = comment_of(request, pk, "decide_appeal")
    # An administrator who reads no comments otherwise has no other page of this desk.
    visits = not request.actor.has(MODERATE)  # type: ignore[attr-defined]
    desk = {"list_url": reverse("desk"), "object_url": reverse("desk")} if visits else {}
    form = AppealDecisionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        decide_appeal(by=request.actor, comment=comment, **form.cleaned_data)  # type: ignore[attr-defined]
        messages.success(request, _("The appeal is decided; its author is told."))
        return redirect("desk" if visits else "desk_moderation")
    return _act_page(
        request,
        comment,
        form,
        "moderation",
        desk_label=_("Comments to read"),
        title=_("Decide the appeal"),
        button=_("Decide"),
        **desk,
    )


@officers("discuss.moderate")
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    comment = comment_of(request, pk, "moderate")
    form = SettleForm(request.POST or None)
    if form.is_bound and form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in ("hide", "reason", "read_at")}
        try:
            settle_reports(by=request.actor, comment=comment, **chosen)  # type: ignore[attr-defined]
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("The reports are settled."))
            return redirect("desk_moderation")
    return _act_page(
        request,
        comment,
        form,
        "moderation",
        desk_label=_("Comments to read"),
        title=_("Settle the reports"),
        button=_("Decide"),
        reports=reports_on(request.actor, comment),  # type: ignore[attr-defined]
    )


@officers("discuss.answer")
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    comment = comment_of(request, pk, "answer")
    given = comment.official
    start = {"outcome": given.outcome, "reason": given.reason, "changed": given.changed} if given else None
    form = AnswerForm(request.POST or None, initial=start)
    if form.is_bound and form.is_valid():
        try:
            answer_comment(by=request.actor, comment=comment, **form.cleaned_data)  # type: ignore[attr-defined]
        except ValidationError as error:
            explain(form, error)
        else:
            messages.success(request, _("The answer is published; the author is told."))
            return redirect("desk_answers")
    return _act_page(
        request,
        comment,
        form,
        "answers",
        desk_label=_("Comments to answer"),
        title=_("Correct the answer") if given else _("Write the answer"),
        button=_("Publish the answer"),
    )
