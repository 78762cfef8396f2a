"""Where bodies are shown."""

from __future__ import annotations

from django.urls import reverse

from .models import Body


def body_url(body: Body) -> str:
    return reverse("body", args=[body.slug])


def desk_body_url(body: Body) -> str:
    return reverse("desk_bodies_object", args=[body.pk])
