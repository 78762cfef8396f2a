"""What the desk pages of decisions have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import Denied, find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import form_page as desk_form
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
    trail = [(gettext("Decisions"), reverse("desk_councils"))]
    return desk_form(request, form, heading=heading, back=back, trail=trail, intro=intro, saying=saying)
