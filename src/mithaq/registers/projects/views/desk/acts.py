"""What officers do to a project: facts, stages, promises, documents."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mithaq.commons.access.request import TownRequest
from mithaq.commons.files.actions import attach
from mithaq.commons.files.forms import UploadForm
from mithaq.kit.rowforms import posted

from ... import actions
from ...enums import Stage
from ...forms import DelayForm, NewProjectForm, ProjectForm, ReplanForm, StageForm
from ...models import Project
from .shared import at_desk, project_at_desk, written


@at_desk
def new(request: TownRequest) -> HttpResponse:
    form = NewProjectForm(posted(request), initial={"stage": Stage.IDEA, "published": True})
    return written(
        request,
        form,
        lambda: actions.open_project(by=request.actor, **form.values),
        gettext("New project"),
        None,
    )


@at_desk
def edit(request: TownRequest, pk: int) -> HttpResponse:
    row = project_at_desk(request, pk)
    form = ProjectForm(posted(request), row=row)

    def act() -> Project:
        seen = form.cleaned_data["seen"]
        return actions.change_project(by=request.actor, project=row, fields=form.values, seen=seen)

    return written(request, form, act, gettext("Change the project"), row)


@at_desk
def stage(request: TownRequest, pk: int) -> HttpResponse:
    row = project_at_desk(request, pk)
    form = StageForm(posted(request), row=row)
    return written(
        request,
        form,
        lambda: actions.move_project(by=request.actor, project=row, **form.cleaned_data),
        gettext("New stage"),
        row,
    )


@at_desk
def replan(request: TownRequest, pk: int) -> HttpResponse:
    row = project_at_desk(request, pk)
    form = ReplanForm(posted(request), row=row)
    return written(
        request,
        form,
        lambda: actions.replan(by=request.actor, project=row, **form.cleaned_data),
        gettext("Plan the end anew"),
        row,
    )


@at_desk
def explain_delay(request: TownRequest, pk: int) -> HttpResponse:
    row = project_at_desk(request, pk)
    form = DelayForm(posted(request), row=row)
    return written(
        request,
        form,
        lambda: actions.explain_delay(by=request.actor, project=row, **form.cleaned_data),
        gettext("Say why it is late"),
        row,
    )


@at_desk
@require_POST
def publish(request: TownRequest, pk: int) -> HttpResponse:
    row = project_at_desk(request, pk, "publish")
    actions.publish_project(by=request.actor, project=row, published=not row.published)
    messages.success(request, gettext("Saved."))
    return redirect("desk_projects_object", row.pk)


@at_desk
def document(request: TownRequest, pk: int) -> HttpResponse:
    row = project_at_desk(request, pk, "attach")
    form = UploadForm(posted(request), request.FILES or None)
    return written(
        request,
        form,
        lambda: attach(by=request.actor, to=row, **form.cleaned_data),
        gettext("Add a document"),
        row,
    )
