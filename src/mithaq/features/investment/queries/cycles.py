"""Years of the programme, what zones get and got."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.registers.places.enums import ZoneKind
from mithaq.registers.places.models import Zone
from mithaq.registers.projects.models import Project

from ..enums import RUNNING, Category, Kind
from ..models import Cycle, Envelope, Idea, Member, PastProject


def cycles_of(actor: Actor) -> QuerySet[Cycle]:
    return visible(actor, Cycle.objects.all()).order_by("-year", "kind")


def running(actor: Actor, kind: str = Kind.INVESTMENT) -> Cycle | None:
    """The latest year that is under way."""
    return cycles_of(actor).filter(state__in=RUNNING, kind=kind).first()


def sharing_zones() -> list[Zone]:
    """Neighbourhoods and rural zones, not the districts above them."""
    rows = Zone.objects.filter(closed_on__isnull=True).exclude(kind=ZoneKind.DISTRICT)
    return list(rows.order_by("kind", "code"))


def spent_by_zone(before: int) -> dict[int | None, Decimal]:
    """What was spent in each zone in the years before: of the lists brought in, and of projects born here."""
    rows = PastProject.objects.filter(cycle__year__lt=before).order_by().values("zone")
    found: dict[int | None, Decimal] = {
        row["zone"]: row["sum"] for row in rows.annotate(sum=Sum(Coalesce("paid", "voted")))
    }
    ideas = Idea.objects.filter(cycle__year__lt=before).values("pk")
    works = Project.objects.filter(
        source_type=ContentType.objects.get_for_model(Idea), source_id__in=ideas, cost_paid__isnull=False
    )
    for row in works.order_by().values("zone").annotate(sum=Sum("cost_paid")):
        found[row["zone"]] = found.get(row["zone"], Decimal(0)) + row["sum"]
    return found


def envelopes_of(cycle: Cycle) -> list[Envelope]:
    """Zones in their order, the whole town last."""
    rows = list(Envelope.objects.filter(cycle=cycle).select_related("zone"))
    return sorted(rows, key=lambda one: (one.zone is None, one.zone.kind if one.zone else "", one.pk))


@dataclass(frozen=True)
class Composed:
    """Members of one category. percent: of all members, rounded down."""

    code: str
    label: str
    count: int
    percent: int


def composition(cycle: Cycle) -> list[Composed]:
    """Members by category, all categories, also those nobody stands for."""
    rows = Member.objects.filter(cycle=cycle, left_on__isnull=True).order_by().values("category")
    counts = {row["category"]: row["n"] for row in rows.annotate(n=Count("pk"))}
    total = sum(counts.values())
    return [
        Composed(one.value, str(one.label), counts.get(one.value, 0), counts.get(one.value, 0) * 100 // total)
        for one in Category
        if total
    ]


def named_members(cycle: Cycle) -> list[Member]:
    """Institutions only: people are counted, never named."""
    rows = Member.objects.filter(cycle=cycle, left_on__isnull=True).select_related("organisation")
    return [one for one in rows if one.is_institutional]


def summed(rows: Iterable[PastProject]) -> tuple[Decimal, Decimal]:
    """(voted, paid)."""
    found = list(rows)
    return (
        sum((one.voted for one in found), Decimal(0)),
        sum((one.paid or Decimal(0) for one in found), Decimal(0)),
    )
