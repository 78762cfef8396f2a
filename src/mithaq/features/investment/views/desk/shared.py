"""What the desk pages of the programme have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import form_page as desk_form
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
    trail = [(gettext("Investment programme"), reverse("desk_investment"))]
    return desk_form(request, form, heading=heading, back=back, trail=trail, intro=intro, saying=saying)
