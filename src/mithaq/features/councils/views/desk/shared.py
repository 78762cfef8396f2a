"""What the desk pages of decisions have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import Denied, find
from mithaq.commons.access.request import TownRequest
from mithaq.registers.bodies.models import Body

from ...access import OFFICERS, keeps

at_desk = officers(*OFFICERS)


def body_at_desk(request: TownRequest, pk: int) -> Body:
    """A body that the officer serves; of others they only see the page."""
    body = find(request.actor, Body.objects.all(), pk=pk)
    if not Body.objects.filter(keeps(request.actor, ""), pk=body.pk).exists():
        raise Denied("councils: a body that the actor serves")
    return body


def form_page(
    request: TownRequest, form: Any, heading: str, back: str, *, intro: Any = "", saying: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "intro": intro,
        "back": back,
        "saying": saying or gettext("Save"),
    }
    return render(
        request, "councils/desk/form.html", context, status=422 if form.is_bound and form.errors else 200
    )


def told(request: TownRequest, act: Callable[[], Any], said: str) -> None:
    """Carry out the act of a button and say what came of it."""
    try:
        act()
    except ValidationError as refused:
        for sentence in refused.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, said)
