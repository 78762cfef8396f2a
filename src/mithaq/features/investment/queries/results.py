"""What each zone chose, for the pages of a year."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from mithaq.registers.projects.models import Project
from mithaq.registers.voting.models import Option, Outcome, Pot

from ..models import Attestation, Cycle, Idea
from .cycles import envelopes_of
from .votes import election_of, projects_from


@dataclass(frozen=True)
class Chosen:
    """An option of a pot, with the idea it came from and the project it became."""

    option: Option
    idea: Idea | None
    project: Project | None


@dataclass(frozen=True)
class ZoneResult:
    """winners and losers are empty before the count; per_inhabitant: of the winners' cost."""

    pot: Pot
    outcome: Outcome | None
    population: int | None
    attestation: Attestation | None
    winners: list[Chosen] = field(default_factory=list)
    losers: list[Chosen] = field(default_factory=list)

    @property
    def zone_id(self) -> int | None:
        return self.pot.zone_id

    @property
    def name(self) -> Any:
        return self.pot.name

    @property
    def cost(self) -> Decimal:
        return sum((one.option.cost for one in self.winners), Decimal(0))

    @property
    def per_inhabitant(self) -> Decimal | None:
        return self.cost / self.population if self.population and self.winners else None


def results_of(cycle: Cycle) -> list[ZoneResult]:
    """Every envelope that was voted on, in the order of the ballot; without outcome until it is counted."""
    election = election_of(cycle)
    if election is None:
        return []
    people = {one.zone_id: one.population for one in envelopes_of(cycle)}
    attested = {one.zone_id: one for one in _attestations(cycle)}
    pots = list(election.pots.select_related("zone", "outcome").prefetch_related("options__subject"))
    ideas = [one.subject for pot in pots for one in pot.options.all() if isinstance(one.subject, Idea)]
    projects = projects_from(ideas)
    found = []
    for pot in pots:
        outcome = getattr(pot, "outcome", None) if election.is_counted else None
        row = ZoneResult(pot, outcome, people.get(pot.zone_id), attested.get(pot.zone_id or 0))
        if outcome is not None:
            won = set(outcome.winners)
            for one in pot.options.all():
                idea = one.subject if isinstance(one.subject, Idea) else None
                side = row.winners if one.code in won else row.losers
                side.append(Chosen(one, idea, projects.get(idea.pk) if idea else None))
        found.append(row)
    return found


def _attestations(cycle: Cycle) -> list[Attestation]:
    rows = Attestation.objects.filter(cycle=cycle)
    return list(rows.select_related("facilitator__organisation"))


@dataclass(frozen=True)
class Totals:
    envelope: Decimal
    cost: Decimal
    ballots: int
    on_paper: int
    winners: int


def totals_of(found: list[ZoneResult]) -> Totals | None:
    """None before the count."""
    counted = [one for one in found if one.outcome is not None]
    if not counted:
        return None
    return Totals(
        envelope=sum((one.pot.envelope for one in counted), Decimal(0)),
        cost=sum((one.cost for one in counted), Decimal(0)),
        ballots=sum(one.outcome.ballots for one in counted if one.outcome),
        on_paper=sum(one.outcome.on_paper for one in counted if one.outcome),
        winners=sum(len(one.winners) for one in counted),
    )
