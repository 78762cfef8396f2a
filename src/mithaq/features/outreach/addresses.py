"""Where participation is shown."""

from __future__ import annotations

from django.urls import reverse

from .models import Activity


def activity_url(activity: Activity) -> str:
    return reverse("participation_activity", args=[activity.pk])


def desk_activity_url(activity: Activity) -> str:
    return reverse("desk_participation_object", args=[activity.pk])
