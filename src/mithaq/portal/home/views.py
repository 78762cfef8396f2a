"""The front door of a town."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public, public_page
from mithaq.portal.context import menu

from .queries import filled_slots, latest_acts


@public
def to_language(request: HttpRequest) -> HttpResponse:
    """`/` leads to the visitor's language, which the tenancy middleware has found."""
    response = HttpResponseRedirect(f"/{request.LANGUAGE_CODE}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@public_page
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    # Called by the template, and not at all where the words are kept.
    shown = {
        "slots": SimpleLazyObject(lambda: filled_slots(request, actor)),
        "acts": SimpleLazyObject(lambda: latest_acts(actor.municipality)),
        "is_demonstration": settings.MITHAQ_PROFILE == "demo",
        "doors": SimpleLazyObject(lambda: [as_door(group) for group in menu(request.path)]),
    }
    return render(request, "home/home.html", shown)


ICONS = {"take_part": "hand", "follow": "bell", "request": "document", "look_inside": "eye"}


def as_door(group: dict[str, object]) -> dict[str, object]:
    """One of the four verbs as a way in: its first page, the others named below."""
    items: list[dict[str, object]] = group["items"]  # type: ignore[assignment]
    return {
        "title": group["verb"],
        "url": items[0]["url"],
        "text": " · ".join(str(item["label"]) for item in items),
        "icon": ICONS[str(group["code"])],
    }
