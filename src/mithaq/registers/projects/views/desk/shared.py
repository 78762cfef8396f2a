"""What the officers' pages on projects have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import allowed, find
from mithaq.commons.access.request import TownRequest
from mithaq.kit.desk.forms import form_page as desk_form
from mithaq.kit.rowforms import sent

from ...access import RUN
from ...models import Project, Step

at_desk = officers(RUN)


def project_at_desk(request: TownRequest, pk: int, verb: str = "edit") -> Project:
    return find(request.actor, Project.objects.select_related("zone"), verb, pk=pk)


def step_at_desk(request: TownRequest, pk: int) -> Step:
    step = find(request.actor, Step.objects.select_related("project__zone"), pk=pk)
    if not allowed(request.actor, "edit", step.project):
        raise Http404
    return step


def form_page(request: TownRequest, form: forms.Form, title: str, project: Project | None) -> HttpResponse:
    back = reverse("desk_projects_object", args=[project.pk]) if project else reverse("desk_projects")
    about = project.title if project else ""
    trail = [(gettext("Projects"), reverse("desk_projects"))]
    if project:
        trail.append((about, back))
    return desk_form(request, form, heading=title, back=back, trail=trail, about=about, intro=about)


def written(
    request: TownRequest, form: forms.Form, act: Callable[[], Any], title: str, project: Project | None
) -> HttpResponse:
    """Carry out the act of a valid form and go back to the project; else the form with what is to be mended."""
    result = sent(form, act)
    if result is None:
        return form_page(request, form, title, project)
    messages.success(request, gettext("Saved."))
    return redirect("desk_projects_object", project.pk if project else result.pk)
