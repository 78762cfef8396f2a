"""The steps of a project and their pictures."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.request import TownRequest
from mithaq.commons.files.actions import attach
from mithaq.commons.files.forms import UploadForm
from mithaq.kit.rowforms import posted

from ... import actions
from ...forms import StepForm
from ...models import Step
from .shared import at_desk, project_at_desk, step_at_desk, written


@at_desk
def new_step(request: TownRequest, pk: int) -> HttpResponse:
    row = project_at_desk(request, pk)
    form = StepForm(posted(request))
    return written(
        request,
        form,
        lambda: actions.add_step(by=request.actor, project=row, **form.values),
        gettext("New step"),
        row,
    )


@at_desk
def change_step(request: TownRequest, pk: int) -> HttpResponse:
    step = step_at_desk(request, pk)
    form = StepForm(posted(request), row=step)

    def act() -> Step:
        seen = form.cleaned_data["seen"]
        return actions.change_step(by=request.actor, step=step, fields=form.values, seen=seen)

    return written(request, form, act, gettext("Change the step"), step.project)


@at_desk
def photo(request: TownRequest, pk: int) -> HttpResponse:
    step = step_at_desk(request, pk)
    form = UploadForm(posted(request), request.FILES or None)
    return written(
        request,
        form,
        lambda: attach(by=request.actor, to=step, kind="photo", **form.cleaned_data),
        gettext("Add a photo"),
        step.project,
    )


@at_desk
@require_POST
def remove_step(request: TownRequest, pk: int) -> HttpResponse:
    step = step_at_desk(request, pk)
    try:
        actions.remove_step(by=request.actor, step=step)
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
    else:
        messages.success(request, gettext("The step was removed."))
    return redirect("desk_projects_object", step.project_id)
