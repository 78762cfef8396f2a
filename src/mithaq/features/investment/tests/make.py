"""Years, zones and ideas for tests."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from mithaq.commons.access.actor import Actor, system
from mithaq.features.investment import actions
from mithaq.features.investment.models import Cycle, Idea
from mithaq.kit.i18n import Text
from mithaq.registers.places.models import Zone


def words(text: str) -> Text:
    return Text(ar=text, fr=text, en=text)


def make_zones(*populations: int) -> list[Zone]:
    """Zones "z1", "z2"… with these inhabitants."""
    return [
        Zone.objects.create(code=f"z{place}", name=words(f"Zone {place}"), population=people)
        for place, people in enumerate(populations, start=1)
    ]


def make_cycle(by: Actor, *, state: str = "ideas", year: int = 2026, **fields: Any) -> Cycle:
    fields = {"amount": Decimal("1000.000"), **fields}
    row = actions.create_cycle(by=by, year=year, title=words(f"Programme {year}"), **fields)
    Cycle.objects.filter(pk=row.pk).update(state=state)
    row.refresh_from_db()
    return row


def make_idea(by: Actor, cycle: Cycle, zone: Zone | None, title: str = "Lamps on the school road") -> Idea:
    """Published."""
    sent = actions.send_idea(by=by, cycle=cycle, zone=zone, title=title, name="Amal", channel="desk")
    return sent.idea


def make_feasible(by: Actor, cycle: Cycle, zone: Zone | None, title: str, cost: str) -> Idea:
    idea = make_idea(by, cycle, zone, title)
    actions.write_sheet(by=system(cycle.municipality), idea=idea, cost=Decimal(cost), verdict="feasible")
    idea.refresh_from_db()
    return idea
