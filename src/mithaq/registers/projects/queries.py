"""Reading projects."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible

from .enums import BUILT, CLOSED
from .models import Project


def projects_of(actor: Actor) -> QuerySet[Project]:
    """All projects the actor may see, newest first, with their zones."""
    return visible(actor, Project.objects.all()).select_related("zone").order_by("-pk")


def late_by(today: dt.date | None = None) -> Q:
    """Past the end promised first and not finished: `progress.is_late` as a question to the database."""
    today = today or timezone.localdate()
    return Q(promised_end__lt=today, ended_on__isnull=True) & ~Q(stage__in=CLOSED | BUILT)


def running_late(today: dt.date | None = None) -> QuerySet[Project]:
    return Project.objects.filter(late_by(today)).order_by("promised_end", "pk")
