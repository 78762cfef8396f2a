"""Written without a network, sent when it is back: the page that stays on the phone, and what sending needs fresh."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.request import TownRequest
from mithaq.commons.discuss.forms import stamp
from mithaq.kit.origin import TOKEN, needs_token
from mithaq.kit.puzzle import BITS, new_puzzle
from mithaq.registers.places.queries import open_zones

from ..forms import ANSWER_PREFIX, DraftForm, PlaceForm
from ..queries import categories_open


@public_page
@require_safe
def draft(request: TownRequest) -> HttpResponse:
    """One page for every subject; the service worker keeps it, so nothing in it may grow old or be somebody's own."""
    actor = anonymous(request.municipality)
    subjects = list(categories_open())
    asked = []
    for one in subjects:
        form = PlaceForm(actor=actor, category=one, auto_id=f"id_{one.pk}_%s")
        fields = [field for field in form if field.name.startswith(ANSWER_PREFIX)]
        if fields:
            asked.append((one.pk, fields))
    context = {
        "form": DraftForm(),
        "subjects": subjects,
        "asked": asked,
        "zones": open_zones(actor),
    }
    return render(request, "requests/draft.html", context)


@never_cache
@require_safe
@public
def fresh(request: TownRequest) -> HttpResponse:
    """What a draft cannot have had: {fields: {name: value}, puzzle, bits}."""
    fields = {"stamp": stamp(seconds_ago=60)}
    if needs_token(request):
        fields[TOKEN] = get_token(request)
    return JsonResponse({"fields": fields, "puzzle": new_puzzle(), "bits": BITS})
