"""Whom to ask, about which steps, and who keeps silent."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mithaq.commons.people.models import Organisation
from mithaq.methods.quarters import Quarter

from ...enums import MilestoneStatus
from ...models import Milestone, Plan, UpdateRequest

CLOSED = (MilestoneStatus.COMPLETE, MilestoneStatus.CANCELLED)


def open_steps(plan: Plan) -> QuerySet[Milestone]:
    return Milestone.objects.filter(commitment__plan=plan).exclude(status__in=CLOSED)


def institutions_to_ask(plan: Plan, quarter: Quarter) -> list[Organisation]:
    """Those who answer for a step that is still open and had begun by then, and were not asked yet."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=quarter.ends_on)
    asked = UpdateRequest.objects.filter(plan=plan, quarter_on=quarter.starts_on)
    steps = open_steps(plan).filter(begun)
    rows = Organisation.objects.filter(pk__in=steps.order_by().values("responsible"), closed_on__isnull=True)
    return list(rows.exclude(pk__in=asked.values("organisation")).order_by("pk"))


def steps_of_request(request: UpdateRequest) -> list[Milestone]:
    """The steps an institution is asked about, the soonest due first."""
    rows = open_steps(request.plan).filter(responsible=request.organisation)
    return list(rows.select_related("commitment", "responsible").order_by("due_on", "pk"))
