"""Ideas: lists, what resembles what, how many by which way."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import visible
from mithaq.kit.text import fold

from ..enums import ALIVE, SHOWN, Channel
from ..models import Cycle, Idea, Liaison

# Above this two texts say the same often enough to ask; found by trying on the ideas of the demonstration.
ALIKE = 0.34
LOOKED_AT = 400


def ideas_of(actor: Actor) -> QuerySet[Idea]:
    rows = visible(actor, Idea.objects.all()).select_related("zone", "cycle", "sheet", "sector")
    return rows.annotate(backers=Count("supports", distinct=True)).order_by("-submitted_at", "-pk")


def shown_ideas(actor: Actor, cycle: Cycle) -> QuerySet[Idea]:
    """Formal ideas everybody may read, those joined to others left out."""
    rows = ideas_of(actor).filter(cycle=cycle, state__in=SHOWN, is_informal=False)
    return rows.filter(merged_into__isnull=True)


def trigrams(text: str) -> set[str]:
    words = f"  {' '.join(fold(text).split())} "
    return {words[place : place + 3] for place in range(len(words) - 2)}


def alike(one: set[str], other: set[str]) -> float:
    """0 to 1: the share of pieces of three letters that the shorter text has in the longer."""
    small = min(len(one), len(other))
    return len(one & other) / small if small > 6 else 0.0


@dataclass(frozen=True)
class Resembling:
    idea: Idea
    score: float


def resembling(
    actor: Actor, cycle: Cycle, *, title: str, text: str = "", zone: int | None = None, but: int | None = None
) -> list[Resembling]:
    """At most five published ideas of the zone (or of no zone) that likely say the same, the closest first."""
    rows = visible(actor, Idea.objects.filter(cycle=cycle, state__in=ALIVE)).exclude(pk=but or 0)
    rows = rows.filter(Q(zone=zone) | Q(zone__isnull=True)) if zone else rows
    asked_title, asked_all = trigrams(title), trigrams(f"{title} {text}")
    found = []
    for row in rows.only("pk", "title", "text", "state", "zone_id").order_by("-pk")[:LOOKED_AT]:
        written = str(row.title)
        score = max(
            alike(asked_title, trigrams(written)) * 0.8,
            alike(asked_all, trigrams(f"{written} {row.text}")) * 0.6,
        )
        if score >= ALIKE:
            found.append(Resembling(row, score))
    return sorted(found, key=lambda one: (-one.score, -one.idea.pk))[:5]


def by_channel(cycle: Cycle) -> list[tuple[str, int, int]]:
    """(way, formal ideas, informal remarks) of all that came in, without what was not published."""
    rows = Idea.objects.filter(cycle=cycle, state__in=SHOWN).order_by().values("channel")
    counted = rows.annotate(
        formal=Count("pk", filter=Q(is_informal=False)), informal=Count("pk", filter=Q(is_informal=True))
    )
    found = {row["channel"]: (row["formal"], row["informal"]) for row in counted}
    return [(str(one.label), *found[one.value]) for one in Channel if one.value in found]


def liaisons_of(actor: Actor, cycle: Cycle | None = None) -> QuerySet[Liaison]:
    """Questions to agencies the actor may see: the unanswered first, the oldest first."""
    rows = visible(actor, Liaison.objects.all())
    rows = rows.filter(idea__cycle=cycle) if cycle else rows
    return rows.select_related("idea__zone", "idea__cycle", "agency").order_by(
        "answered_on", "asked_on", "pk"
    )
