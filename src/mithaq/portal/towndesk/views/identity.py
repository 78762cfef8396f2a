"""Name, texts, look, languages, moderation, addresses."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mithaq.commons.access.gates import officers
from mithaq.commons.tenancy.models import HEX_COLOUR
from mithaq.kit import colours

from .. import actions
from ..forms import LanguagesForm, LicenceForm, LookForm, ModerationForm, TextsForm
from .shared import enter, saved, show


@officers("town.settings")
def texts(request: HttpRequest) -> HttpResponse:
    actor, town = enter(request)
    form = TextsForm.of(town, request.POST or None)
    if form.is_valid() and (
        done := saved(request, form, lambda: actions.change_texts(by=actor, **form.cleaned_data), "desk_town")
    ):
        return done
    return show(request, "desk_town", "form.html", {"form": form})


@officers("town.settings")
def look(request: HttpRequest) -> HttpResponse:
    actor, town = enter(request)
    form = LookForm(town, request.POST or None, request.FILES or None)
    if form.is_valid() and (
        done := saved(
            request, form, lambda: actions.change_look(by=actor, **form.cleaned_data), "desk_town_look"
        )
    ):
        return done
    shown = {"form": form, "fresh": town, "verdicts": verdicts(town.colour, town.accent)}
    return show(request, "desk_town_look", "look.html", shown)


def verdicts(colour: str, accent: str) -> list[dict[str, object]]:
    """What is really shown for each colour chosen, so that words on it can be read."""
    used = colours.palette(colour, accent)
    found = []
    for label, chosen, shown in (
        (_("Main colour"), colour, used.brand),
        (_("Accent colour"), accent, used.accent),
    ):
        contrast = colours.contrast(colours.parse(shown), colours.WHITE)
        found.append(
            {
                "label": label,
                "chosen": chosen,
                "shown": shown,
                "darkened": chosen.lower() != shown.lower(),
                "contrast": round(contrast, 1),
            }
        )
    return found


@officers("town.settings")
@require_POST
def sample(request: HttpRequest) -> HttpResponse:
    """A page in the colours of the form, before anything is saved."""
    enter(request)
    pair = [request.POST.get(name, "") for name in ("colour", "accent")]
    if not all(HEX_COLOUR.regex.match(one) for one in pair):  # type: ignore[union-attr]
        pair = [colours.BRAND, colours.ACCENT]
    return render(
        request,
        "towndesk/sample.html",
        {"colour": pair[0], "accent": pair[1], "verdicts": verdicts(*pair)},
    )


@officers("town.settings")
@require_safe
def sample_sheet(request: HttpRequest, colour: str, accent: str) -> HttpResponse:
    """The colours of the sample page; addresses without #."""
    sheet = colours.stylesheet(f"#{colour}", f"#{accent}")
    # In a layer of its own name, so that it stands over the town's present colours.
    return HttpResponse(sheet.replace("@layer town", "@layer sample"), content_type="text/css; charset=utf-8")


@officers("town.settings")
def languages(request: HttpRequest) -> HttpResponse:
    actor, town = enter(request)
    form = LanguagesForm(town, request.POST or None)
    if form.is_valid() and (
        done := saved(
            request,
            form,
            lambda: actions.change_languages(by=actor, languages=form.chosen()),
            "desk_town_languages",
        )
    ):
        return done
    return show(request, "desk_town_languages", "form.html", {"form": form})


@officers("town.settings")
def moderation(request: HttpRequest) -> HttpResponse:
    actor, town = enter(request)
    form = ModerationForm(request.POST or None, initial={"moderation": town.moderation})
    if form.is_valid() and (
        done := saved(
            request,
            form,
            lambda: actions.change_moderation(by=actor, **form.cleaned_data),
            "desk_town_moderation",
        )
    ):
        return done
    return show(request, "desk_town_moderation", "form.html", {"form": form})


@officers("town.settings")
def licence(request: HttpRequest) -> HttpResponse:
    actor, town = enter(request)
    form = LicenceForm(request.POST or None, initial={"licence": town.licence})
    if form.is_valid() and (
        done := saved(
            request, form, lambda: actions.change_licence(by=actor, **form.cleaned_data), "desk_town_licence"
        )
    ):
        return done
    return show(request, "desk_town_licence", "form.html", {"form": form})


@officers("town.settings")
@require_safe
def domains(request: HttpRequest) -> HttpResponse:
    """Seen here, changed by the operator: a wrong one would lock the town out."""
    _actor, town = enter(request)
    usual = f"{town.slug}.{settings.MITHAQ_DOMAIN}"
    own = [domain for domain in town.domains.order_by("-is_primary", "host") if domain.host != usual]
    return show(request, "desk_town_domains", "domains.html", {"usual": usual, "own": own})
