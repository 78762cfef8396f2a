"""The further questions of a subject: what stands, in which order, and each one's form."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...addresses import desk_category_url
from ...asking import NEW, QuestionForm
from ...enums import QuestionKind
from ...models import Category, text_of
from .shared import form_page, in_charge


def to_edit(request: TownRequest, pk: int) -> Category:
    return find(request.actor, Category.objects.select_related("unit"), "edit", pk=pk)


def questions_url(category: Category) -> str:
    return reverse("desk_requests_categories_questions", args=[category.pk])


@in_charge
@require_safe
def questions(request: TownRequest, pk: int) -> HttpResponse:
    row = to_edit(request, pk)
    asked = [
        {
            "code": one["code"],
            "label": text_of(one["label"]),
            "kind": QuestionKind(one["kind"]).label,
            "required": one.get("required"),
            "options": [
                (text_of(option["label"]), text_of(option.get("stop"))) for option in one.get("options", [])
            ],
        }
        for one in row.asked
    ]
    return render(
        request,
        "requests/desk/questions.html",
        {"category": row, "asked": asked, "back": desk_category_url(row)},
    )


@in_charge
def new_question(request: TownRequest, pk: int) -> HttpResponse:
    return _question(request, to_edit(request, pk), "")


@in_charge
def change_question(request: TownRequest, pk: int, code: str) -> HttpResponse:
    row = to_edit(request, pk)
    if not any(one["code"] == code for one in row.asked):
        raise Http404
    return _question(request, row, code)


def _question(request: TownRequest, row: Category, code: str) -> HttpResponse:
    form = QuestionForm(posted(request), row=row, code=code)
    made = sent(
        form,
        lambda: actions.save_question(by=request.actor, category=row, code=code, **form.wanted_question()),
    )
    if made is not None:
        messages.success(request, gettext("Saved."))
        return redirect(questions_url(row))
    heading = text_of(form.question["label"]) if form.question else NEW
    return form_page(request, form, heading, questions_url(row))


@in_charge
@require_POST
def raise_question(request: TownRequest, pk: int, code: str) -> HttpResponse:
    return _done(request, to_edit(request, pk), code, actions.raise_question)


@in_charge
@require_POST
def retire_question(request: TownRequest, pk: int, code: str) -> HttpResponse:
    return _done(request, to_edit(request, pk), code, actions.retire_question)


def _done(request: TownRequest, row: Category, code: str, act: Callable[..., Category]) -> HttpResponse:
    try:
        act(by=request.actor, category=row, code=code)
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
    else:
        messages.success(request, gettext("Saved."))
    return redirect(questions_url(row))
