"""Promises about the end: moving them, saying why they were not kept, telling who follows."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import unchanged
from mithaq.kit.i18n import Text

from ..models import Project, Replan
from ..queries import running_late


@transaction.atomic
def replan(*, by: Actor, project: Project, planned_end: dt.date, reason: Text, seen: str = "") -> Project:
    """Another planned end, with its reason. The end promised first stays, and the delay is counted from it."""
    require(by, "edit", project)
    fresh = unchanged(project, seen)
    if fresh.planned_end is None:
        raise ValidationError({"planned_end": _("No end is planned yet: write it into the project.")})
    if not reason:
        raise ValidationError({"reason": _("Tell the citizens why: they will read it here.")})
    if planned_end == fresh.planned_end:
        raise ValidationError({"planned_end": _("This is the end that is planned already.")})
    if fresh.planned_start is not None and planned_end < fresh.planned_start:
        raise ValidationError({"planned_end": _("The planned end lies before the planned start.")})
    old, fresh.planned_end = fresh.planned_end, planned_end
    fresh.save()
    Replan.objects.create(
        municipality=by.municipality, project=fresh, old_end=old, new_end=planned_end, reason=Text(reason)
    )
    record(
        "projects.replanned",
        by=by,
        on=fresh,
        data={"old": old.isoformat(), "new": planned_end.isoformat(), "reason": dict(reason)},
    )
    return fresh


@transaction.atomic
def explain_delay(*, by: Actor, project: Project, reason: Text, seen: str = "") -> Project:
    """Why a project is late, in words for the citizens."""
    require(by, "edit", project)
    fresh = unchanged(project, seen)
    if not reason:
        raise ValidationError({"reason": _("Tell the citizens why: they will read it here.")})
    fresh.delay_reason = Text(reason)
    fresh.save()
    record("projects.delay_explained", by=by, on=fresh, data={"reason": dict(reason)})
    return fresh


@transaction.atomic
def tell_delays(*, by: Actor) -> list[Project]:
    """Say once of every project whose planned end passed without its works being done; run by a daily job.

    A new planned end that passes too is told again.
    """
    today = timezone.localdate()
    untold = Q(delay_told_for__isnull=True) | Q(delay_told_for__lt=F("planned_end"))
    late = list(running_late(today).filter(untold, published=True, planned_end__lt=today).select_for_update())
    for project in late:
        project.delay_told_for = project.planned_end
        project.save(update_fields=["delay_told_for"])
        record(
            "projects.delayed",
            by=by,
            on=project,
            data={
                "planned": project.planned_end.isoformat() if project.planned_end else "",
                "promised": project.promised_end.isoformat() if project.promised_end else "",
            },
        )
    return late
