"""What the desk pages of an activity have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import Denied, allowed, find
from mithaq.commons.access.request import TownRequest

from ...access import OFFICERS
from ...models import Activity

at_desk = officers(*OFFICERS)


def kept_activity(request: TownRequest, pk: int) -> Activity:
    """An activity the officer may write."""
    activity = find(request.actor, Activity.objects.select_related("zone", "release"), pk=pk)
    if not allowed(request.actor, "edit", activity):
        raise Denied("outreach.activity: edit")
    return activity


def to_activity(activity: Activity) -> HttpResponse:
    return redirect("desk_participation_object", activity.pk)


def form_page(
    request: TownRequest, activity: Activity | None, form: Any, heading: str, intro: str = "", **more: Any
) -> HttpResponse:
    back = (
        reverse("desk_participation_object", args=[activity.pk])
        if activity
        else reverse("desk_participation")
    )
    context = {
        "form": form,
        "heading": heading,
        "intro": intro,
        "activity": activity,
        "title": activity.title if activity else gettext("Participation records"),
        "back": back,
        **more,
    }
    return render(request, "outreach/desk/form.html", context)
