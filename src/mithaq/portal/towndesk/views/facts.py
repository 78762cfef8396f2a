"""The country profile, and what this town changed in it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from mithaq.commons.access.gates import officers
from mithaq.commons.tenancy.context import profile_of

from .. import actions
from ..profile import LABELS, FactForm, editable, lines
from .shared import enter, saved, show


@officers("town.settings")
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    _actor, town = enter(request)
    found = lines(town)
    shown = {
        "lines": [(line, editable(line.fact)) for line in found],
        "changed": [line for line in found if line.fact.overridden],
        "doubtful": [line for line in found if not line.fact.certain and not line.fact.overridden],
        "profile": profile_of(town),
    }
    return show(request, "desk_town_profile", "profile.html", shown)


@officers("town.settings")
def fact(request: HttpRequest, path: str) -> HttpResponse:
    actor, town = enter(request)
    known = profile_of(town).facts.get(path)
    if known is None or not editable(known):
        raise Http404
    form = FactForm(known, request.POST or None)
    if form.is_valid() and (
        done := saved(
            request,
            form,
            lambda: actions.override_fact(
                by=actor, path=path, value=form.value(), why=form.cleaned_data["why"]
            ),
            "desk_town_profile",
        )
    ):
        return done
    shown = {"form": form, "fact": known, "label": LABELS.get(path, path)}
    return show(request, "desk_town_profile", "fact.html", shown)


@officers("town.settings")
@require_POST
def restore(request: HttpRequest, path: str) -> HttpResponse:
    actor, _town = enter(request)
    actions.restore_fact(by=actor, path=path)
    return redirect("desk_town_profile")
