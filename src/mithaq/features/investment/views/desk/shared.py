"""What the desk pages of the programme have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.request import TownRequest
from mithaq.kit.rowforms import sent

from ...access import OFFICERS

at_desk = officers(*OFFICERS)


def form_page(
    request: TownRequest,
    form: Any,
    act: Callable[[], Any],
    *,
    heading: str,
    back: str,
    intro: Any = "",
    saying: str = "",
) -> HttpResponse:
    """One form, one action: on to `back` when it is done, else the form with every reason."""
    if sent(form, act) is not None:
        return redirect(back)
    context = {
        "form": form,
        "heading": heading,
        "intro": intro,
        "back": back,
        "saying": saying or gettext("Save"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "investment/desk/form.html", context, status=status)


def told(request: TownRequest, act: Callable[[], Any], said: str) -> None:
    """Carry out the act of a button and say what came of it."""
    try:
        act()
    except ValidationError as refused:
        for sentence in refused.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, said)
