"""What the desk pages of requests have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import form_page as desk_form

from ...access import OFFICERS, SETTINGS

at_desk = officers(*OFFICERS)
in_charge = officers(SETTINGS)


def form_page(
    request: TownRequest, form: Any, heading: Any, back: str, *, saying: str = "", **more: Any
) -> HttpResponse:
    return desk_form(
        request,
        form,
        heading=heading,
        back=back,
        trail=[(gettext("What people tell us"), reverse("desk_requests"))],
        saying=saying,
        template="requests/desk/form.html",
        **more,
    )
