"""What the officers' pages of votes have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, pgettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import form_page as desk_form
from mithaq.kit.rowforms import posted

from ...access import BOOTH, OFFICERS, ROLL, RUN
from ...models import Booth, Election, Roll

anyone = officers(*OFFICERS)
managers = officers(RUN)
keepers = officers(ROLL)
at_booth = officers(BOOTH, RUN)


def election_at_desk(request: TownRequest, pk: int, verb: str = "view") -> Election:
    return find(request.actor, Election.objects.select_related("roll", "municipality"), verb, pk=pk)


def roll_at_desk(request: TownRequest, pk: int, verb: str = "view") -> Roll:
    return find(request.actor, Roll.objects.select_related("municipality"), verb, pk=pk)


def booth_at_desk(request: TownRequest, pk: int, verb: str = "view") -> Booth:
    return find(request.actor, Booth.objects.select_related("election__municipality"), verb, pk=pk)


def form_page(
    request: TownRequest,
    form: Any,
    heading: Any,
    back: str,
    *,
    intro: Any = "",
    button: Any = "",
    title: Any = "",
    removable: bool = False,
    **more: Any,
) -> HttpResponse:
    """One form, its heading, and the way back to what it is about."""
    trail = [(pgettext("noun", "Votes"), reverse("desk_elections"))]
    if title:
        trail.append((title, back))
    return desk_form(
        request,
        form,
        heading=heading,
        back=back,
        trail=trail,
        about=title,
        intro=intro,
        saying=button,
        removing=gettext("Take it out") if removable else "",
        template="voting/desk/form.html",
        **more,
    )


def uploaded(form_class: Any, request: TownRequest, **kwargs: Any) -> Any:
    """A form with its file, or an empty one."""
    return form_class(posted(request), request.FILES or None, **kwargs)


def pdf(written: bytes, name: str) -> HttpResponse:
    response = HttpResponse(written, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
