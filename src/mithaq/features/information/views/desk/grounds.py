"""The grounds of the law, and what the town's legal officer settled of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.request import TownRequest
from mithaq.kit.rowforms import posted, sent

from ... import actions
from ...access import OFFICERS
from ...forms import GroundForm
from ...law import law_of
from ...queries import ground_of, grounds_of
from .shared import form_page


@officers(*OFFICERS)
def grounds(request: TownRequest) -> HttpResponse:
    """Each ground: its article, its words, whether somebody who knows the law confirmed it; and what was read."""
    context = {"grounds": grounds_of(request.municipality), "law": law_of(request.municipality)}
    return render(request, "information/desk/grounds.html", context)


@officers(*OFFICERS)
def ground(request: TownRequest, code: str) -> HttpResponse:
    found = ground_of(request.municipality, code)
    if found is None:
        raise Http404
    form = GroundForm(posted(request), initial={"article": found.article, "title": found.title})
    done = sent(form, lambda: actions.settle_ground(by=request.actor, code=code, **form.cleaned_data))
    if done:
        messages.success(request, gettext("The ground is confirmed."))
        return redirect("desk_information_grounds")
    back = reverse("desk_information_grounds")
    return form_page(
        request,
        form,
        heading=gettext("Confirm a ground of the law"),
        back=back,
        desk=(gettext("Grounds of the law"), back),
        row=(found.title, back),
        intro=gettext("Correct article and words, then save: decisions from today on are written so."),
    )
