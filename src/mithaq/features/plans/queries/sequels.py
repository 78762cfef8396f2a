"""What became of a comment on a plan, from its submission to the last finished step of the commitment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.sequels import Sequel, Teller
from mithaq.kit.formats import day

from ..addresses import commitment_url, milestone_url, plan_url
from ..enums import CommitmentStatus, MilestoneStatus, PlanStatus
from ..models import Commitment, Milestone, Plan
from .public import place_of


def tell(comments: Sequence[Comment]) -> dict[int, list[Sequel]]:
    """Two queries and one for the milestones, however many comments."""
    kind = ContentType.objects.get_for_model(Plan)
    about = [comment for comment in comments if comment.subject_type_id == kind.pk]
    if not about:
        return {}
    plans = Plan.objects.in_bulk({comment.subject_id for comment in about})
    rows = Commitment.objects.filter(plan__in=plans).prefetch_related("milestones")
    commitments = {(one.plan_id, place_of(one.number)): one for one in rows}
    found = {}
    for comment in about:
        plan = plans[comment.subject_id]
        told = [*_of_plan(plan), *_of_commitment(plan, commitments.get((plan.pk, comment.place)))]
        # What happened before somebody spoke did not come of it.
        found[comment.pk] = [one for one in told if one.at is None or one.at > comment.submitted_at]
    return found


def _of_plan(plan: Plan) -> Iterable[Sequel]:
    if plan.status == PlanStatus.WITHDRAWN:
        return
    yield Sequel(
        label=_("The plan was submitted") if plan.submitted_on else _("The plan is submitted"),
        at=_moment(plan.submitted_on),
        url=plan_url(plan),
    )


def _of_commitment(plan: Plan, commitment: Commitment | None) -> Iterable[Sequel]:
    """The steps that are done in the order of their days, the next one, and the end."""
    if commitment is None or not plan.submitted_on or commitment.status == CommitmentStatus.WITHDRAWN:
        return
    commitment.plan = plan
    steps = list(commitment.milestones.all())
    done = sorted(
        (step for step in steps if step.status == MilestoneStatus.COMPLETE),
        key=lambda step: (_done_on(step), step.order),
    )
    for step in done:
        step.commitment = commitment
        yield Sequel(
            label=_("Done: %(step)s") % {"step": step.activity},
            at=_moment(_done_on(step)),
            url=milestone_url(step),
        )
    waiting = sorted((step for step in steps if step.is_open), key=lambda step: (step.due_on, step.order))
    for step in waiting[:1]:
        step.commitment = commitment
        yield Sequel(
            label=_("Next: %(step)s") % {"step": step.activity},
            detail=_("Due on %(day)s.") % {"day": day(step.due_on)},
            url=milestone_url(step),
        )
    if commitment.status == CommitmentStatus.COMPLETED and done:
        yield Sequel(
            label=_("The commitment is completed"),
            at=_moment(_done_on(done[-1])),
            url=commitment_url(commitment),
        )


def _done_on(step: Milestone) -> dt.date:
    """The due date where the day of completion is not known, as everywhere."""
    return step.completed_on or step.due_on


def _moment(on: dt.date | None) -> dt.datetime | None:
    """Noon of a day of which no hour is known."""
    return timezone.make_aware(dt.datetime.combine(on, dt.time(12))) if on else None


TELLER = Teller(code="plans.plan", tell=tell)
