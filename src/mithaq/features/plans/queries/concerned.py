"""Whose matters a decision on a plan touches (row D08)."""

from __future__ import annotations

from mithaq.commons.discuss.models import Comment
from mithaq.commons.people.models import Organisation

from ..models import Commitment, Plan

COMMITMENT = "commitment-"


def concerned_by_comment(comment: Comment) -> list[Organisation]:
    """The lead of the commitment a comment is about; nobody for other parts of a plan."""
    number = comment.place.removeprefix(COMMITMENT)
    if not comment.place.startswith(COMMITMENT) or not number.isdigit():
        return []
    rows = Commitment.objects.filter(plan_id=comment.subject_id, number=int(number), lead__isnull=False)
    return [one.lead for one in rows.select_related("lead__parent") if one.lead]


def concerned_by_plan(plan: Plan) -> list[Organisation]:
    """Those who lead a commitment of the plan."""
    led = Commitment.objects.filter(plan=plan, lead__isnull=False)
    return list(Organisation.objects.filter(pk__in=led.values("lead")).select_related("parent"))


def lead_of(commitment: Commitment) -> Organisation | None:
    """Who answers for a commitment: its working group is coordinated from there (`Record.extra["lead"]`)."""
    return commitment.lead
