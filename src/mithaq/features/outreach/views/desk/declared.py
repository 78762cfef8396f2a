"""Figures that documents declare."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.registry import record_of
from mithaq.kit.rowforms import posted, sent
from mithaq.registers.bodies.forms import read_subject

from ... import actions
from ...actions.declaring import FIELDS
from ...forms import DeclarationForm
from ...models import Declaration
from .shared import at_desk, form_page


def _back_to(subject: object) -> str:
    page = record_of(subject).desk_url if subject is not None else None
    return page(subject) if page else reverse("desk_participation")


@at_desk
def new(request: TownRequest) -> HttpResponse:
    """?about= names the record whose document states the figure."""
    about = request.GET.get("about", "")
    if not about:
        return redirect("desk_participation")  # the place to choose from
    subject = read_subject(request.actor, about)
    if subject is None:
        raise Http404
    form = DeclarationForm(posted(request))
    if sent(form, lambda: actions.declare(by=request.actor, subject=subject, fields=form.wanted(FIELDS))):
        messages.success(request, gettext("Saved. It is shown beside what the records give."))
        return redirect(_back_to(subject))
    return form_page(
        request,
        None,
        form,
        gettext("A declared figure"),
        gettext("As the document states it, even where you know better: the difference is shown."),
        back=_back_to(subject),
    )


@at_desk
def edit(request: TownRequest, pk: int) -> HttpResponse:
    row = find(request.actor, Declaration.objects.all(), "edit", pk=pk)
    form = DeclarationForm(posted(request), row=row)
    if sent(
        form,
        lambda: actions.change_declaration(
            by=request.actor, declaration=row, fields=form.wanted(FIELDS), seen=form.cleaned_data["seen"]
        ),
    ):
        messages.success(request, gettext("Saved."))
        return redirect(_back_to(row.subject))
    return form_page(request, None, form, gettext("A declared figure"), back=_back_to(row.subject))
