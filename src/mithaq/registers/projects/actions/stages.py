"""The one door through which a project changes its stage."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.kit.conflicts import unchanged
from mithaq.kit.i18n import Text

from ..enums import BUILT, MOVES, PROPOSED, Stage, needs_reason
from ..models import Move, Project
from .opening import check


@transaction.atomic
def move_project(
    *,
    by: Actor,
    project: Project,
    stage: str,
    on: dt.date | None = None,
    reason: Text | None = None,
    seen: str = "",
) -> Project:
    """Bring a project to another stage of the table in enums, on a day that is not to come.

    A stop, an end without result and a step back need their reason. The day of "under way" is the start of the
    works, that of "finished" their end, unless they are known. Raises ValidationError by field.
    """
    require(by, "edit", project)
    fresh = unchanged(project, seen)
    reason = Text(reason or {})
    on = on or timezone.localdate()
    _check_move(fresh, stage, on, reason)
    old, fresh.stage, fresh.stage_since = fresh.stage, stage, on
    if stage == Stage.UNDER_WAY:
        fresh.started_on = fresh.started_on or on
        fresh.ended_on = None
    if stage in BUILT:
        fresh.started_on = fresh.started_on or on
        fresh.ended_on = fresh.ended_on or on
    if old in PROPOSED and stage not in PROPOSED:
        fresh.promised_end = fresh.planned_end
    check(fresh)
    fresh.save()
    Move.objects.create(
        municipality=by.municipality, project=fresh, old=old, stage=stage, on=on, reason=reason
    )
    record(
        "projects.stage_changed",
        by=by,
        on=fresh,
        data={"from": str(old), "to": str(stage), "on": on.isoformat(), "reason": dict(reason)},
    )
    return fresh


def _check_move(project: Project, stage: str, on: dt.date, reason: Text) -> None:
    if stage not in MOVES[project.stage]:
        raise ValidationError({"stage": _("A project cannot go from its stage straight to that one.")})
    if on > timezone.localdate():
        raise ValidationError({"on": _("This day is still to come.")})
    if on < project.stage_since:
        raise ValidationError({"on": _("This day lies before the stage the project is in now.")})
    if needs_reason(project.stage, stage) and not reason:
        raise ValidationError({"reason": _("Tell the citizens why: they will read it here.")})
    if stage == Stage.CONTRACTED:
        if not project.contractor:
            raise ValidationError({"stage": _("Write down the contractor first.")})
        if project.cost_contracted is None:
            raise ValidationError({"stage": _("Write down the contracted cost first.")})
