"""A desk page with one form, and a button that needs none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from .views import Desk

TEMPLATE = "kit/desk/form.html"


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    heading: Any,
    back: str,
    trail: Sequence[tuple[Any, str]],
    about: Any = "",
    intro: Any = "",
    saying: Any = "",
    removing: Any = "",
    template: str = TEMPLATE,
    **more: Any,
) -> HttpResponse:
    """The form under its heading; 422 when what was sent is to be corrected.

    trail: (label, address) of the pages above; back: where Cancel leads; about: what the form changes, for the
    title; saying: on the button, "Save" when empty; removing: on a second button, which sends `remove`. A template
    that extends the kit's has the blocks `before` and `after` the form.
    """
    context = {
        "layout": Desk.layout,
        "form": form,
        "heading": heading,
        "back": back,
        "trail": [*trail, (heading, "")],
        "about": about,
        "intro": intro,
        "saying": saying or gettext("Save"),
        "removing": removing,
        **more,
    }
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)


def told(request: HttpRequest, act: Callable[[], Any], said: Any) -> None:
    """Carry out the act of a button and say what came of it."""
    try:
        act()
    except ValidationError as refused:
        for sentence in refused.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, said)
