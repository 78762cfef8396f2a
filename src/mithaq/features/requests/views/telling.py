"""The front door: four screens at most, nothing stored before the last, no script and no account needed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public, public_page
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.commons.manifest.definitions import Door, doors
from mithaq.commons.receipts.holding import with_receipt
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.puzzle import BITS
from mithaq.kit.rowforms import sent

from .. import actions
from ..enums import Kind
from ..forms import PlaceForm, TellForm
from ..models import Category, text_of
from ..queries import categories_open, near
from ..showing import opening_words, place_of


@public_page
@require_safe
def tell(request: TownRequest) -> HttpResponse:
    """What do you want to tell us? Each answer leads to the page that takes it."""
    found = sorted(doors, key=lambda one: one.order)
    shown = [(door, address_of(door)) for door in found]
    return render(request, "requests/tell.html", {"doors": [one for one in shown if one[1] is not None]})


def address_of(door: Door) -> str | None:
    """ "" for a door that is announced; None for one whose page this house has not."""
    if not door.url:
        return ""
    try:
        return reverse(door.url, args=door.args)
    except NoReverseMatch:
        return None


@public_page
@require_safe
def subjects(request: TownRequest, kind: str) -> HttpResponse:
    """What is it about?"""
    if kind not in Kind.values:
        raise Http404
    context = {"kind": Kind(kind).label, "subjects": categories_open(kind), "steps": steps(), "current": 2}
    return render(request, "requests/subjects.html", context)


def steps() -> list[str]:
    return [gettext("What"), gettext("Subject"), gettext("Where"), gettext("In your words")]


def category_of(request: TownRequest, pk: int) -> Category:
    category = find(request.actor, Category.objects.select_related("unit"), pk=pk)
    if category.closed_on is not None:
        raise Http404
    return category


@public
@require_safe
def where(request: TownRequest, pk: int) -> HttpResponse:
    """Where is it, and what the unit must know. Sent by the address alone: nothing is kept."""
    category = category_of(request, pk)
    asked = bool(category.asks_place or category.asked)
    if not asked:
        return redirect("tell_send", category.pk)
    form = PlaceForm(request.GET if "go" in request.GET else None, actor=request.actor, category=category)
    stop = stop_of(form, category) if form.is_bound else None
    if form.is_bound and form.is_valid() and not stop:
        query = request.GET.copy()
        query.pop("go", None)
        return redirect(f"{reverse('tell_send', args=[category.pk])}?{query.urlencode()}")
    context = {"category": category, "form": form, "stop": stop, "steps": steps(), "current": 3}
    return render(request, "requests/where.html", context, status=422 if form.is_bound and not stop else 200)


def stop_of(form: PlaceForm, category: Category) -> Any:
    """The words with which an answer ends here, because somebody else is the one to ask."""
    for question in category.asked:
        said = form.data.get(f"q_{question['code']}")
        for option in question.get("options", []):
            if option["code"] == said and text_of(option.get("stop")):
                return text_of(option["stop"])
    return None


@never_cache
@sent_from_here
@public
def send(request: TownRequest, pk: int) -> HttpResponse:
    """In one's own words, with photos; what others told about the same stands above."""
    actor, category = request.actor, category_of(request, pk)
    given = request.POST if request.method == "POST" else request.GET
    place = PlaceForm(given, actor=actor, category=category)
    if not place.is_valid():
        return redirect("tell_place", category.pk)
    posted = request.method == "POST"
    form = TellForm(
        request.POST if posted else None, request.FILES if posted else None, actor=actor, category=category
    )
    about = place.cleaned_data
    filed = sent(
        form,
        lambda: actions.submit(
            by=actor,
            category=category,
            zone=about.get("zone"),
            landmark=about.get("landmark", ""),
            point=place.point if category.asks_place else None,
            answers=place.answers,
            hold=form.too_fast or not form.proven,
            proven=form.proven,
            **form.wanted(),
        ),
    )
    if filed is not None:
        return with_receipt(redirect("request_mine", filed.request.pk), filed.receipt)
    others = near(actor, category, zone=about.get("zone"), point=place.point if category.asks_place else None)
    context = {
        "category": category,
        "form": form,
        "place": place,
        "others": [(one, opening_words(one), place_of(one)) for one in others],
        "token": needs_token(request),
        "bits": BITS,
        "steps": steps(),
        "current": 4,
    }
    return render(request, "requests/send.html", context, status=422 if form.is_bound else 200)
