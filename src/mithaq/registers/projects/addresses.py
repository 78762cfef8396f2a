"""Where projects are shown."""

from __future__ import annotations

from django.urls import reverse

from .models import Project, Step


def project_url(project: Project) -> str:
    return reverse("project", args=[project.pk])


def step_url(step: Step) -> str:
    return f"{project_url(step.project)}#step-{step.pk}"


def desk_project_url(project: Project) -> str:
    return reverse("desk_projects_object", args=[project.pk])
