"""A plan's way from draft to archive."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.interests import require_no_interest
from mithaq.commons.access.policy import require, require_grant
from mithaq.commons.audit.actions import record
from mithaq.kit.formats import day
from mithaq.kit.i18n import Text

from ..enums import MOVERS, MOVES, PlanStatus
from ..enums_monitoring import AssessmentKind
from ..models import Plan
from ..queries.answering import unanswered_comments
from ..queries.concerned import concerned_by_plan
from ..queries.missing import missing_answers, standing_endorsements
from ..queries.monitoring.assessments import unsigned_of
from .conflicts import unchanged
from .lifecycle.commitments import carry_commitments
from .monitoring.assessing import open_due


@transaction.atomic
def move_plan(*, by: Actor, plan: Plan, to: str, reason: Text | None = None) -> Plan:
    """Move a plan along `enums.MOVES`; `enums.MOVERS` says with which grant.

    Raises ValidationError with every sentence that stands in the way, InterestConflict when the officer has
    an interest in an institution that leads one of its commitments.
    """
    require(by, "view", plan)
    fresh = unchanged(plan)
    if to not in MOVES[fresh.status]:
        said = {"now": fresh.get_status_display(), "to": PlanStatus(to).label}
        raise ValidationError(_("A plan in the state “%(now)s” cannot become “%(to)s”.") % said)
    require_grant(by, MOVERS[to])
    require_no_interest(by, concerned_by_plan(fresh))
    if problems := what_hinders(fresh, to):
        raise ValidationError(problems)
    if to == PlanStatus.WITHDRAWN and not reason:
        raise ValidationError({"reason": _("Tell the public why the plan is withdrawn.")})
    came_from, fresh.status = fresh.status, to
    now = timezone.now()
    if to == PlanStatus.SUBMITTED:
        fresh.submitted_on = fresh.submitted_on or timezone.localdate()
    if to in (PlanStatus.ENDORSED, PlanStatus.SUBMITTED):
        fresh.published_at = fresh.published_at or now
    fresh.save()
    facts = {"from": str(came_from), "to": str(to)} | ({"reason": reason} if reason else {})
    record("plans.moved", by=by, on=fresh, data=facts)
    carry_commitments(by=by, plan=fresh, stage=to)
    # Submission starts the term of the monitor's first assessment.
    open_due(by=by, plan=fresh)
    return fresh


def what_hinders(plan: Plan, to: str) -> list[str]:
    """Sentences that say what is missing before the plan can move to a status; [] when nothing is."""
    if to == PlanStatus.PUBLIC_CONSULTATION:
        return [_("Open the public consultation: the plan moves with it.")]
    if to == PlanStatus.FINAL_DRAFT and plan.status == PlanStatus.PUBLIC_CONSULTATION:
        return _not_closed(plan)
    if to == PlanStatus.ENDORSED:
        return [*_not_reported(plan), *_not_endorsed(plan)]
    if to == PlanStatus.SUBMITTED:
        return [*_not_endorsed(plan), *(one.sentence for one in missing_answers(plan))]
    if to == PlanStatus.ASSESSED:
        return _not_assessed(plan)
    return []


def _not_assessed(plan: Plan) -> list[str]:
    still_open, unopened = unsigned_of(plan, timezone.localdate())
    told = _("Not signed by the monitor yet: %(assessment)s, due on %(day)s.")
    waiting = [told % {"assessment": one.get_kind_display(), "day": day(one.due_on)} for one in still_open]
    told = _("Not begun by the monitor yet: %(assessment)s.")
    return [*waiting, *(told % {"assessment": AssessmentKind(one.kind).label} for one in unopened)]


def _not_closed(plan: Plan) -> list[str]:
    still_open = plan.consultations.filter(opened_at__isnull=False, closes_at__gt=timezone.now())
    return [_("The public consultation is still open.")] if still_open.exists() else []


def _not_reported(plan: Plan) -> list[str]:
    held = plan.consultations.filter(opened_at__isnull=False)
    if not held.filter(reported_at__isnull=True).exists():
        return []
    waiting = unanswered_comments(plan).count()
    if waiting:
        told = _("Comments still wait for an answer: %(waiting)s.")
        return [told % {"waiting": waiting}]
    return [_("Publish “What changed because of you” first.")]


def _not_endorsed(plan: Plan) -> list[str]:
    if standing_endorsements(plan):
        return []
    return [_("Nobody outside government endorses the plan yet: at least one signature is needed.")]
