"""The steps of the works: from them the physical progress is computed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.files.actions import remove_attachment
from mithaq.kit.conflicts import put, unchanged
from mithaq.kit.i18n import Text

from ..models import Project, Step

FIELDS = ("title", "weight", "planned_on", "done_on")


@transaction.atomic
def add_step(*, by: Actor, project: Project, title: Text, **fields: Any) -> Step:
    """One more step, after the others. fields: others of `FIELDS`. ValidationError by field."""
    require(by, "edit", project)
    last = project.steps.aggregate(last=Max("order"))["last"]
    step = Step(municipality=by.municipality, project=project, order=0 if last is None else last + 1)
    put(step, {"title": Text(title), **fields}, allowed=FIELDS)
    _check(step)
    step.save()
    record("projects.step_added", by=by, on=project, data=_facts(step))
    return step


@transaction.atomic
def change_step(*, by: Actor, step: Step, fields: Mapping[str, Any], seen: str = "") -> Step:
    """Set fields of `FIELDS`; the day it was done among them. EditConflict as everywhere."""
    require(by, "edit", step.project)
    fresh = unchanged(step, seen)
    was_done = fresh.done_on is not None
    changed = put(fresh, fields, allowed=FIELDS)
    if not changed:
        return fresh
    _check(fresh)
    fresh.save()
    done_now = fresh.done_on is not None and not was_done
    event = "projects.step_done" if done_now else "projects.step_changed"
    record(event, by=by, on=fresh.project, data=_facts(fresh) | {"fields": changed})
    return fresh


@transaction.atomic
def remove_step(*, by: Actor, step: Step) -> None:
    """A step that was written down by mistake; one that is done stays."""
    require(by, "edit", step.project)
    if step.done_on is not None:
        raise ValidationError(_("A step that is done stays: correct its words or its day."))
    for attachment in step.files.all():
        remove_attachment(by=by, attachment=attachment)
    record("projects.step_removed", by=by, on=step.project, data=_facts(step))
    step.delete()


def _check(step: Step) -> None:
    if not step.title:
        raise ValidationError({"title": _("Name the step.")})
    if step.done_on is not None and step.done_on > timezone.localdate():
        raise ValidationError({"done_on": _("This day is still to come.")})
    step.full_clean(exclude=["municipality"])


def _facts(step: Step) -> dict[str, Any]:
    return {
        "step": step.pk,
        "title": dict(step.title),
        "planned": _day(step.planned_on),
        "done": _day(step.done_on),
    }


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
