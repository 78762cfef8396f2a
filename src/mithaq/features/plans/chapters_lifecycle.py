"""What the life of the plans says in a bulletin: stages reached, promises amended."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext, gettext_lazy

from mithaq.commons.audit.models import Entry
from mithaq.commons.manifest.definitions import Chapter, Fact, Passage, Period
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.formats import day

from .addresses import plan_url
from .enums import PlanStatus
from .models import Amendment, Plan


def life_of_plans(municipality: Municipality, period: Period) -> Iterable[Fact | Passage]:
    published = {plan.pk: plan for plan in Plan.objects.filter(published_at__isnull=False)}
    yield from stages(published, period)
    yield from amended(published, period)


def stages(plans: dict[int, Plan], period: Period) -> Iterable[Fact]:
    """Each stage a published plan reached within the period."""
    moves = Entry.objects.filter(
        event="plans.moved",
        subject_type=ContentType.objects.get_for_model(Plan),
        subject_id__in=list(plans),
        at__date__range=(period.starts_on, period.ends_on),
    )
    for move in moves.order_by("number"):
        plan = plans[move.subject_id]
        now = PlanStatus(move.data["to"]).label
        yield Fact(label=plan.title, value=now, url=plan_url(plan), note=day(move.at))


def amended(plans: dict[int, Plan], period: Period) -> Iterable[Passage]:
    rows = Amendment.objects.filter(
        commitment__plan__in=list(plans), decided_on__range=(period.starts_on, period.ends_on)
    ).select_related("commitment")
    lines = tuple(
        (str(one.commitment.title), day(one.decided_on), str(one.reason))
        for one in rows.order_by("decided_on", "pk")
    )
    if lines:
        yield Passage(
            title=gettext("Promises that were amended"),
            heads=(gettext("Commitment"), gettext("Day"), gettext("Why")),
            rows=lines,
        )


CHAPTERS = (
    Chapter(code="plans.life", label=gettext_lazy("Where the plans stand"), write=life_of_plans, order=5),
)
