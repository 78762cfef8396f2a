"""What the desk pages of an activity have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import Denied, allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import form_page as desk_form

from ...access import OFFICERS
from ...models import Activity

at_desk = officers(*OFFICERS)


def kept_activity(request: TownRequest, pk: int, verb: str = "edit") -> Activity:
    """An activity the officer may write (or may `count`)."""
    activity = find(request.actor, Activity.objects.select_related("zone", "release"), pk=pk)
    if not allowed(request.actor, verb, activity):
        raise Denied(f"outreach.activity: {verb}")
    return activity


def to_activity(activity: Activity) -> HttpResponse:
    return redirect("desk_participation_object", activity.pk)


def form_page(
    request: TownRequest,
    activity: Activity | None,
    form: Any,
    heading: str,
    intro: str = "",
    *,
    back: str = "",
    removing: str = "",
) -> HttpResponse:
    home = reverse("desk_participation")
    page = reverse("desk_participation_object", args=[activity.pk]) if activity else home
    trail = [(gettext("Participation records"), home)]
    if activity:
        trail.append((activity.title, page))
    about = activity.title if activity else ""
    return desk_form(
        request,
        form,
        heading=heading,
        back=back or page,
        trail=trail,
        about=about,
        intro=intro,
        removing=removing,
    )
