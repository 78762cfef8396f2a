"""Protected terms."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mithaq.commons.access.gates import officers
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.kit.glossary import COMMON_TERMS

from .. import actions
from ..forms import TermForm
from .shared import enter, saved, show

GRANTS = ("town.settings", "translate")


@officers(*GRANTS)
@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    enter(request)
    shown = {"terms": GlossaryTerm.objects.order_by("pk"), "common": COMMON_TERMS}
    return show(request, "desk_town_glossary", "glossary.html", shown)


@officers(*GRANTS)
def term(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    actor, _town = enter(request)
    row = get_object_or_404(GlossaryTerm.objects.all(), pk=pk) if pk else None
    form = TermForm.of(row, request.POST or None)
    if form.is_valid() and (
        done := saved(
            request,
            form,
            lambda: actions.keep_term(
                by=actor,
                pk=pk,
                term=form.cleaned_data["term"],
                wrong=form.wrong_forms(),
                note=form.cleaned_data["note"],
            ),
            "desk_town_glossary",
        )
    ):
        return done
    return show(request, "desk_town_glossary", "term.html", {"form": form, "term": row})


@officers(*GRANTS)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    actor, _town = enter(request)
    actions.remove_term(by=actor, pk=pk)
    messages.success(request, _("The term is no longer protected."))
    return redirect("desk_town_glossary")
