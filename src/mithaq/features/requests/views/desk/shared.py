"""What the desk pages of requests have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.request import TownRequest

from ...access import OFFICERS, SETTINGS

at_desk = officers(*OFFICERS)
in_charge = officers(SETTINGS)


def form_page(
    request: TownRequest, form: Any, heading: Any, back: str, *, saying: str = "", **more: Any
) -> HttpResponse:
    context = {"form": form, "heading": heading, "back": back, "saying": saying or gettext("Save"), **more}
    return render(
        request, "requests/desk/form.html", context, status=422 if form.is_bound and form.errors else 200
    )
