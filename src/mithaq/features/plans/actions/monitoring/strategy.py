"""How people take part while the plan is carried out: a strategy, and activities with a date and a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.i18n import Text

from ...access_monitoring import FOLLOW
from ...models import ParticipationStrategy, Plan, PlannedActivity
from ..conflicts import put, unchanged

FIELDS = ("title", "audience", "place", "planned_on", "commitment")


@transaction.atomic
def write_strategy(*, by: Actor, plan: Plan, text: Text, seen: str = "") -> ParticipationStrategy:
    """Write or rewrite the strategy of a plan. Raises EditConflict, ValidationError."""
    require_grant(by, FOLLOW, "plans.edit")
    require(by, "view", plan)
    if not text:
        raise ValidationError({"text": _("Write the strategy.")})
    kept = ParticipationStrategy.objects.filter(plan=plan).first()
    if kept is None:
        strategy = ParticipationStrategy(municipality=plan.municipality, plan=plan)
    else:
        strategy = unchanged(kept, seen)
    strategy.text = text
    strategy.save()
    record("plans.strategy_written", by=by, on=strategy, data={"plan": plan.pk})
    return strategy


@transaction.atomic
def plan_activity(*, by: Actor, plan: Plan, fields: Mapping[str, Any]) -> PlannedActivity:
    """One more dated activity (`FIELDS`). Raises ValidationError."""
    require_grant(by, FOLLOW, "plans.edit")
    require(by, "view", plan)
    activity = PlannedActivity(municipality=plan.municipality, plan=plan)
    put(activity, fields, allowed=FIELDS)
    _check(activity)
    activity.save()
    record("plans.activity_planned", by=by, on=activity, data=_said(activity))
    return activity


@transaction.atomic
def change_activity(
    *, by: Actor, activity: PlannedActivity, fields: Mapping[str, Any], seen: str = ""
) -> PlannedActivity:
    """While it is neither reported nor cancelled. Raises EditConflict, ValidationError."""
    require(by, "edit", activity)
    fresh = _open(unchanged(activity, seen))
    if changed := put(fresh, fields, allowed=FIELDS):
        _check(fresh)
        fresh.save()
        record("plans.activity_changed", by=by, on=fresh, data=_said(fresh) | {"fields": changed})
    return fresh


@transaction.atomic
def report_activity(
    *, by: Actor, activity: PlannedActivity, report: Text, held_on: dt.date | None = None
) -> PlannedActivity:
    """It took place: when, and what came of it. Raises ValidationError."""
    require(by, "edit", activity)
    fresh = _open(unchanged(activity))
    held_on = held_on or fresh.planned_on
    if held_on > timezone.localdate():
        raise ValidationError({"held_on": _("An activity is reported once it took place.")})
    if not report:
        raise ValidationError({"report": _("Tell what came of it.")})
    fresh.report, fresh.held_on, fresh.reported_at = report, held_on, timezone.now()
    fresh.save()
    record("plans.activity_reported", by=by, on=fresh, data=_said(fresh) | {"held": held_on.isoformat()})
    return fresh


@transaction.atomic
def cancel_activity(*, by: Actor, activity: PlannedActivity, reason: Text) -> PlannedActivity:
    """It will not take place; the page goes on showing it, with the reason. Raises ValidationError."""
    require(by, "edit", activity)
    fresh = _open(unchanged(activity))
    if not reason:
        raise ValidationError({"reason": _("Tell the public why it is cancelled.")})
    fresh.report, fresh.cancelled_at = reason, timezone.now()
    fresh.save()
    record("plans.activity_cancelled", by=by, on=fresh, data=_said(fresh) | {"reason": dict(reason)})
    return fresh


def _open(activity: PlannedActivity) -> PlannedActivity:
    if activity.reported_at or activity.cancelled_at:
        raise ValidationError(_("This activity is reported or cancelled already."))
    return activity


def _check(activity: PlannedActivity) -> None:
    if activity.planned_on is None:
        raise ValidationError({"planned_on": _("Give the day of the activity.")})
    if activity.commitment is not None and activity.commitment.plan_id != activity.plan_id:
        raise ValidationError({"commitment": _("Choose a commitment of this plan.")})
    activity.full_clean()


def _said(activity: PlannedActivity) -> dict[str, Any]:
    return {"plan": activity.plan_id, "planned": activity.planned_on.isoformat()}
