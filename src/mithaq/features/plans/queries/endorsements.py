"""Who signed for a plan, and whether its text is still the one they signed."""

from __future__ import annotations

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Q
from django.utils import timezone

from mithaq.commons.audit.models import Entry

from ..models import Commitment, Endorsement, Milestone, Plan, PlanSection

# An amendment is no such thing: it keeps the old text and is published with its reason.
REWRITINGS = ("plans.section_written", "plans.commitment_changed", "plans.milestone_changed")


def signatures_of(plan: Plan) -> list[Endorsement]:
    """All endorsements, withdrawn ones too; those that stand know whether the text was rewritten since."""
    rows = list(Endorsement.objects.filter(plan=plan).select_related("organisation", "letter"))
    standing = [one for one in rows if one.signed_on and one.withdrawn_on is None]
    changed = rewritten_on(plan) if standing else None
    for one in standing:
        if changed and one.signed_on and one.signed_on < changed:
            one.rewritten_on = changed
    return rows


def rewritten_on(plan: Plan) -> dt.date | None:
    """The last day on which what stood in an answer, a commitment or a step was changed; one query.

    What is written for the first time, or only translated, rewrites nothing.
    """
    parts = (
        (PlanSection, PlanSection.objects.filter(plan=plan)),
        (Commitment, Commitment.objects.filter(plan=plan)),
        (Milestone, Milestone.objects.filter(commitment__plan=plan)),
    )
    of_the_plan = Q()
    for model, rows in parts:
        kind = ContentType.objects.get_for_model(model)
        of_the_plan |= Q(subject_type=kind, subject_id__in=rows.values("pk"))
    entries = Entry.objects.filter(of_the_plan, event__in=REWRITINGS)
    last = entries.exclude(event="plans.section_written", data__version=1).aggregate(last=Max("at"))["last"]
    return timezone.localdate(last) if last else None
