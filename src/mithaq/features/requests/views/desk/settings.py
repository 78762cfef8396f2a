"""Subjects, who serves them where, and prepared answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.audit.desk import OfficersDesk
from mithaq.kit.desk import Column, Filter
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...access import SETTINGS
from ...addresses import desk_category_url, desk_reply_url
from ...enums import Kind
from ...forms import CategoryForm, ReplyForm, RoutesForm
from ...models import Category, Reply
from . import questions
from .shared import form_page, in_charge


def standing_of(row: Category) -> tuple[str, str]:
    if row.closed_on is None:
        return pgettext("subject", "open"), "good"
    return pgettext("subject", "closed"), "quiet"


class CategoryDesk(OfficersDesk):
    code = "requests_categories"
    label = _("Subjects of requests")
    intro = _("What people can write about, which unit answers, and how soon.")
    grants = (SETTINGS,)
    model = Category
    related = ("unit",)
    ordering = ("order",)
    columns = (
        Column("name", _("Name"), main=True),
        Column("kind", _("Kind"), value=lambda row: row.get_kind_display(), sort="kind"),
        Column("field", _("Field"), value=lambda row: row.get_field_display(), sort="field"),
        Column("unit", _("Unit in charge"), value="unit.name"),
        Column("standing", _("State"), value=standing_of, kind="chip"),
    )
    filters = (
        Filter(
            code="kind",
            label=_("Kind"),
            choices=Kind.choices,
            where=lambda rows, value: rows.filter(kind=value),
        ),
    )

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_requests_categories_new")

    def acts(self, actor: Actor, obj: Category) -> Sequence[dict[str, Any]]:
        names = [
            (gettext("Change"), "change"),
            (gettext("Further questions"), "questions"),
            (gettext("Other units in some zones"), "routes"),
        ]
        return [
            {
                "label": label,
                "url": reverse(f"desk_requests_categories_{name}", args=[obj.pk]),
                "tone": "quiet",
            }
            for label, name in names
        ]

    detail_template = "requests/desk/category.html"

    def context(self, actor: Actor, obj: Category | None) -> dict[str, Any]:
        return {} if obj is None else {"routes": obj.routes.select_related("zone", "unit")}

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new_category, name="desk_requests_categories_new"),
            path("<int:pk>/change/", change_category, name="desk_requests_categories_change"),
            path("<int:pk>/questions/", questions.questions, name="desk_requests_categories_questions"),
            path(
                "<int:pk>/questions/new/",
                questions.new_question,
                name="desk_requests_categories_question_new",
            ),
            path(
                "<int:pk>/questions/<slug:code>/",
                questions.change_question,
                name="desk_requests_categories_question",
            ),
            path(
                "<int:pk>/questions/<slug:code>/up/",
                questions.raise_question,
                name="desk_requests_categories_question_up",
            ),
            path(
                "<int:pk>/questions/<slug:code>/out/",
                questions.retire_question,
                name="desk_requests_categories_question_out",
            ),
            path("<int:pk>/routes/", routes, name="desk_requests_categories_routes"),
            path("<int:pk>/close/", close_category, name="desk_requests_categories_close"),
            *super().urls(),
        ]


@in_charge
def new_category(request: TownRequest) -> HttpResponse:
    form = CategoryForm(posted(request))
    row = sent(form, lambda: actions.save_category(by=request.actor, fields=form.chosen()))
    if row is not None:
        return redirect(desk_category_url(row))
    return form_page(request, form, gettext("New subject"), reverse("desk_requests_categories"))


@in_charge
def change_category(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Category.objects.all(), "edit", pk=pk)
    form = CategoryForm(posted(request), row=row)
    made = sent(
        form,
        lambda: actions.save_category(
            by=request.actor, category=row, fields=form.chosen(), seen=form.cleaned_data["seen"]
        ),
    )
    if made is not None:
        return redirect(desk_category_url(row))
    return form_page(request, form, row.name, desk_category_url(row))


@in_charge
def routes(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Category.objects.select_related("unit"), "edit", pk=pk)
    form = RoutesForm(posted(request), category=row, actor=request.actor)
    if sent(
        form, lambda: actions.set_routes(by=request.actor, category=row, units=form.units_by_zone()) or True
    ):
        messages.success(request, gettext("Saved."))
        return redirect(desk_category_url(row))
    return form_page(request, form, row.name, desk_category_url(row))


@in_charge
@require_POST
def close_category(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Category.objects.all(), "edit", pk=pk)
    actions.close_category(by=request.actor, category=row)
    messages.success(request, gettext("Nothing new comes in under this subject."))
    return redirect(desk_category_url(row))


class ReplyDesk(OfficersDesk):
    code = "requests_replies"
    label = _("Prepared answers")
    intro = _("Words an officer begins an answer with. Nothing is sent before somebody has read it.")
    grants = (SETTINGS,)
    model = Reply
    related = ("category",)
    ordering = ("state", "name")
    columns = (
        Column("name", _("Name"), main=True),
        Column("state", _("For the step"), value=lambda row: row.get_state_display(), sort="state"),
        Column("words", _("Words")),
        Column("category", _("Only for this subject"), value="category.name"),
    )

    def create_url(self, actor: Actor) -> str:
        return reverse("desk_requests_replies_new")

    def acts(self, actor: Actor, obj: Reply) -> Sequence[dict[str, Any]]:
        url = reverse("desk_requests_replies_change", args=[obj.pk])
        return [{"label": gettext("Change"), "url": url, "tone": "quiet"}]

    @classmethod
    def urls(cls) -> list[URLPattern]:
        return [
            path("new/", new_reply, name="desk_requests_replies_new"),
            path("<int:pk>/change/", change_reply, name="desk_requests_replies_change"),
            *super().urls(),
        ]


@in_charge
def new_reply(request: TownRequest) -> HttpResponse:
    form = ReplyForm(posted(request))
    row = sent(form, lambda: actions.save_reply(by=request.actor, fields=form.cleaned_data))
    if row is not None:
        return redirect(desk_reply_url(row))
    return form_page(request, form, gettext("New prepared answer"), reverse("desk_requests_replies"))


@in_charge
def change_reply(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Reply.objects.all(), "edit", pk=pk)
    form = ReplyForm(posted(request), row=row)
    if sent(form, lambda: actions.save_reply(by=request.actor, reply=row, fields=form.cleaned_data)):
        return redirect(desk_reply_url(row))
    return form_page(request, form, row.name, desk_reply_url(row))
