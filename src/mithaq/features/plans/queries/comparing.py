"""The town's plans side by side: what each promised, how far it came, who took part."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count

from mithaq.commons.access.actor import Actor
from mithaq.commons.discuss.access import standing
from mithaq.commons.discuss.models import Comment

from ..enums import CommitmentStatus
from ..models import Endorsement, Plan
from .progress import Progress
from .public import Listed, coverage_of, plans_of_town


@dataclass(frozen=True)
class Compared:
    """One plan among its town's. completed: commitments; answered: of the published comments; goals: how many
    Sustainable Development Goals its commitments serve; endorsed: signatures from outside government that stand.
    """

    plan: Plan
    commitments: int
    completed: int
    progress: Progress
    comments: int
    answered: int
    endorsed: int
    goals: int


def compared(actor: Actor) -> list[Compared]:
    """The earliest first, so that the reader sees the way; as many queries for many plans as for one."""
    shelf = plans_of_town(actor)
    listed = sorted([*shelf.earlier, *shelf.current], key=_by_time)
    plans = [one.plan.pk for one in listed]
    kind = ContentType.objects.get_for_model(Plan)
    answers = Comment.objects.filter(
        standing(), subject_type=kind, subject_id__in=plans, answered_at__isnull=False
    )
    answered = dict(answers.order_by().values_list("subject_id").annotate(Count("pk")))
    signed = Endorsement.objects.filter(plan__in=plans, is_governmental=False, withdrawn_on__isnull=True)
    endorsed = dict(signed.order_by().values_list("plan").annotate(Count("pk")))
    return [
        Compared(
            plan=one.plan,
            commitments=len(one.pledges),
            completed=sum(pledge.commitment.status == CommitmentStatus.COMPLETED for pledge in one.pledges),
            progress=one.progress,
            comments=one.comments,
            answered=answered.get(one.plan.pk, 0),
            endorsed=endorsed.get(one.plan.pk, 0),
            goals=len(coverage_of(pledge.commitment for pledge in one.pledges)),
        )
        for one in listed
    ]


def _by_time(listed: Listed) -> tuple[bool, object, int]:
    """A plan without a start is one that is only being written."""
    plan = listed.plan
    return plan.starts_on is None, plan.starts_on or plan.pk, plan.pk
